/** Tests of the simulated gateway, through its wire. */
@NullMarked
package io.mytrader.gateway;

import org.jspecify.annotations.NullMarked;
