/** What clients ask about: contracts, history, live data, the account. */
@NullMarked
package io.mytrader.gateway.data;

import org.jspecify.annotations.NullMarked;
