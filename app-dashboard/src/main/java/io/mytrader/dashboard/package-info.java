/** The server behind the browser. */
@NullMarked
package io.mytrader.dashboard;

import org.jspecify.annotations.NullMarked;
