package io.mytrader.gateway.order;

/** What names an order between client and gateway. */
public record OrderKey(int clientId, int orderId) {}
