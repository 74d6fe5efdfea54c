/** Tests of the server from outside. */
@NullMarked
package io.mytrader.dashboard;

import org.jspecify.annotations.NullMarked;
