package io.mytrader.bedrock;

import io.mytrader.market.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a model's tokens cost.
 *
 * @param inputPerMillion US dollars for a million tokens sent
 * @param outputPerMillion US dollars for a million tokens received
 */
public record ModelPrice(Money inputPerMillion, Money outputPerMillion) {
    private static final int DIGITS_OF_A_MILLION = 6;

    public ModelPrice {
        if (inputPerMillion.isNegative() || outputPerMillion.isNegative()) {
            throw new IllegalArgumentException(
                    "negative price: " + inputPerMillion + ", " + outputPerMillion);
        }
    }

    /** The cost of a call, rounded up to a billionth of a dollar. */
    public Money cost(long inputTokens, long outputTokens) {
        BigDecimal millionths =
                product(inputPerMillion, inputTokens).add(product(outputPerMillion, outputTokens));
        return new Money(
                millionths
                        .movePointLeft(DIGITS_OF_A_MILLION)
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact());
    }

    private static BigDecimal product(Money perMillion, long tokens) {
        return BigDecimal.valueOf(perMillion.nanos()).multiply(BigDecimal.valueOf(tokens));
    }
}
