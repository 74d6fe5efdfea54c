/** Watches from the broker's side whether a trading program keeps its promises. */
@NullMarked
package io.mytrader.gateway.referee;

import org.jspecify.annotations.NullMarked;
