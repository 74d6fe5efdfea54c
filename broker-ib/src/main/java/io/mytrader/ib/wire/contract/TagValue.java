package io.mytrader.ib.wire.contract;

/** One named parameter. */
public record TagValue(String tag, String value) {}
