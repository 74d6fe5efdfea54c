package io.mytrader.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.exit.AtrMultipliers;
import io.mytrader.exit.ExitSettings;
import io.mytrader.exit.StopMethod;
import io.mytrader.exit.StopSettings;
import io.mytrader.limit.LimitSettings;
import io.mytrader.limit.OnDailyLoss;
import io.mytrader.market.Money;
import io.mytrader.signal.VolatilityLevel;
import io.mytrader.sizing.SizingMethod;
import io.mytrader.sizing.SizingSettings;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TradingSettingsTest {
    @Test
    void theDefaultsAreThePublishedOnes() {
        assertThat(TradingSettings.defaults())
                .isEqualTo(
                        new TradingSettings(
                                Money.of("100000"),
                                new LimitSettings(
                                        2,
                                        Money.of("1500"),
                                        OnDailyLoss.FLATTEN,
                                        5.0,
                                        Money.of("1250"),
                                        20,
                                        6,
                                        30,
                                        5,
                                        3,
                                        60,
                                        20,
                                        15),
                                new SizingSettings(
                                        SizingMethod.KELLY,
                                        1,
                                        0.5,
                                        1.0,
                                        0.5,
                                        0.25,
                                        0.35,
                                        20,
                                        10,
                                        100,
                                        90,
                                        null),
                                new EntrySettings(EntryOrder.MARKET, 1, 60),
                                new StopSettings(
                                        StopMethod.ATR,
                                        20,
                                        40,
                                        new AtrMultipliers(1.5, 2.0, 2.5),
                                        2.0,
                                        4,
                                        true,
                                        1.0,
                                        1.0),
                                new ExitSettings(10, 0, true, 8),
                                null));
        assertThat(TradingSettings.defaults().research()).isFalse();
    }

    @Test
    void withoutAStopItIsResearch() {
        TradingSettings settings = TradingSettings.defaults();
        assertThat(settings.with(settings.stop().with(StopMethod.NONE)).research()).isTrue();
        assertThat(settings.with(settings.stop().with(StopMethod.TICKS)).research()).isFalse();
    }

    @Test
    void aPartIsReplacedAndTheRestStays() {
        TradingSettings settings = TradingSettings.defaults();
        LimitSettings limits = limits(3, 1, 1, 1);
        SizingSettings sizing = settings.sizing().with(SizingMethod.FIXED);
        EntrySettings entry = new EntrySettings(EntryOrder.LIMIT, 2, 30);
        StopSettings stop = settings.stop().with(StopMethod.TICKS);
        ExitSettings exit = new ExitSettings(5, 10, false, 4);
        assertThat(settings.with(limits).with(sizing).with(entry).with(stop).with(exit))
                .isEqualTo(
                        new TradingSettings(
                                settings.initialCapital(),
                                limits,
                                sizing,
                                entry,
                                stop,
                                exit,
                                null));
    }

    @Test
    void theMultiplierFollowsTheVolatility() {
        AtrMultipliers multipliers = new AtrMultipliers(1, 2, 3);
        assertThat(multipliers.at(VolatilityLevel.LOW)).isEqualTo(1);
        assertThat(multipliers.at(VolatilityLevel.MEDIUM)).isEqualTo(2);
        assertThat(multipliers.at(VolatilityLevel.HIGH)).isEqualTo(3);
    }

    @Test
    void amountsAreAboveZero() {
        refused("initial_capital", () -> capital(Money.ZERO));
        refused("max_daily_loss", () -> limits(1, 0, 5, 1));
        refused("max_loss_per_trade", () -> limits(1, 1, 5, 0));
        refused("commission_per_contract", () -> commission(Money.of("-0.01")));
        assertThatCode(() -> commission(Money.ZERO)).doesNotThrowAnyException();
        assertThat(commission(Money.of("1")).commissionPerContract()).isEqualTo(Money.of("1"));
    }

    @Test
    void aRiskAboveTenPercentIsTakenForAMistake() {
        refused("max_drawdown_pct", () -> limits(1, 1, 10.001, 1));
        refused("max_drawdown_pct", () -> limits(1, 1, 0, 1));
        assertThatCode(() -> limits(1, 1, 10, 1)).doesNotThrowAnyException();
        refused("risk_per_trade_pct", () -> sizing(1, 10.001, 1, 0.5, 0.25, 0.35, 1, 0, 1, 1));
        refused("max_risk_per_trade_pct", () -> sizing(1, 1, 10.001, 0.5, 0.25, 0.35, 1, 0, 1, 1));
    }

    @Test
    void eachNumberHasItsRange() {
        refused("max_position_size", () -> limits(0, 1, 5, 1));
        refused("max_daily_trades", () -> counts(0, 1, 0, 0, 1, 0, 0, 1));
        refused("max_trades_per_hour", () -> counts(1, 0, 0, 0, 1, 0, 0, 1));
        refused("min_seconds_between_entries", () -> counts(1, 1, -1, 0, 1, 0, 0, 1));
        refused("trade_cooldown_minutes", () -> counts(1, 1, 0, -1, 1, 0, 0, 1));
        refused("max_consecutive_losses", () -> counts(1, 1, 0, 0, 0, 0, 0, 1));
        refused("loss_streak_pause_minutes", () -> counts(1, 1, 0, 0, 1, -1, 0, 1));
        refused("no_entry_before_close_minutes", () -> counts(1, 1, 0, 0, 1, 0, -1, 1));
        refused("stale_after_seconds", () -> counts(1, 1, 0, 0, 1, 0, 0, 0));
        refused("fixed_size", () -> sizing(0, 1, 1, 0.5, 0.25, 0.35, 1, 0, 1, 1));
        refused("kelly_multiplier", () -> sizing(1, 1, 1, 1.01, 0.25, 0.35, 1, 0, 1, 1));
        refused("kelly_cap", () -> sizing(1, 1, 1, 0.5, 1.01, 0.35, 1, 0, 1, 1));
        refused("kelly_quantile", () -> sizing(1, 1, 1, 0.5, 0.25, 0, 1, 0, 1, 1));
        refused("kelly_quantile", () -> sizing(1, 1, 1, 0.5, 0.25, 1, 1, 0, 1, 1));
        refused("kelly_prior_trades", () -> sizing(1, 1, 1, 0.5, 0.25, 0.35, 0, 0, 1, 1));
        refused("kelly_min_trades", () -> sizing(1, 1, 1, 0.5, 0.25, 0.35, 1, -1, 1, 1));
        refused("kelly_window_trades", () -> sizing(1, 1, 1, 0.5, 0.25, 0.35, 1, 0, 0, 1));
        refused("kelly_lookback_days", () -> sizing(1, 1, 1, 0.5, 0.25, 0.35, 1, 0, 1, 0));
        refused("entry_limit_offset_ticks", () -> new EntrySettings(EntryOrder.LIMIT, -1, 1));
        refused("entry_timeout_seconds", () -> new EntrySettings(EntryOrder.LIMIT, 0, 0));
        refused("stop_loss_ticks", () -> stop(0, 1, 2, 1, 1, 1));
        refused("take_profit_ticks", () -> stop(1, 0, 2, 1, 1, 1));
        refused("reward_risk_ratio", () -> stop(1, 1, 0.09, 1, 1, 1));
        refused("min_stop_distance_ticks", () -> stop(1, 1, 2, 0, 1, 1));
        refused("trailing_arm_atr", () -> stop(1, 1, 2, 1, -0.01, 1));
        refused("trailing_distance_atr", () -> stop(1, 1, 2, 1, 1, 0.09));
        refused("atr_multiplier.low", () -> new AtrMultipliers(0, 1, 1));
        refused("atr_multiplier.medium", () -> new AtrMultipliers(1, 0, 1));
        refused("atr_multiplier.high", () -> new AtrMultipliers(1, 1, 101));
        refused("flatten_before_close_minutes", () -> new ExitSettings(-1, 0, true, 0));
        refused("max_trade_duration_minutes", () -> new ExitSettings(0, -1, true, 0));
        refused("exit_through_ticks", () -> new ExitSettings(0, 0, true, -1));
        refused("min_confidence", () -> GateContext.live(1.01, 0));
        refused("slippage_ticks", () -> GateContext.live(1, -1));
    }

    @Test
    void theLeastOfEachRangeIsAllowed() {
        assertThatCode(
                        () -> {
                            counts(1, 1, 0, 0, 1, 0, 0, 1);
                            sizing(1, 0.001, 0.001, 0, 0, 0.001, 1, 0, 1, 1);
                            stop(1, 1, 0.1, 1, 0, 0.1);
                            new ExitSettings(0, 0, true, 0);
                            new EntrySettings(EntryOrder.LIMIT, 0, 1);
                            GateContext.live(0, 0);
                        })
                .doesNotThrowAnyException();
    }

    private static void refused(String key, ThrowingCallable construction) {
        assertThatThrownBy(construction)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + " must be");
    }

    private static TradingSettings capital(Money capital) {
        TradingSettings d = TradingSettings.defaults();
        return new TradingSettings(
                capital, d.limits(), d.sizing(), d.entry(), d.stop(), d.exit(), null);
    }

    private static TradingSettings commission(Money commission) {
        TradingSettings d = TradingSettings.defaults();
        return new TradingSettings(
                d.initialCapital(),
                d.limits(),
                d.sizing(),
                d.entry(),
                d.stop(),
                d.exit(),
                commission);
    }

    private static LimitSettings limits(
            int maxPosition, long dailyLoss, double drawdownPct, long lossPerTrade) {
        return new LimitSettings(
                maxPosition,
                Money.ofUnits(dailyLoss),
                OnDailyLoss.FLATTEN,
                drawdownPct,
                Money.ofUnits(lossPerTrade),
                20,
                6,
                30,
                5,
                3,
                60,
                20,
                15);
    }

    private static LimitSettings counts(
            int daily,
            int hourly,
            int seconds,
            int cooldown,
            int losses,
            int pause,
            int noEntry,
            int stale) {
        return new LimitSettings(
                2,
                Money.ofUnits(1),
                OnDailyLoss.FLATTEN,
                5,
                Money.ofUnits(1),
                daily,
                hourly,
                seconds,
                cooldown,
                losses,
                pause,
                noEntry,
                stale);
    }

    private static SizingSettings sizing(
            int fixed,
            double risk,
            double maxRisk,
            double multiplier,
            double cap,
            double quantile,
            int prior,
            int least,
            int window,
            int days) {
        return new SizingSettings(
                SizingMethod.KELLY,
                fixed,
                risk,
                maxRisk,
                multiplier,
                cap,
                quantile,
                prior,
                least,
                window,
                days,
                null);
    }

    private static StopSettings stop(
            int stop, int target, double ratio, int least, double arm, double distance) {
        return new StopSettings(
                StopMethod.ATR,
                stop,
                target,
                new AtrMultipliers(1, 1, 1),
                ratio,
                least,
                true,
                arm,
                distance);
    }
}
