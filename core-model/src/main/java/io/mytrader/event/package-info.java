/** What the engine tells the world. */
@NullMarked
package io.mytrader.event;

import org.jspecify.annotations.NullMarked;
