package io.mytrader.ib.wire.contract;

/** One leg of a combination (security type BAG) in a request for data. */
public record ComboLeg(int conId, int ratio, String action, String exchange) {}
