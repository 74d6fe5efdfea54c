package io.mytrader.ib.wire.order;

/** One leg of a combination order. */
public record OrderLeg(
        int conId,
        int ratio,
        String action,
        String exchange,
        int openClose,
        int shortSaleSlot,
        String designatedLocation,
        int exemptCode) {}
