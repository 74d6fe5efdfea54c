/** The deterministic trading engine: inputs in, commands, events and decisions out. */
@NullMarked
package io.mytrader.engine;

import org.jspecify.annotations.NullMarked;
