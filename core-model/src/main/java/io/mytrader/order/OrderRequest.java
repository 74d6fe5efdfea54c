package io.mytrader.order;

/** What can be submitted: a bracket, or one order that reduces or protects a position. */
public sealed interface OrderRequest permits Bracket, SingleOrder {}
