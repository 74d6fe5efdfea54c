package io.mytrader.report;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.backtest.IntrabarComparison;
import io.mytrader.backtest.IntrabarComparison.AmbiguousTrade;
import io.mytrader.backtest.TradeLevels;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.OrderSide;
import io.mytrader.performance.BuyAndHold;
import io.mytrader.performance.EquityCurve;
import io.mytrader.property.Property;
import io.mytrader.report.RunFacts.Setting;
import io.mytrader.signal.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Results of runs to write reports of. */
public final class ReportSamples {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final long MINUTE = 60_000;

    private ReportSamples() {}

    /** Five minutes, three trades: a win, a loss without a stop and a breakeven. */
    public static BacktestResult small() {
        long open = Instant.parse("2024-01-02T14:30:00Z").toEpochMilli();
        long day = MES.calendar().exchangeDayOf(open).toEpochDay();
        BarSeries bars =
                BarSeries.builder(MINUTE)
                        .add(open, 4800, 4801, 4799.5, 4800.5, 120)
                        .add(open + MINUTE, 4800.5, 4803, 4800, 4802.75, 340)
                        .add(open + 2 * MINUTE, 4802.75, 4802.75, 4798, 4799, 510)
                        .add(open + 3 * MINUTE, 4799, 4799, 4799, 4799, 0)
                        .add(open + 4 * MINUTE, 4799.25, 4800, 4799, 4799.5, 90)
                        .build();
        String[] values = {"10000", "10010.11", "9997.72", "9997.72", "9997.72"};
        EquityCurve.Builder equity = EquityCurve.builder(5);
        for (int i = 0; i < 5; i++) {
            equity.add(open + (i + 1) * MINUTE, day, Money.of(values[i]).nanos());
        }
        List<ClosedTrade> trades =
                List.of(
                        trade(1, open, 0, 1, "4800.5", "4802.75", ExitReason.TAKE_PROFIT, "11.25"),
                        withoutStop(
                                trade(
                                        2,
                                        open,
                                        1,
                                        2,
                                        "4802.75",
                                        "4800.50",
                                        ExitReason.END_OF_DATA,
                                        "-11.25")),
                        trade(3, open, 2, 4, "4799", "4799.228", ExitReason.STOP_LOSS, "1.14"));
        return new BacktestResult(
                MES,
                bars,
                false,
                Money.ofUnits(10_000),
                trades,
                Map.of(1L, new TradeLevels(Price.of("4799.50"), Price.of("4802.75"))),
                equity.build(),
                Map.of(
                        Outcome.ENTERED, 3L,
                        Outcome.FILLER, 1L,
                        Outcome.COOLDOWN, 1L),
                Map.of(Outcome.COOLDOWN, 1L),
                null,
                List.of("spread"),
                IntrabarComparison.of(
                        Money.of("-2.28"),
                        Money.of("-12.39"),
                        List.of(
                                new AmbiguousTrade(
                                        2,
                                        Money.of("-12.39"),
                                        Money.of("8.86"),
                                        Money.of("8.86")))),
                0,
                2,
                1,
                BuyAndHold.net(MES, bars, 1),
                "c0ffee");
    }

    public static RunFacts facts() {
        return new RunFacts(
                "0.1.0",
                "1234abcd",
                "5678ef01",
                Duration.ofMillis(250),
                List.of("bars, \"first\".csv"),
                1,
                0,
                List.of(
                        new Setting("instrument", "MES", "default"),
                        new Setting("trading.stop_method", "atr", "my.yaml:12")));
    }

    private static ClosedTrade trade(
            long id,
            long open,
            int entryBar,
            int exitBar,
            String entry,
            String exit,
            ExitReason reason,
            String gross) {
        return new ClosedTrade(
                id,
                "MES",
                id == 2 ? "a,\"b\"" : "breakout",
                "bullish_high",
                OrderSide.BUY,
                1,
                open + entryBar * MINUTE,
                Price.of(entry),
                open + exitBar * MINUTE,
                Price.of(exit),
                reason,
                Money.of(gross),
                Money.of("1.14"),
                Money.of("2.50"),
                Money.of("5"),
                Money.of("5"),
                Money.of("12.5"),
                exitBar - entryBar);
    }

    private static ClosedTrade withoutStop(ClosedTrade trade) {
        return new ClosedTrade(
                trade.tradeId(),
                trade.symbol(),
                trade.strategy(),
                trade.regime(),
                trade.side(),
                trade.quantity(),
                trade.entryMillis(),
                trade.entryPrice(),
                trade.exitMillis(),
                trade.exitPrice(),
                trade.exitReason(),
                trade.grossPnl(),
                trade.commission(),
                trade.slippage(),
                null,
                trade.mae(),
                trade.mfe(),
                trade.barsHeld());
    }

    /** A run whose strategy, regime and data have that name. */
    public static BacktestResult hostile(String name) {
        BacktestResult plain = small();
        ClosedTrade first = plain.trades().getFirst();
        ClosedTrade named =
                new ClosedTrade(
                        first.tradeId(),
                        first.symbol(),
                        name,
                        name,
                        first.side(),
                        first.quantity(),
                        first.entryMillis(),
                        first.entryPrice(),
                        first.exitMillis(),
                        first.exitPrice(),
                        first.exitReason(),
                        first.grossPnl(),
                        first.commission(),
                        first.slippage(),
                        first.initialRisk(),
                        first.mae(),
                        first.mfe(),
                        first.barsHeld());
        return with(plain, List.of(named), List.of(name));
    }

    /** A run that never traded. */
    public static BacktestResult withoutTrades() {
        BacktestResult plain = small();
        EquityCurve.Builder equity = EquityCurve.builder(plain.bars().size());
        for (int i = 0; i < plain.bars().size(); i++) {
            equity.add(
                    plain.equity().millis(i),
                    plain.equity().exchangeDay(i),
                    plain.startingBalance().nanos());
        }
        return new BacktestResult(
                plain.instrument(),
                plain.bars(),
                true,
                plain.startingBalance(),
                List.of(),
                Map.of(),
                equity.build(),
                Map.of(Outcome.WARMING_UP, 5L),
                Map.of(),
                null,
                List.of(),
                IntrabarComparison.of(Money.ZERO, Money.ZERO, List.of()),
                0,
                0,
                0,
                Money.ZERO,
                "");
    }

    private static BacktestResult with(
            BacktestResult plain, List<ClosedTrade> trades, List<String> limits) {
        return new BacktestResult(
                plain.instrument(),
                plain.bars(),
                plain.research(),
                plain.startingBalance(),
                trades,
                plain.levels(),
                plain.equity(),
                plain.outcomes(),
                plain.rejectedEntries(),
                plain.strategyFailure(),
                limits,
                plain.intrabar(),
                plain.drawdownHalts(),
                plain.exposureBars(),
                plain.fillerBars(),
                plain.buyAndHoldNet(),
                plain.orderHash());
    }

    /** A random walk of one-minute bars with random trades on it; the same for the same seed. */
    public static BacktestResult random(int barCount, int tradeCount, long seed) {
        RandomGenerator random = Property.random(seed);
        BarSeries bars = bars(barCount, random);
        String[] strategies = {"breakout", "trend_following", "mean_reversion"};
        String[] regimes = {
            "bullish_low",
            "bullish_medium",
            "bullish_high",
            "neutral_low",
            "neutral_medium",
            "bearish_medium",
            "bearish_high"
        };
        ExitReason[] reasons = {
            ExitReason.STOP_LOSS,
            ExitReason.TAKE_PROFIT,
            ExitReason.TRAILING_STOP,
            ExitReason.OPPOSITE_SIGNAL,
            ExitReason.SESSION_END
        };
        List<ClosedTrade> trades = new ArrayList<>();
        Map<Long, TradeLevels> levels = new TreeMap<>();
        List<AmbiguousTrade> ambiguous = new ArrayList<>();
        long[] netAtBar = new long[barCount];
        Money net = Money.ZERO;
        Money bookedAmbiguous = Money.ZERO;
        int stride = barCount / tradeCount;
        long exposure = 0;
        for (int i = 0; i < tradeCount; i++) {
            int entry = i * stride;
            int exit = entry + 1 + random.nextInt(stride - 1);
            int side = random.nextBoolean() ? 1 : -1;
            int ticks = 4 + random.nextInt(16);
            Price entryPrice = Price.ofDouble(bars.open(entry));
            Price exitPrice = Price.ofDouble(bars.close(exit));
            Price stop = MES.ticks(ticks);
            Money gross = MES.value(exitPrice.minus(entryPrice), side);
            Money adverse = MES.value(MES.ticks(random.nextInt(ticks + 1)), 1);
            Money favourable = MES.value(MES.ticks(random.nextInt(2 * ticks + 1)), 1);
            ClosedTrade trade =
                    new ClosedTrade(
                            i + 1,
                            "MES",
                            strategies[random.nextInt(strategies.length)],
                            regimes[random.nextInt(regimes.length)],
                            side > 0 ? OrderSide.BUY : OrderSide.SELL,
                            1,
                            bars.openMillis(entry),
                            entryPrice,
                            bars.openMillis(exit) + MINUTE,
                            exitPrice,
                            reasons[random.nextInt(reasons.length)],
                            gross,
                            Money.of("1.14"),
                            Money.of("2.5"),
                            MES.value(stop, 1),
                            adverse,
                            favourable,
                            exit - entry);
            trades.add(trade);
            levels.put(
                    trade.tradeId(),
                    new TradeLevels(
                            entryPrice.minus(stop.times(side)),
                            entryPrice.plus(stop.times(2 * side))));
            net = net.plus(trade.netPnl());
            netAtBar[exit] = trade.netPnl().nanos();
            exposure += exit - entry;
            if (i % 97 == 13) {
                bookedAmbiguous = bookedAmbiguous.plus(trade.netPnl());
                ambiguous.add(
                        new AmbiguousTrade(
                                trade.tradeId(),
                                MES.value(stop, -1),
                                MES.value(stop, 2),
                                MES.value(stop, random.nextBoolean() ? 2 : -1)));
            }
        }
        EquityCurve.Builder equity = EquityCurve.builder(barCount);
        long value = Money.ofUnits(100_000).nanos();
        for (int i = 0; i < barCount; i++) {
            value += netAtBar[i];
            equity.add(
                    bars.openMillis(i) + MINUTE,
                    MES.calendar().exchangeDayOf(bars.openMillis(i)).toEpochDay(),
                    value);
        }
        Map<Outcome, Long> rejected =
                Map.of(
                        Outcome.COOLDOWN, tradeCount / 2L,
                        Outcome.SIZE_ZERO, tradeCount / 5L,
                        Outcome.NO_ENTRY_BEFORE_CLOSE, tradeCount / 20L,
                        Outcome.LOSS_STREAK, 3L);
        Map<Outcome, Long> outcomes = new TreeMap<>(rejected);
        outcomes.put(Outcome.ENTERED, (long) tradeCount);
        outcomes.put(Outcome.EXITED, tradeCount / 4L);
        outcomes.put(Outcome.WARMING_UP, 50L);
        outcomes.put(Outcome.LOW_CONFIDENCE, tradeCount * 2L);
        outcomes.put(Outcome.HOLD, Math.max(0, barCount - 5L * tradeCount));
        return new BacktestResult(
                MES,
                bars,
                false,
                Money.ofUnits(100_000),
                trades,
                levels,
                equity.build(),
                outcomes,
                rejected,
                null,
                List.of("spread", "stale_price"),
                IntrabarComparison.of(net, bookedAmbiguous, ambiguous),
                2,
                exposure,
                0,
                BuyAndHold.net(MES, bars, 1),
                "9f2c4be1d0a86735");
    }

    private static BarSeries bars(int count, RandomGenerator random) {
        BarSeries.Builder builder = BarSeries.builder(MINUTE);
        long at = Instant.parse("2023-01-02T23:00:00Z").toEpochMilli();
        long ticks = 16_000;
        for (int i = 0; i < count; i++) {
            while (!MES.calendar().isOpen(at)) {
                at = MES.calendar().sessionAtOrAfter(at).openMillis();
            }
            long open = ticks;
            long close = Math.max(2000, open + Math.round(random.nextGaussian() * 2.4));
            long high = Math.max(open, close) + random.nextInt(4);
            long low = Math.min(open, close) - random.nextInt(4);
            ticks = close;
            builder.add(
                    at,
                    open * 0.25,
                    high * 0.25,
                    low * 0.25,
                    close * 0.25,
                    50 + random.nextInt(900));
            at += MINUTE;
        }
        return builder.build();
    }
}
