package io.mytrader.bedrock;

import io.mytrader.market.Money;

/**
 * What may be spent in one UTC day, by all processes that share a data folder.
 *
 * @param calls requests; 0 allows none
 * @param dollars US dollars; zero allows none
 */
public record DailyBudget(int calls, Money dollars) {
    public DailyBudget {
        if (calls < 0 || dollars.isNegative()) {
            throw new IllegalArgumentException("negative budget: " + calls + ", " + dollars);
        }
    }
}
