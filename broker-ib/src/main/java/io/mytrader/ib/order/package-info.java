/**
 * Orders, executions and the account as a gateway reports them, brought into the values of the
 * broker port.
 */
@NullMarked
package io.mytrader.ib.order;

import org.jspecify.annotations.NullMarked;
