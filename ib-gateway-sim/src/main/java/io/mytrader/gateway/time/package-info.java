/** The gateway's own time, stepped from outside. */
@NullMarked
package io.mytrader.gateway.time;

import org.jspecify.annotations.NullMarked;
