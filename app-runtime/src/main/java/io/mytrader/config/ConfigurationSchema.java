package io.mytrader.config;

import io.mytrader.config.ValueType.Choice;
import io.mytrader.config.ValueType.DecimalNumber;
import io.mytrader.config.ValueType.Flag;
import io.mytrader.config.ValueType.FreeMap;
import io.mytrader.config.ValueType.ListOf;
import io.mytrader.config.ValueType.Structure;
import io.mytrader.config.ValueType.Text;
import io.mytrader.config.ValueType.WholeNumber;
import io.mytrader.feature.NearestName;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every key of the configuration with its type, range and unit, in the order of {@code
 * defaults.yaml}.
 *
 * <p>Defaults are not here but in that file; meanings are its comments.
 */
final class ConfigurationSchema {
    /** The key under which a strategy's own parameters stand. */
    static final String PARAMETERS = "strategy.parameters";

    private static final BigDecimal LARGEST_AMOUNT = BigDecimal.valueOf(1_000_000_000L);
    private static final String CONTRACT_MONTH = "a contract month as yyyymm, such as 202612";

    private static final SequencedMap<String, Key> KEYS = new LinkedHashMap<>();
    private static final TreeSet<String> SECTIONS = new TreeSet<>();

    static {
        session();
        trading();
        strategies();
        advice();
        surroundings();
        for (String path : KEYS.keySet()) {
            for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                SECTIONS.add(path.substring(0, dot));
            }
        }
    }

    private ConfigurationSchema() {}

    /** All keys by path. */
    static Map<String, Key> keys() {
        return KEYS;
    }

    static Optional<Key> key(String path) {
        return Optional.ofNullable(KEYS.get(path));
    }

    static boolean isSection(String path) {
        return SECTIONS.contains(path);
    }

    static boolean isParameter(String path) {
        return path.startsWith(PARAMETERS + ".") && path.length() > PARAMETERS.length() + 1;
    }

    /** The name of a key in the section, as an example. */
    static String firstIn(String section) {
        String prefix = section + ".";
        return KEYS.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .findFirst()
                .orElse("name");
    }

    /** Why a path is not a key, with the nearest known one. */
    static String explainUnknown(String path) {
        Optional<String> nearest = nearest(path);
        if (nearest.isPresent()) {
            return "unknown key; did you mean " + nearest.get() + "?";
        }
        if (Redaction.isSecretName(path)) {
            return "unknown key; secrets do not belong into the configuration: they come from the"
                    + " environment or the AWS credential chain";
        }
        return "unknown key; known here: " + String.join(", ", siblings(path));
    }

    /** The known key that somebody probably meant. */
    static Optional<String> nearest(String path) {
        String section = section(path);
        Optional<String> sibling = NearestName.of(name(path), siblings(path));
        if (sibling.isPresent()) {
            return sibling.map(name -> section.isEmpty() ? name : section + "." + name);
        }
        List<String> elsewhere =
                KEYS.keySet().stream().filter(key -> name(key).equals(name(path))).toList();
        if (!elsewhere.isEmpty()) {
            return Optional.of(elsewhere.getFirst());
        }
        return NearestName.of(path, KEYS.keySet(), 3);
    }

    /** Names in the section of a path; the top level's for a section that does not exist. */
    private static List<String> siblings(String path) {
        String section = section(path);
        TreeSet<String> names = new TreeSet<>();
        KEYS.keySet().stream()
                .filter(key -> section(key).equals(section))
                .forEach(key -> names.add(name(key)));
        SECTIONS.stream()
                .filter(key -> section(key).equals(section))
                .forEach(key -> names.add(name(key)));
        return names.isEmpty() ? siblings("mode") : List.copyOf(names);
    }

    private static String section(String path) {
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static void session() {
        add("mode", choice("paper", "live"));
        add("broker.type", choice("sim", "ib"));
        add("broker.host", text("a host name or address"));
        add("broker.port", whole(1, 65_535));
        add("broker.client_id", whole(0, Integer.MAX_VALUE));
        addNullable("broker.account", text("an account id as the broker writes it"), null);
        add("broker.protection_timeout_seconds", whole(1, 60), "seconds");
        add("instrument", instrument());
        addNullable("instruments", new ListOf(instrument()), null);
        add("lanes", new ListOf(lane()));
        add("data.source", choice("synthetic", "csv", "ib"));
        addNullable("data.csv", new ListOf(text("a file")), null);
        addNullable("data.timezone", text("a time zone such as America/Chicago or UTC"), null);
        add("data.bar_stamp", choice("open", "close"));
        add("data.interval_seconds", whole(1, 86_400), "seconds");
        add("data.min_bars", whole(0, 100_000), "bars");
        add("data.speed", decimal("0", "1000000"), "simulated time per wall time");
        add("data.seed", whole(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static void trading() {
        add("trading.initial_capital", amount(), "money");
        add("trading.max_position_size", whole(1, 100_000), "contracts");
        add("trading.max_daily_loss", amount(), "money");
        add("trading.on_daily_loss", choice("flatten", "stop_entries"));
        add("trading.max_drawdown_pct", decimal("0.001", "10"), "percent");
        add("trading.max_loss_per_trade", amount(), "money");
        add("trading.max_daily_trades", whole(1, 1_000_000), "entries");
        add("trading.max_trades_per_hour", whole(1, 1_000_000), "entries");
        add("trading.min_seconds_between_entries", whole(0, 86_400), "seconds");
        add("trading.trade_cooldown_minutes", whole(0, 1_440), "minutes");
        add("trading.max_consecutive_losses", whole(1, 1_000_000), "trades");
        add("trading.loss_streak_pause_minutes", whole(0, 10_080), "minutes");
        add("trading.no_entry_before_close_minutes", whole(0, 1_380), "minutes");
        add("trading.flatten_before_close_minutes", whole(0, 1_380), "minutes");
        add("trading.max_trade_duration_minutes", whole(0, 1_000_000), "minutes");
        add("trading.exit_on_opposite_signal", new Flag());
        add("trading.position_sizing_method", choice("kelly", "fixed_fraction", "fixed", "atr"));
        add("trading.fixed_size", whole(1, 100_000), "contracts");
        add("trading.risk_per_trade_pct", decimal("0.001", "10"), "percent");
        add("trading.max_risk_per_trade_pct", decimal("0.001", "10"), "percent");
        add("trading.kelly_multiplier", above("0", "1"));
        add("trading.kelly_cap", above("0", "1"), "fraction");
        add("trading.kelly_quantile", decimal("0.01", "0.99"));
        add("trading.kelly_prior_trades", whole(1, 10_000), "trades");
        add("trading.kelly_min_trades", whole(0, 10_000), "trades");
        add("trading.kelly_window_trades", whole(1, 10_000), "trades");
        add("trading.kelly_lookback_days", whole(1, 36_500), "days");
        addNullable("trading.kelly_when_not_positive", choice("probe", "suspend"), null);
        add("trading.entry_order", choice("market", "limit"));
        add("trading.entry_limit_offset_ticks", whole(0, 10_000), "ticks");
        add("trading.entry_timeout_seconds", whole(1, 86_400), "seconds");
        add("trading.exit_through_ticks", whole(1, 10_000), "ticks");
        add("trading.stop_method", choice("atr", "ticks", "none"));
        add("trading.stop_loss_ticks", whole(1, 1_000_000), "ticks");
        add("trading.take_profit_ticks", whole(1, 1_000_000), "ticks");
        add("trading.atr_multiplier.low", decimal("0.1", "100"), "ATR");
        add("trading.atr_multiplier.medium", decimal("0.1", "100"), "ATR");
        add("trading.atr_multiplier.high", decimal("0.1", "100"), "ATR");
        add("trading.reward_risk_ratio", decimal("0.1", "100"));
        add("trading.min_stop_distance_ticks", whole(1, 1_000_000), "ticks");
        add("trading.use_trailing_stop", new Flag());
        add("trading.trailing_arm_atr", decimal("0", "100"), "ATR");
        add("trading.trailing_distance_atr", decimal("0.1", "100"), "ATR");
        add("trading.stale_after_seconds", whole(1, 86_400), "seconds");
        addNullable("trading.commission_per_contract", decimal("0", "1000"), "money");
    }

    private static void strategies() {
        add("strategy.name", text("a strategy's name"));
        add(PARAMETERS, new FreeMap());
        add("multi_strategy.mode", text("auto or a strategy's name"));
        add("multi_strategy.selector", choice("table", "performance"));
        add("multi_strategy.strategies", new ListOf(text("a strategy's name")));
        add("multi_strategy.min_confidence", decimal("0", "1"), "fraction");
        add("multi_strategy.bias_method", choice("slope", "distance", "percent"));
        add("multi_strategy.bias_threshold", above("0", "100"));
        add("multi_strategy.volatility_method", choice("percentile", "ratio"));
        add("multi_strategy.volatility_low", decimal("0", "100"));
        add("multi_strategy.volatility_high", decimal("0", "100"));
        addNullable("user_strategies.folder", text("a folder"), null);
    }

    private static void advice() {
        add("llm.mode", choice("off", "advisory", "filter", "consensus", "override"));
        add("llm.allow_override", new Flag());
        addNullable("llm.model_id", text("a model or inference profile id"), null);
        add("llm.region", text("an AWS region such as us-east-1"));
        add("llm.max_tokens", whole(1, 200_000), "tokens");
        add("llm.temperature", decimal("0", "1"));
        add("llm.min_confidence_threshold", decimal("0", "1"), "fraction");
        add("llm.deadline_seconds", above("0", "60"), "seconds");
        addNullable("llm.on_timeout", choice("proceed", "drop"), null);
        add("llm.call_interval_seconds", whole(0, 86_400), "seconds");
        add("llm.daily_call_budget", whole(0, 1_000_000), "calls");
        add("llm.daily_dollar_budget", decimal("0", "100000"), "dollars");
        addSurrounding("llm.prices", new ListOf(modelPrice()), null);
        add("llm.sentiment.enabled", new Flag());
        add("llm.sentiment.sources", new ListOf(text("a source's name or address")));
        add("llm.sentiment.half_life_minutes", above("0", "100000"), "minutes");
    }

    private static void surroundings() {
        addSurrounding("dashboard.host", text("a host name or address"), null);
        addSurrounding("dashboard.port", whole(0, 65_535), null);
        KEYS.put(
                "dashboard.config_folder",
                new Key("dashboard.config_folder", text("a folder"), null, true, false));
        addSurrounding("storage.dir", text("a folder"), null);
        addSurrounding("storage.retention_days", whole(1, 36_500), "days");
        addSurrounding("notifications", new ListOf(notification()), null);
        add("backtest.slippage_ticks", whole(0, 10_000), "ticks");
        add("backtest.intrabar", choice("pessimistic", "optimistic", "ohlc"));
        add("backtest.on_drawdown_halt", choice("continue_next_day", "stop"));
        add("backtest.llm", choice("off", "replay", "live"));
        KEYS.put(
                "backtest.llm_answers",
                new Key("backtest.llm_answers", new ListOf(text("a file")), null, true, false));
        addSurrounding("log.level", choice("error", "warn", "info", "debug", "trace"), null);
    }

    private static Structure instrument() {
        SequencedMap<String, ValueType> fields = new LinkedHashMap<>();
        fields.put("symbol", text("an instrument such as MES"));
        fields.put("contract_month", text(CONTRACT_MONTH));
        fields.put("exchange", text("the exchange's name"));
        fields.put("currency", text("a currency code"));
        fields.put("multiplier", amount());
        fields.put("tick_size", amount());
        return new Structure(fields, List.of("symbol"), "symbol");
    }

    private static Structure lane() {
        SequencedMap<String, ValueType> strategy = new LinkedHashMap<>();
        strategy.put("name", text("a strategy's name"));
        strategy.put("parameters", new FreeMap());
        SequencedMap<String, ValueType> fields = new LinkedHashMap<>();
        fields.put("instrument", instrument());
        fields.put("strategy", new Structure(strategy, List.of("name"), "name"));
        return new Structure(fields, List.of("instrument", "strategy"), "");
    }

    private static Structure modelPrice() {
        SequencedMap<String, ValueType> fields = new LinkedHashMap<>();
        fields.put("model", text("part of a model's id"));
        fields.put("input", decimal("0", "100000"));
        fields.put("output", decimal("0", "100000"));
        return new Structure(fields, List.of("model", "input", "output"), "");
    }

    private static Structure notification() {
        SequencedMap<String, ValueType> fields = new LinkedHashMap<>();
        fields.put("type", choice("telegram", "slack", "discord", "ntfy", "webhook", "mail"));
        fields.put("events", new ListOf(text("an event's name")));
        fields.put("chat_id", text("a chat's number or @name"));
        fields.put("topic", text("a topic's name"));
        fields.put("url", text("an address that starts with https:// or http://"));
        fields.put("host", text("a mail server's name"));
        fields.put("port", whole(1, 65_535));
        fields.put("security", choice("starttls", "tls", "none"));
        fields.put("username", text("the mail server's name for you"));
        fields.put("from", text("a mail address"));
        fields.put("to", new ListOf(text("a mail address")));
        return new Structure(fields, List.of("type"), "");
    }

    private static Choice choice(String... words) {
        return new Choice(List.of(words));
    }

    private static Text text(String what) {
        return new Text(what);
    }

    private static WholeNumber whole(long least, long most) {
        return new WholeNumber(least, most);
    }

    private static DecimalNumber decimal(String least, String most) {
        return new DecimalNumber(new BigDecimal(least), false, new BigDecimal(most));
    }

    private static DecimalNumber above(String least, String most) {
        return new DecimalNumber(new BigDecimal(least), true, new BigDecimal(most));
    }

    private static DecimalNumber amount() {
        return new DecimalNumber(BigDecimal.ZERO, true, LARGEST_AMOUNT);
    }

    private static void add(String path, ValueType type) {
        add(path, type, null);
    }

    private static void add(String path, ValueType type, @Nullable String unit) {
        KEYS.put(path, new Key(path, type, unit, false, true));
    }

    private static void addNullable(String path, ValueType type, @Nullable String unit) {
        KEYS.put(path, new Key(path, type, unit, true, true));
    }

    private static void addSurrounding(String path, ValueType type, @Nullable String unit) {
        KEYS.put(path, new Key(path, type, unit, false, false));
    }
}
