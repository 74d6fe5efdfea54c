/** What programs outside see of a session, and how it is written. */
@NullMarked
package io.mytrader.api;

import org.jspecify.annotations.NullMarked;
