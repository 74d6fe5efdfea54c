package io.mytrader.backtest;

import io.mytrader.exit.AtrMultipliers;
import io.mytrader.exit.StopMethod;
import io.mytrader.exit.StopSettings;
import io.mytrader.limit.LimitSettings;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.risk.TradingSettings;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.simulation.IntrabarPath;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.sizing.SizingMethod;
import io.mytrader.sizing.SizingSettings;
import io.mytrader.strategy.Strategy;
import io.mytrader.strategy.StrategyFactory;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A backtest whose signals are written by hand: bar index to action. */
final class ScriptedRun {
    static final Instrument ES = InstrumentCatalogue.find("ES").orElseThrow();

    private static final AtrMultipliers ATR_MULTIPLIERS = new AtrMultipliers(1.5, 2.0, 2.5);

    private final Map<Integer, SignalAction> signals;
    private final List<Decision> decisions = new ArrayList<>();
    private BacktestSettings settings;

    private ScriptedRun(Map<Integer, SignalAction> signals) {
        this.signals = signals;
        settings =
                new BacktestSettings(
                        ES,
                        TradingSettings.defaults().with(fixed(1)).with(ticks(20, 40)),
                        List.of(StrategySettings.of("scripted", Map.of())),
                        1,
                        SimulationSettings.defaults(),
                        OnDrawdownHalt.CONTINUE_NEXT_DAY);
    }

    static ScriptedRun with(Map<Integer, SignalAction> signals) {
        return new ScriptedRun(signals);
    }

    ScriptedRun trading(UnaryOperator<TradingSettings> change) {
        settings = settings.with(change.apply(settings.trading()));
        return this;
    }

    ScriptedRun intrabar(IntrabarPath path) {
        settings = settings.with(new SimulationSettings(1, path));
        return this;
    }

    ScriptedRun instrument(Instrument instrument) {
        settings =
                new BacktestSettings(
                        instrument,
                        settings.trading(),
                        settings.lanes(),
                        settings.minBars(),
                        settings.simulation(),
                        settings.onDrawdownHalt());
        return this;
    }

    BacktestResult over(BarSeries bars) {
        StrategyRegistry registry =
                StrategyRegistry.builtIn()
                        .with(
                                StrategyFactory.of(
                                        "scripted",
                                        "Says what the test says.",
                                        List.of(),
                                        context -> scripted()));
        return Backtest.of(bars, settings, registry, decisions::add).run();
    }

    List<Outcome> outcomes() {
        return decisions.stream().map(Decision::outcome).toList();
    }

    private Strategy scripted() {
        int[] bar = {-1};
        return (closed, session) -> {
            bar[0]++;
            SignalAction action = signals.get(bar[0]);
            return action == null || action == SignalAction.HOLD
                    ? Signal.HOLD
                    : new Signal(action, 1.0, List.of());
        };
    }

    static SizingSettings fixed(int contracts) {
        return new SizingSettings(
                SizingMethod.FIXED, contracts, 0.5, 1.0, 0.5, 0.25, 0.35, 20, 10, 100, 90, null);
    }

    static StopSettings ticks(int stop, int target) {
        return new StopSettings(
                StopMethod.TICKS, stop, target, ATR_MULTIPLIERS, 2.0, 4, false, 1.0, 1.0);
    }

    static StopSettings trailingTicks(int stop, int target) {
        return new StopSettings(
                StopMethod.TICKS, stop, target, ATR_MULTIPLIERS, 2.0, 4, true, 1.0, 1.0);
    }

    static LimitSettings dailyLoss(LimitSettings limits, String dollars) {
        return new LimitSettings(
                limits.maxPositionSize(),
                Money.of(dollars),
                limits.onDailyLoss(),
                limits.maxDrawdownPct(),
                limits.maxLossPerTrade(),
                limits.maxDailyTrades(),
                limits.maxTradesPerHour(),
                limits.minSecondsBetweenEntries(),
                limits.tradeCooldownMinutes(),
                limits.maxConsecutiveLosses(),
                limits.lossStreakPauseMinutes(),
                limits.noEntryBeforeCloseMinutes(),
                limits.staleAfterSeconds());
    }
}
