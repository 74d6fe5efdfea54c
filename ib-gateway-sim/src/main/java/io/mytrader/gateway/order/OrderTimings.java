package io.mytrader.gateway.order;

/**
 * How long things take between gateway, broker and exchange, in milliseconds.
 *
 * @param accept from the placement or change of an order to its acknowledgement
 * @param work from the acknowledgement to the exchange
 * @param commission from an execution to its commission report
 * @param cancel from the request to the cancellation
 */
public record OrderTimings(long accept, long work, long commission, long cancel) {
    /** What a paper account shows, roughly. */
    public static final OrderTimings TYPICAL = new OrderTimings(40, 20, 60, 50);
}
