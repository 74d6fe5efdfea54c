/**
 * The long order messages. Each is a table of rows in the order of the wire ({@code
 * PlaceOrderLayout}, {@code OpenOrderLayout}, {@code CompletedOrderLayout}) over one vocabulary of
 * fields ({@code OrderField}), so that a gateway can echo in one message what it was told in
 * another.
 */
@NullMarked
package io.mytrader.ib.wire.order;

import org.jspecify.annotations.NullMarked;
