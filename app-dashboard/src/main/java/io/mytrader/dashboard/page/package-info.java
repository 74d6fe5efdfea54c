/** The files that a browser shows. */
@NullMarked
package io.mytrader.dashboard.page;

import org.jspecify.annotations.NullMarked;
