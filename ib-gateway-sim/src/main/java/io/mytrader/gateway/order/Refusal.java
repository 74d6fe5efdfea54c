package io.mytrader.gateway.order;

/** Why the gateway does not do what a client asks: an error of the protocol. */
public record Refusal(int code, String text) {}
