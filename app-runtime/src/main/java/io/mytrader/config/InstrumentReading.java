package io.mytrader.config;

import io.mytrader.feature.NearestName;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Understands an instrument as written, {@code MES} or {@code {symbol: MES, contract_month:
 * 202612}}, and holds its facts against the catalogue.
 */
final class InstrumentReading {
    private InstrumentReading() {}

    /**
     * The instrument meant.
     *
     * @param written a structure that {@link #complaints} found nothing wrong with
     */
    static InstrumentChoice choice(@Nullable Object written) {
        String symbol = text(written, "symbol").orElseThrow();
        Instrument instrument = InstrumentCatalogue.find(symbol).orElseThrow();
        YearMonth month =
                text(written, "contract_month").flatMap(InstrumentReading::month).orElse(null);
        return new InstrumentChoice(instrument, month);
    }

    /** What is wrong with an instrument as written; empty if nothing is. */
    static List<String> complaints(@Nullable Object written) {
        String symbol = text(written, "symbol").orElse("");
        Optional<Instrument> found = InstrumentCatalogue.find(symbol);
        if (found.isEmpty()) {
            List<String> known = InstrumentCatalogue.symbols();
            String nearest =
                    NearestName.of(symbol.toUpperCase(Locale.ROOT), known)
                            .map(name -> "; did you mean " + name + "?")
                            .orElse("");
            return List.of(
                    "unknown instrument \""
                            + symbol
                            + "\"; expected one of "
                            + String.join(", ", known)
                            + nearest);
        }
        Instrument instrument = found.get();
        List<String> complaints = new ArrayList<>();
        text(written, "contract_month")
                .flatMap(month -> monthComplaint(instrument, month))
                .ifPresent(complaints::add);
        contradiction(written, "exchange", instrument.exchange(), instrument)
                .ifPresent(complaints::add);
        contradiction(written, "currency", instrument.currency(), instrument)
                .ifPresent(complaints::add);
        contradiction(
                        written,
                        "multiplier",
                        BigDecimal.valueOf(instrument.pointValue().nanos(), 9),
                        instrument)
                .ifPresent(complaints::add);
        contradiction(
                        written,
                        "tick_size",
                        BigDecimal.valueOf(instrument.tickSize().nanos(), 9),
                        instrument)
                .ifPresent(complaints::add);
        return complaints;
    }

    private static Optional<String> monthComplaint(Instrument instrument, String text) {
        if (!instrument.expires()) {
            return Optional.of(instrument.symbol() + " has no contract months; remove the key");
        }
        Optional<YearMonth> month = month(text);
        if (month.isEmpty()) {
            return Optional.of(
                    "contract_month: expected yyyymm, such as 202612, found \"" + text + "\"");
        }
        if (month.get().getMonthValue() % 3 != 0) {
            return Optional.of(
                    "contract_month: "
                            + instrument.symbol()
                            + " expires in March, June, September and December only, not in "
                            + text);
        }
        return Optional.empty();
    }

    private static Optional<YearMonth> month(String text) {
        if (!text.matches("20[0-9]{4}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    YearMonth.of(
                            Integer.parseInt(text.substring(0, 4)),
                            Integer.parseInt(text.substring(4))));
        } catch (DateTimeException noSuchMonth) {
            return Optional.empty();
        }
    }

    private static Optional<String> contradiction(
            @Nullable Object written, String field, Object fact, Instrument instrument) {
        Object given = field(written, field);
        if (given == null || same(given, fact)) {
            return Optional.empty();
        }
        return Optional.of(
                field
                        + ": "
                        + CanonicalForm.of(given)
                        + " contradicts the contract facts of "
                        + instrument.symbol()
                        + ", "
                        + CanonicalForm.of(fact)
                        + "; remove the key or correct the instrument");
    }

    private static boolean same(Object given, Object fact) {
        if (given instanceof BigDecimal number && fact instanceof BigDecimal other) {
            return number.compareTo(other) == 0;
        }
        return given.equals(fact);
    }

    private static Optional<String> text(@Nullable Object written, String field) {
        return Optional.ofNullable((String) field(written, field));
    }

    private static @Nullable Object field(@Nullable Object written, String field) {
        return written instanceof Map<?, ?> map ? map.get(field) : null;
    }
}
