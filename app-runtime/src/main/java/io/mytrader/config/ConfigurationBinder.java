package io.mytrader.config;

import io.mytrader.advice.AdviceSettings;
import io.mytrader.advice.OnTimeout;
import io.mytrader.backtest.OnDrawdownHalt;
import io.mytrader.config.Configuration.ConfiguredLane;
import io.mytrader.csv.BarStamp;
import io.mytrader.exit.AtrMultipliers;
import io.mytrader.exit.ExitSettings;
import io.mytrader.exit.StopMethod;
import io.mytrader.exit.StopSettings;
import io.mytrader.limit.LimitSettings;
import io.mytrader.limit.OnDailyLoss;
import io.mytrader.market.Money;
import io.mytrader.regime.BiasMethod;
import io.mytrader.regime.VolatilityMethod;
import io.mytrader.risk.EntryOrder;
import io.mytrader.risk.EntrySettings;
import io.mytrader.risk.TradingSettings;
import io.mytrader.signal.AdviceMode;
import io.mytrader.simulation.IntrabarPath;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.sizing.KellyWhenNotPositive;
import io.mytrader.sizing.SizingMethod;
import io.mytrader.sizing.SizingSettings;
import io.mytrader.strategy.MultiStrategySettings;
import io.mytrader.strategy.SelectorKind;
import io.mytrader.strategy.StrategySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns resolved keys into the settings records of the modules.
 *
 * <p>Numbers of execution and accounting become fixed point here, those of analytics double.
 */
final class ConfigurationBinder {
    private final ResolvedConfiguration from;

    private ConfigurationBinder(ResolvedConfiguration from) {
        this.from = from;
    }

    static Configuration bind(ResolvedConfiguration resolved) {
        ConfigurationBinder binder = new ConfigurationBinder(resolved);
        return new Configuration(
                resolved,
                choice(TradingMode.class, resolved.text("mode")),
                binder.broker(),
                binder.lanes(),
                binder.data(),
                binder.trading(),
                new SimulationSettings(
                        resolved.integer("backtest.slippage_ticks"),
                        choice(IntrabarPath.class, resolved.text("backtest.intrabar"))),
                choice(OnDrawdownHalt.class, resolved.text("backtest.on_drawdown_halt")),
                binder.llm(),
                choice(BacktestAdvice.class, resolved.text("backtest.llm")),
                resolved.list("backtest.llm_answers").stream()
                        .map(file -> folder(String.valueOf(file)))
                        .toList(),
                folder(resolved.text("storage.dir")));
    }

    /** The path meant, where a leading tilde is the user's home. */
    static Path folder(String text) {
        return text.equals("~") || text.startsWith("~/")
                ? Path.of(System.getProperty("user.home") + text.substring(1))
                : Path.of(text);
    }

    private BrokerSettings broker() {
        return new BrokerSettings(
                choice(BrokerType.class, from.text("broker.type")),
                from.text("broker.host"),
                from.integer("broker.port"),
                from.integer("broker.client_id"),
                from.optionalText("broker.account").orElse(null),
                Duration.ofSeconds(from.whole("broker.protection_timeout_seconds")));
    }

    private List<ConfiguredLane> lanes() {
        List<ConfiguredLane> lanes = new ArrayList<>();
        for (Object lane : from.list("lanes")) {
            Map<?, ?> fields = (Map<?, ?>) lane;
            lanes.add(
                    new ConfiguredLane(
                            InstrumentReading.choice(fields.get("instrument")),
                            strategy((Map<?, ?>) fields.get("strategy"))));
        }
        if (lanes.isEmpty()) {
            for (InstrumentChoice instrument : from.instruments()) {
                lanes.add(new ConfiguredLane(instrument, strategy()));
            }
        }
        return lanes;
    }

    private StrategySettings strategy() {
        return new StrategySettings(
                from.text("strategy.name"), withoutNulls(from.strategyParameters()), multi());
    }

    private StrategySettings strategy(@Nullable Map<?, ?> written) {
        if (written == null) {
            throw new IllegalArgumentException("a lane without a strategy");
        }
        return new StrategySettings(
                String.valueOf(written.get("name")),
                written.get("parameters") instanceof Map<?, ?> map ? withoutNulls(map) : Map.of(),
                multi());
    }

    /** A parameter that is null has its default. */
    private static Map<String, Object> withoutNulls(Map<?, ?> parameters) {
        Map<String, Object> given = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (value != null) {
                given.put(String.valueOf(name), value);
            }
        });
        return given;
    }

    private MultiStrategySettings multi() {
        return new MultiStrategySettings(
                from.text("multi_strategy.mode"),
                choice(SelectorKind.class, from.text("multi_strategy.selector")),
                from.list("multi_strategy.strategies").stream().map(String::valueOf).toList(),
                number("multi_strategy.min_confidence"),
                choice(BiasMethod.class, from.text("multi_strategy.bias_method")),
                number("multi_strategy.bias_threshold"),
                choice(VolatilityMethod.class, from.text("multi_strategy.volatility_method")),
                number("multi_strategy.volatility_low"),
                number("multi_strategy.volatility_high"));
    }

    private DataSettings data() {
        Duration interval = Duration.ofSeconds(from.whole("data.interval_seconds"));
        DataSource source = choice(DataSource.class, from.text("data.source"));
        List<Path> files =
                from.list("data.csv").stream().map(file -> folder(String.valueOf(file))).toList();
        return new DataSettings(
                source,
                source == DataSource.CSV ? files : List.of(),
                from.optionalText("data.timezone").map(ZoneId::of).orElse(null),
                from.isGiven("data.bar_stamp")
                        ? choice(BarStamp.class, from.text("data.bar_stamp"))
                        : null,
                interval,
                from.isGiven("data.interval_seconds") ? interval : null,
                from.integer("data.min_bars"),
                number("data.speed"),
                from.whole("data.seed"));
    }

    private TradingSettings trading() {
        return new TradingSettings(
                money("trading.initial_capital"),
                limits(),
                sizing(),
                new EntrySettings(
                        choice(EntryOrder.class, from.text("trading.entry_order")),
                        from.integer("trading.entry_limit_offset_ticks"),
                        from.integer("trading.entry_timeout_seconds")),
                stop(),
                new ExitSettings(
                        from.integer("trading.flatten_before_close_minutes"),
                        from.integer("trading.max_trade_duration_minutes"),
                        from.flag("trading.exit_on_opposite_signal"),
                        from.integer("trading.exit_through_ticks")),
                from.optionalDecimal("trading.commission_per_contract")
                        .map(amount -> Money.of(amount.toPlainString()))
                        .orElse(null));
    }

    private LimitSettings limits() {
        return new LimitSettings(
                from.integer("trading.max_position_size"),
                money("trading.max_daily_loss"),
                choice(OnDailyLoss.class, from.text("trading.on_daily_loss")),
                number("trading.max_drawdown_pct"),
                money("trading.max_loss_per_trade"),
                from.integer("trading.max_daily_trades"),
                from.integer("trading.max_trades_per_hour"),
                from.integer("trading.min_seconds_between_entries"),
                from.integer("trading.trade_cooldown_minutes"),
                from.integer("trading.max_consecutive_losses"),
                from.integer("trading.loss_streak_pause_minutes"),
                from.integer("trading.no_entry_before_close_minutes"),
                from.integer("trading.stale_after_seconds"));
    }

    private SizingSettings sizing() {
        return new SizingSettings(
                choice(SizingMethod.class, from.text("trading.position_sizing_method")),
                from.integer("trading.fixed_size"),
                number("trading.risk_per_trade_pct"),
                number("trading.max_risk_per_trade_pct"),
                number("trading.kelly_multiplier"),
                number("trading.kelly_cap"),
                number("trading.kelly_quantile"),
                from.integer("trading.kelly_prior_trades"),
                from.integer("trading.kelly_min_trades"),
                from.integer("trading.kelly_window_trades"),
                from.integer("trading.kelly_lookback_days"),
                choice(KellyWhenNotPositive.class, from.text("trading.kelly_when_not_positive")));
    }

    private StopSettings stop() {
        return new StopSettings(
                choice(StopMethod.class, from.text("trading.stop_method")),
                from.integer("trading.stop_loss_ticks"),
                from.integer("trading.take_profit_ticks"),
                new AtrMultipliers(
                        number("trading.atr_multiplier.low"),
                        number("trading.atr_multiplier.medium"),
                        number("trading.atr_multiplier.high")),
                number("trading.reward_risk_ratio"),
                from.integer("trading.min_stop_distance_ticks"),
                from.flag("trading.use_trailing_stop"),
                number("trading.trailing_arm_atr"),
                number("trading.trailing_distance_atr"));
    }

    private LlmSettings llm() {
        return new LlmSettings(
                new AdviceSettings(
                        choice(AdviceMode.class, from.text("llm.mode")),
                        number("llm.min_confidence_threshold"),
                        choice(OnTimeout.class, from.text("llm.on_timeout")),
                        Math.max(1, Math.round(number("llm.deadline_seconds") * 1000))),
                from.optionalText("llm.model_id").orElse(null),
                from.text("llm.region"),
                from.integer("llm.max_tokens"),
                number("llm.temperature"),
                Duration.ofSeconds(from.whole("llm.call_interval_seconds")),
                from.integer("llm.daily_call_budget"),
                money("llm.daily_dollar_budget"),
                from.list("llm.prices").stream()
                        .map(price -> modelPrice((Map<?, ?>) price))
                        .toList(),
                new LlmSettings.Sentiment(
                        from.flag("llm.sentiment.enabled"),
                        from.list("llm.sentiment.sources").stream().map(String::valueOf).toList(),
                        Duration.ofMillis(
                                Math.round(number("llm.sentiment.half_life_minutes") * 60_000))));
    }

    private static LlmSettings.ModelPrice modelPrice(Map<?, ?> fields) {
        return new LlmSettings.ModelPrice(
                String.valueOf(fields.get("model")),
                Money.of(String.valueOf(fields.get("input"))),
                Money.of(String.valueOf(fields.get("output"))));
    }

    private double number(String path) {
        return from.decimal(path).doubleValue();
    }

    private Money money(String path) {
        return Money.of(from.decimal(path).toPlainString());
    }

    /** The constant that the configuration spells in lower case. */
    private static <E extends Enum<E>> E choice(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
