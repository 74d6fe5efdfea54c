package io.mytrader.gateway;

/**
 * Bytes over one connection.
 *
 * @param receivedBytes that the gateway has dealt with
 * @param sentBytes that are on their way to the client, or there
 * @param closed whether one side has closed it
 */
public record ConnectionTraffic(long receivedBytes, long sentBytes, boolean closed) {}
