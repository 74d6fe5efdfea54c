/** Keeps out whoever is not meant to steer trading. */
@NullMarked
package io.mytrader.dashboard.guard;

import org.jspecify.annotations.NullMarked;
