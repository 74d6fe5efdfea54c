package io.mytrader.order;

/**
 * One order on its own: an exit, a protective stop for an unprotected position, or, in research
 * mode only, an entry without protection.
 */
public record SingleOrder(Order order) implements OrderRequest {}
