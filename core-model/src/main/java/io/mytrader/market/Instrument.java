package io.mytrader.market;

import java.time.LocalDate;

/**
 * The facts of a contract that decide prices, money and hours.
 *
 * @param symbol the exchange's root symbol, such as {@code MES}
 * @param name what a person calls it
 * @param exchange the venue as Interactive Brokers names it
 * @param currency ISO 4217 code of all amounts
 * @param tickSize smallest price step, above zero
 * @param pointValue money per point and contract (the multiplier), above zero
 * @param commission money per contract and side
 * @param spreadLimitTicks widest bid-ask spread, in ticks, at which an entry is allowed
 * @param initialMargin money per contract when the account's own what-if is not known
 * @param marginAsOf the day on which {@code initialMargin} was read
 * @param calendar trading hours
 * @param expires whether contracts expire quarterly and must be rolled
 */
public record Instrument(
        String symbol,
        String name,
        String exchange,
        String currency,
        Price tickSize,
        Money pointValue,
        Money commission,
        int spreadLimitTicks,
        Money initialMargin,
        LocalDate marginAsOf,
        TradingCalendar calendar,
        boolean expires) {

    private static final long NANOS = 1_000_000_000L;

    public Instrument {
        if (tickSize.nanos() <= 0) {
            throw new IllegalArgumentException("tick size must be above zero: " + tickSize);
        }
        if (!pointValue.isPositive()) {
            throw new IllegalArgumentException("point value must be above zero: " + pointValue);
        }
        if (commission.isNegative()) {
            throw new IllegalArgumentException("negative commission: " + commission);
        }
    }

    /** This instrument with another commission per contract and side. */
    public Instrument withCommission(Money other) {
        return new Instrument(
                symbol,
                name,
                exchange,
                currency,
                tickSize,
                pointValue,
                other,
                spreadLimitTicks,
                initialMargin,
                marginAsOf,
                calendar,
                expires);
    }

    /**
     * The money that a price distance is worth, exact for distances on the tick grid; otherwise
     * rounded half up to a billionth.
     *
     * @param contracts may be negative (short)
     * @throws ArithmeticException beyond the range of {@link Money}
     */
    public Money value(Price distance, int contracts) {
        long signed = Math.multiplyExact(distance.nanos(), contracts);
        long value = pointValue.nanos();
        if (value % NANOS == 0) {
            return new Money(Math.multiplyExact(signed, value / NANOS));
        }
        long whole = Math.multiplyExact(Math.floorDiv(signed, NANOS), value);
        long rest = Math.multiplyExact(Math.floorMod(signed, NANOS), value);
        return new Money(Math.addExact(whole, Math.floorDiv(rest + NANOS / 2, NANOS)));
    }

    public Price ticks(int count) {
        return tickSize.times(count);
    }

    public boolean isOnTick(Price price) {
        return price.nanos() % tickSize.nanos() == 0;
    }

    /** The price moved onto the tick grid; unchanged if it is on it already. */
    public Price toTick(Price price, TickRounding rounding) {
        long tick = tickSize.nanos();
        long below = Math.floorDiv(price.nanos(), tick);
        long rest = price.nanos() - below * tick;
        if (rest == 0) {
            return price;
        }
        boolean up =
                switch (rounding) {
                    case UP -> true;
                    case DOWN -> false;
                    case NEAREST -> rest * 2 >= tick;
                };
        return new Price(Math.multiplyExact(up ? below + 1 : below, tick));
    }
}
