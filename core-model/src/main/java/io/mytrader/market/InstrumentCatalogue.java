package io.mytrader.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The contract facts that the product ships: CME equity-index futures and {@code GENERIC}.
 *
 * <p>Ticks, multipliers and hours are the exchange's contract specifications; commissions are
 * all-in retail figures per contract and side; margins are dated and only a fallback for the
 * account's own what-if. A broker's contract details are verified against these.
 */
public final class InstrumentCatalogue {
    private static final LocalDate MARGIN_DATE = LocalDate.of(2026, 1, 2);

    private static final List<Instrument> ALL =
            List.of(
                    future("ES", "E-mini S&P 500", "CME", "0.25", "50", "2.15", 1, 25_000),
                    future("MES", "Micro E-mini S&P 500", "CME", "0.25", "5", "0.57", 1, 2_500),
                    future("NQ", "E-mini Nasdaq-100", "CME", "0.25", "20", "2.15", 4, 38_000),
                    future("MNQ", "Micro E-mini Nasdaq-100", "CME", "0.25", "2", "0.57", 4, 3_800),
                    future("YM", "E-mini Dow", "CBOT", "1", "5", "2.15", 3, 15_000),
                    future("MYM", "Micro E-mini Dow", "CBOT", "1", "0.5", "0.57", 3, 1_500),
                    future("RTY", "E-mini Russell 2000", "CME", "0.1", "50", "2.15", 3, 10_000),
                    future("M2K", "Micro E-mini Russell 2000", "CME", "0.1", "5", "0.57", 3, 1_000),
                    generic());

    private InstrumentCatalogue() {}

    /** Every instrument, in the order in which lists show them. */
    public static List<Instrument> all() {
        return ALL;
    }

    /** The instrument of that root symbol, whatever its case. */
    public static Optional<Instrument> find(String symbol) {
        String wanted = symbol.toUpperCase(Locale.ROOT);
        return ALL.stream().filter(instrument -> instrument.symbol().equals(wanted)).findFirst();
    }

    public static List<String> symbols() {
        List<String> symbols = new ArrayList<>();
        ALL.forEach(instrument -> symbols.add(instrument.symbol()));
        return List.copyOf(symbols);
    }

    private static Instrument future(
            String symbol,
            String name,
            String exchange,
            String tick,
            String pointValue,
            String commission,
            int spreadLimitTicks,
            int margin) {
        return new Instrument(
                symbol,
                name,
                exchange,
                "USD",
                Price.of(tick),
                Money.of(pointValue),
                Money.of(commission),
                spreadLimitTicks,
                Money.ofUnits(margin),
                MARGIN_DATE,
                TradingCalendar.cmeEquityIndex(),
                true);
    }

    private static Instrument generic() {
        return new Instrument(
                "GENERIC",
                "Any other series of prices",
                "NONE",
                "USD",
                Price.of("0.01"),
                Money.ofUnits(1),
                Money.ZERO,
                1,
                Money.ZERO,
                MARGIN_DATE,
                TradingCalendar.alwaysOpen(),
                false);
    }
}
