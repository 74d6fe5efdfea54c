package io.mytrader.signal;

/** One strategy's signal on a bar, chosen or not. */
public record Vote(String strategy, Signal signal) {}
