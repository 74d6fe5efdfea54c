package io.mytrader.gateway.market;

import io.mytrader.market.Price;

/**
 * One trade at the simulated exchange.
 *
 * @param size contracts; 0 where a bar has fewer contracts than prices
 * @param gap true if the price jumped here: no price between the last one and this was tradable
 */
public record Trade(long millis, Price price, int size, boolean gap) {}
