/** What can go wrong, as a script: connection, data, orders and single messages. */
@NullMarked
package io.mytrader.gateway.fault;

import org.jspecify.annotations.NullMarked;
