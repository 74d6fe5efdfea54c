package io.mytrader.config;

import io.mytrader.feature.NearestName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What must hold between keys.
 *
 * <p>A rule about a key that is itself unusable stays silent: its own problem is told already.
 */
final class ConfigurationRules {
    private final ResolvedConfiguration configuration;
    private final Purpose purpose;
    private final Set<String> unusable;
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    ConfigurationRules(ResolvedConfiguration configuration, Purpose purpose, Set<String> unusable) {
        this.configuration = configuration;
        this.purpose = purpose;
        this.unusable = unusable;
        instruments();
        data();
        trading();
        strategies();
        advice();
        if (purpose == Purpose.TRADE) {
            broker();
        }
    }

    List<ConfigurationProblem> problems() {
        return List.copyOf(problems);
    }

    private void instruments() {
        boolean both =
                configuration.has("instrument")
                        && configuration.has("instruments")
                        && configuration.value("instruments") != null;
        rule("instruments", () -> both ? "given beside instrument; give one of the two" : null);
        instrumentList("instruments");
        lanesTradeTheInstrument();
        if (configuration.has("instrument") && !unusable.contains("instrument")) {
            complainAbout("instrument", configuration.value("instrument"));
        }
        for (Object lane : usable("lanes") ? configuration.list("lanes") : List.of()) {
            if (lane instanceof Map<?, ?> fields) {
                complainAbout("lanes", fields.get("instrument"));
            }
        }
    }

    /** Lanes name their own instruments; another one that somebody asked for would be lost. */
    private void lanesTradeTheInstrument() {
        Set<Object> traded = new HashSet<>();
        for (Object lane : configuration.list("lanes")) {
            if (lane instanceof Map<?, ?> fields
                    && fields.get("instrument") instanceof Map<?, ?> own) {
                traded.add(String.valueOf(own.get("symbol")).toUpperCase(Locale.ROOT));
            }
        }
        rule(
                "instrument",
                () -> {
                    boolean lost =
                            !traded.isEmpty()
                                    && configuration.isGiven("instrument")
                                    && configuration.value("instrument") instanceof Map<?, ?> given
                                    && !traded.contains(
                                            String.valueOf(given.get("symbol"))
                                                    .toUpperCase(Locale.ROOT));
                    return lost ? "none of the lanes trades it; change lanes instead" : null;
                },
                "lanes");
    }

    private void instrumentList(String path) {
        if (!usable(path) || configuration.value(path) == null) {
            return;
        }
        Set<Object> symbols = new HashSet<>();
        for (Object written : configuration.list(path)) {
            complainAbout(path, written);
            Object symbol = written instanceof Map<?, ?> fields ? fields.get("symbol") : null;
            if (symbol != null && !symbols.add(symbol)) {
                problem(path, symbol + " is listed twice");
            }
        }
        rule(
                path,
                () ->
                        configuration.list(path).isEmpty()
                                ? "expected at least one instrument"
                                : null);
    }

    private void complainAbout(String path, @Nullable Object written) {
        InstrumentReading.complaints(written).forEach(message -> problem(path, message));
    }

    private void data() {
        rule(
                "data.timezone",
                () -> unknownZone(configuration.optionalText("data.timezone").orElse("UTC")));
        rule(
                "data.csv",
                () ->
                        purpose == Purpose.TRADE
                                        && configuration.text("data.source").equals("csv")
                                        && configuration.list("data.csv").isEmpty()
                                ? "expected a file, because data.source is csv"
                                : null,
                "data.source");
    }

    private static @Nullable String unknownZone(String zone) {
        try {
            ZoneId.of(zone);
            return null;
        } catch (DateTimeException e) {
            String nearest =
                    NearestName.of(zone, ZoneId.getAvailableZoneIds().stream().sorted().toList())
                            .map(name -> "; did you mean " + name + "?")
                            .orElse("");
            return "unknown time zone \""
                    + zone
                    + "\"; expected one such as America/Chicago or UTC"
                    + nearest;
        }
    }

    private void trading() {
        rule(
                "trading.stop_method",
                () ->
                        purpose == Purpose.TRADE
                                        && configuration.text("trading.stop_method").equals("none")
                                ? "none is for backtests only; expected atr or ticks"
                                : null);
        rule(
                "trading.risk_per_trade_pct",
                () -> {
                    BigDecimal risk = configuration.decimal("trading.risk_per_trade_pct");
                    BigDecimal most = configuration.decimal("trading.max_risk_per_trade_pct");
                    return risk.compareTo(most) > 0
                            ? risk.toPlainString()
                                    + " exceeds trading.max_risk_per_trade_pct, "
                                    + most.toPlainString()
                            : null;
                },
                "trading.max_risk_per_trade_pct");
    }

    private void strategies() {
        rule(
                "multi_strategy.volatility_low",
                () -> {
                    BigDecimal low = configuration.decimal("multi_strategy.volatility_low");
                    BigDecimal high = configuration.decimal("multi_strategy.volatility_high");
                    return low.compareTo(high) >= 0
                            ? low.toPlainString()
                                    + " is not below multi_strategy.volatility_high, "
                                    + high.toPlainString()
                            : null;
                },
                "multi_strategy.volatility_high",
                "multi_strategy.volatility_method");
        rule(
                "multi_strategy.strategies",
                () ->
                        configuration.list("multi_strategy.strategies").isEmpty()
                                ? "expected at least one strategy"
                                : null);
    }

    private void advice() {
        rule(
                "llm.mode",
                () ->
                        configuration.text("llm.mode").equals("override")
                                        && !configuration.flag("llm.allow_override")
                                ? "override needs llm.allow_override: true as well"
                                : null,
                "llm.allow_override");
        rule(
                "backtest.llm",
                () -> {
                    String wanted = configuration.text("backtest.llm");
                    if (!wanted.equals("off") && configuration.text("llm.mode").equals("off")) {
                        return wanted + " needs llm.mode to say what advice may do";
                    }
                    boolean unlimited =
                            configuration.decimal("llm.daily_dollar_budget").signum() == 0
                                    || configuration.whole("llm.daily_call_budget") == 0;
                    return wanted.equals("live") && unlimited
                            ? "live needs llm.daily_dollar_budget and llm.daily_call_budget above 0"
                            : null;
                },
                "llm.mode",
                "llm.daily_dollar_budget",
                "llm.daily_call_budget");
        rule(
                "backtest.llm_answers",
                () ->
                        configuration.text("backtest.llm").equals("replay")
                                        && configuration.list("backtest.llm_answers").isEmpty()
                                ? "expected a file with recorded answers, because backtest.llm is"
                                        + " replay"
                                : null,
                "backtest.llm");
    }

    private void broker() {
        boolean live = configuration.text("mode").equals("live");
        boolean ib = configuration.text("broker.type").equals("ib");
        String account = configuration.optionalText("broker.account").orElse("");
        rule(
                "broker.account",
                () -> {
                    if (live && account.isEmpty()) {
                        return "mode live needs the id of the account, as the broker reports it";
                    }
                    if (live && account.startsWith("D")) {
                        return account + " is a paper account, but mode is live";
                    }
                    return !live && ib && !account.isEmpty() && !account.startsWith("D")
                            ? account
                                    + " is a live account, but mode is paper; paper accounts start"
                                    + " with D"
                            : null;
                },
                "mode",
                "broker.type");
        rule("broker.type", () -> live && !ib ? "mode live needs the broker ib" : null, "mode");
        rule(
                "data.source",
                () ->
                        ib && !configuration.text("data.source").equals("ib")
                                ? "orders at the broker ib need its own data; expected ib"
                                : null,
                "broker.type");
    }

    /** Checks a key unless it or one of the others that the rule looks at is unusable. */
    private void rule(String path, Supplier<@Nullable String> complaint, String... others) {
        if (usable(path) && List.of(others).stream().allMatch(this::usable)) {
            String message = complaint.get();
            if (message != null) {
                problem(path, message);
            }
        }
    }

    private boolean usable(String path) {
        return configuration.has(path) && !unusable.contains(path);
    }

    private void problem(String path, String message) {
        problems.add(new ConfigurationProblem(configuration.origin(path), path, message));
    }
}
