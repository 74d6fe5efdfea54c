package io.mytrader.risk;

/**
 * What is known of the market's quality when an entry is decided.
 *
 * @param spreadTicks ask minus bid, in ticks
 * @param priceAgeSeconds age of the newest price
 * @param freshness real time or delayed
 */
public record MarketReading(Reading spreadTicks, Reading priceAgeSeconds, DataFreshness freshness) {

    /** A file of bars: no quotes, no age, no delay. */
    public static final MarketReading BARS_ONLY =
            new MarketReading(
                    Reading.NOT_PROVIDED, Reading.NOT_PROVIDED, DataFreshness.NOT_PROVIDED);
}
