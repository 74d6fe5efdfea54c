/** Carries what a session tells to any number of browsers, none of which can slow it down. */
@NullMarked
package io.mytrader.dashboard.stream;

import org.jspecify.annotations.NullMarked;
