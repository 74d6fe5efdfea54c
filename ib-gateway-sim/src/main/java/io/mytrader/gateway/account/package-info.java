/** The simulated account: positions at average cost, cash, margin, values as the wire reports. */
@NullMarked
package io.mytrader.gateway.account;

import org.jspecify.annotations.NullMarked;
