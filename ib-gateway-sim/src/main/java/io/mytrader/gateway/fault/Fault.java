package io.mytrader.gateway.fault;

/** Something that goes wrong at the gateway. */
public sealed interface Fault permits TimedFault, OrderFault, MessageFault {}
