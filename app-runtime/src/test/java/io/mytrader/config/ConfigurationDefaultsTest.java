package io.mytrader.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationDefaultsTest {
    private static final String EVERY_KEY_WITH_ITS_DEFAULT =
            """
                    mode="paper"
                    broker.type="sim"
                    broker.host="127.0.0.1"
                    broker.port=4002
                    broker.client_id=11
                    broker.account=null
                    broker.protection_timeout_seconds=5
                    instrument={symbol: "MES"}
                    lanes=[]
                    data.source="synthetic"
                    data.csv=null
                    data.timezone=null
                    data.bar_stamp="open"
                    data.interval_seconds=60
                    data.min_bars=50
                    data.speed=30
                    data.seed=1
                    trading.initial_capital=100000
                    trading.max_position_size=2
                    trading.max_daily_loss=1500
                    trading.on_daily_loss="flatten"
                    trading.max_drawdown_pct=5
                    trading.max_loss_per_trade=1250
                    trading.max_daily_trades=20
                    trading.max_trades_per_hour=6
                    trading.min_seconds_between_entries=30
                    trading.trade_cooldown_minutes=5
                    trading.max_consecutive_losses=3
                    trading.loss_streak_pause_minutes=60
                    trading.no_entry_before_close_minutes=20
                    trading.flatten_before_close_minutes=10
                    trading.max_trade_duration_minutes=0
                    trading.exit_on_opposite_signal=true
                    trading.position_sizing_method="kelly"
                    trading.fixed_size=1
                    trading.risk_per_trade_pct=0.5
                    trading.max_risk_per_trade_pct=1
                    trading.kelly_multiplier=0.5
                    trading.kelly_cap=0.25
                    trading.kelly_quantile=0.35
                    trading.kelly_prior_trades=20
                    trading.kelly_min_trades=10
                    trading.kelly_window_trades=100
                    trading.kelly_lookback_days=90
                    trading.kelly_when_not_positive="probe"
                    trading.entry_order="market"
                    trading.entry_limit_offset_ticks=1
                    trading.entry_timeout_seconds=60
                    trading.exit_through_ticks=8
                    trading.stop_method="atr"
                    trading.stop_loss_ticks=20
                    trading.take_profit_ticks=40
                    trading.atr_multiplier.low=1.5
                    trading.atr_multiplier.medium=2
                    trading.atr_multiplier.high=2.5
                    trading.reward_risk_ratio=2
                    trading.min_stop_distance_ticks=4
                    trading.use_trailing_stop=true
                    trading.trailing_arm_atr=1
                    trading.trailing_distance_atr=1
                    trading.stale_after_seconds=15
                    trading.commission_per_contract=null
                    strategy.name="multi"
                    multi_strategy.mode="auto"
                    multi_strategy.selector="table"
                    multi_strategy.strategies=["breakout", "trend_following", "mean_reversion"]
                    multi_strategy.min_confidence=0.65
                    multi_strategy.bias_method="slope"
                    multi_strategy.bias_threshold=1.5
                    multi_strategy.volatility_method="percentile"
                    multi_strategy.volatility_low=0.33
                    multi_strategy.volatility_high=0.8
                    user_strategies.folder=null
                    llm.mode="off"
                    llm.allow_override=false
                    llm.model_id=null
                    llm.region="us-east-1"
                    llm.max_tokens=1024
                    llm.temperature=0.2
                    llm.min_confidence_threshold=0.7
                    llm.deadline_seconds=3
                    llm.on_timeout="proceed"
                    llm.call_interval_seconds=60
                    llm.daily_call_budget=500
                    llm.daily_dollar_budget=5
                    llm.prices=[{input: 1, model: "haiku", output: 5}, {input: 3, model: "sonnet", output: 15}, {input: 15, model: "opus", output: 75}]
                    llm.sentiment.enabled=false
                    llm.sentiment.sources=[]
                    llm.sentiment.half_life_minutes=60
                    dashboard.host="127.0.0.1"
                    dashboard.port=8000
                    dashboard.config_folder=null
                    storage.dir="~/.mytrader"
                    storage.retention_days=365
                    notifications=[]
                    backtest.slippage_ticks=1
                    backtest.intrabar="pessimistic"
                    backtest.on_drawdown_halt="continue_next_day"
                    backtest.llm="off"
                    backtest.llm_answers=null
                    log.level="info"
            """
                    .indent(-20);

    private final ResolvedConfiguration defaults =
            ConfigurationReader.resolve(ConfigurationInput.defaults(Purpose.BACKTEST));

    @Test
    void everyKeyHasItsPublishedNameAndDefault() {
        String actual =
                defaults.settings().stream()
                        .map(setting -> setting.path() + "=" + CanonicalForm.of(setting.value()))
                        .collect(Collectors.joining("\n", "", "\n"));
        assertThat(actual).isEqualTo(EVERY_KEY_WITH_ITS_DEFAULT);
    }

    @Test
    void everyKeyOfTheSchemaHasADefaultButThoseThatStandForAnother() {
        TreeSet<String> without = new TreeSet<>(ConfigurationSchema.keys().keySet());
        defaults.settings().forEach(setting -> without.remove(setting.path()));
        assertThat(without).containsExactly("instruments", "strategy.parameters");
        assertThat(defaults.strategyParameters()).isEmpty();
    }

    @Test
    void valuesThatDependOnOthersSaySo() {
        assertThat(defaults.origin("trading.kelly_when_not_positive"))
                .isEqualTo(new Origin.Derived("paper or backtest"));
        assertThat(defaults.origin("llm.on_timeout"))
                .isEqualTo(new Origin.Derived("llm.mode is off"));
        assertThat(defaults.origin("mode")).isEqualTo(new Origin.ProductDefault());
    }

    @Test
    void everyLineOfTheFileIsCommentedOrHoldsAKey() {
        assertThat(ConfigurationReader.defaultsText().lines())
                .noneMatch(line -> line.contains("\t"))
                .allMatch(line -> line.length() <= 100);
    }
}
