package io.mytrader.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.exit.ExitRules;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.exit.SessionWindow;
import io.mytrader.limit.HaltReason;
import io.mytrader.limit.LimitSettings;
import io.mytrader.limit.OnDailyLoss;
import io.mytrader.limit.RiskLedger;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.market.Quantity;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import io.mytrader.order.Bracket;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.SingleOrder;
import io.mytrader.property.Property;
import io.mytrader.signal.VolatilityLevel;
import io.mytrader.sizing.SizingMethod;
import io.mytrader.sizing.TradeResult;
import io.mytrader.sizing.TradeStatistics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Random bars, signals, fills, rejects, partial fills and restarts on two instruments. */
class RandomTradingTest {
    private static final long MINUTE = 60_000;
    private static final Money START = Money.ofUnits(200_000);
    private static final TradingCalendar CME = TradingCalendar.cmeEquityIndex();

    @Test
    void noLimitIsEverBrokenAndARestartChangesNothing() {
        Map<Kind, Integer> seen = new EnumMap<>(Kind.class);
        Property.holds(
                24,
                random -> {
                    long seed = random.nextLong();
                    Run whole = new Run(seed, false);
                    whole.sessions(4);
                    Run restarted = new Run(seed, true);
                    restarted.sessions(4);
                    assertThat(restarted.answers).isEqualTo(whole.answers);
                    assertThat(restarted.ledger.snapshot()).isEqualTo(whole.ledger.snapshot());
                    whole.seen.forEach((kind, count) -> seen.merge(kind, count, Integer::sum));
                });
        if (Long.getLong("property.seed") == null) {
            // The runs are worth nothing if they never come near the limits.
            assertThat(seen.keySet()).containsExactlyInAnyOrder(Kind.values());
        }
    }

    private enum Kind {
        ENTERED,
        DENIED,
        DAILY_LOSS_REACHED,
        HALTED,
        GAPPED_BEYOND_STOP,
        TRADE_CLOSED
    }

    private static final class Run {
        private final RandomGenerator random;
        private final boolean restarts;
        private final TradingSettings settings;
        private final ExitRules exits;
        private final List<RandomDesk> desks;
        private RiskLedger ledger;
        private TradeStatistics statistics;
        private RiskGate gate;

        private final List<GateAnswer> answers = new ArrayList<>();
        private final Map<Kind, Integer> seen = new EnumMap<>(Kind.class);
        private final List<Long> entriesToday = new ArrayList<>();
        private final List<Long> entries = new ArrayList<>();
        private long lastExit = Long.MIN_VALUE / 2;
        private long pauseUntil = Long.MIN_VALUE;
        private int losses;
        private long trades;
        private Money dayStart = START;
        private Money peak = START;
        private Money equity = START;
        private Money beyondStops = Money.ZERO;
        private boolean dayLost;
        private long day;
        private long now;

        Run(long seed, boolean restarts) {
            random = Property.random(seed);
            this.restarts = restarts;
            settings = settings(random);
            exits = new ExitRules(settings.exit());
            desks =
                    List.of(
                            new RandomDesk(
                                    InstrumentCatalogue.find("ES").orElseThrow(),
                                    "4750",
                                    settings.stop()),
                            new RandomDesk(
                                    InstrumentCatalogue.find("NQ").orElseThrow(),
                                    "16800",
                                    settings.stop()));
            ledger = RiskLedger.limitedBy(settings.limits());
            statistics = new TradeStatistics(settings.sizing());
            gate = gate();
        }

        void sessions(int count) {
            long from = Proposals.NOON;
            for (int i = 0; i < count; i++) {
                TradingSession session = CME.sessionAtOrAfter(from);
                SessionWindow window = SessionWindow.at(desks.getFirst().instrument, from);
                startDay(session.exchangeDay().toEpochDay());
                long first = Math.max(session.openMillis(), session.closeMillis() - 600 * MINUTE);
                for (now = first + MINUTE; now <= session.closeMillis(); now += MINUTE) {
                    bar(window);
                }
                from = session.closeMillis();
            }
        }

        private void bar(SessionWindow window) {
            for (RandomDesk desk : desks) {
                desk.nextBar(random);
                Money gaps = desk.beyondStops;
                if (desk.trade(random, now)) {
                    closed(desk);
                }
                if (desk.beyondStops.isGreaterThan(gaps)) {
                    count(Kind.GAPPED_BEYOND_STOP);
                }
            }
            mark();
            for (RandomDesk desk : desks) {
                desk.trail(gate);
                exit(desk, window);
                signal(desk, window);
            }
            boolean restartsNow = random.nextInt(50) == 0;
            boolean acknowledges = random.nextInt(200) == 0;
            if (restartsNow && restarts) {
                restart();
            }
            if (acknowledges && ledger.haltReason() != null) {
                ledger.acknowledgeHalt();
                peak = equity;
            }
        }

        private void startDay(long epochDay) {
            day = epochDay;
            dayStart = equity;
            dayLost = false;
            losses = 0;
            beyondStops = Money.ZERO;
            desks.forEach(desk -> desk.beyondStops = Money.ZERO);
            entriesToday.clear();
        }

        private void mark() {
            equity = START;
            beyondStops = Money.ZERO;
            for (RandomDesk desk : desks) {
                equity = equity.plus(desk.equity());
                beyondStops = beyondStops.plus(desk.beyondStops);
            }
            peak = equity.isGreaterThan(peak) ? equity : peak;
            ledger.onMark(now, day, equity.nanos());
            Money lost = dayStart.minus(equity);
            Money limit = settings.limits().maxDailyLoss();
            assertThat(ledger.dayPnlNanos()).isEqualTo(lost.negated().nanos());
            assertThat(lost).isLessThanOrEqualTo(limit.plus(beyondStops));
            if (!lost.isLessThan(limit) && !dayLost) {
                dayLost = true;
                count(Kind.DAILY_LOSS_REACHED);
            }
            assertThat(ledger.dailyLossReached()).isEqualTo(dayLost);
            double fallen = (peak.toDouble() - equity.toDouble()) / peak.toDouble() * 100;
            if (fallen >= settings.limits().maxDrawdownPct()) {
                assertThat(ledger.haltReason()).isEqualTo(HaltReason.DRAWDOWN);
                count(Kind.HALTED);
            }
        }

        private void exit(RandomDesk desk, SessionWindow window) {
            if (desk.position == 0) {
                return;
            }
            boolean due =
                    ledger.mustFlatten()
                            || exits.due(window, now, desk.entryMillis) != null
                            || random.nextInt(100) == 0;
            Order order =
                    Order.market(
                            new OrderId("x", 1),
                            desk.instrument.symbol(),
                            OrderRole.EXIT,
                            OrderSide.closing(desk.position),
                            Quantity.of(1 + random.nextInt(5)));
            SingleOrder approved = (SingleOrder) gate.approveExit(order, desk.position).request();
            assertThat(approved.order().quantity().contracts())
                    .isBetween(1, Math.abs(desk.position));
            if (due) {
                desk.exit();
            }
        }

        private void signal(RandomDesk desk, SessionWindow window) {
            if (random.nextInt(12) != 0) {
                return;
            }
            EntryProposal proposal = proposal(desk, window);
            GateAnswer answer = gate.approveEntry(proposal, Proposals.ids());
            answers.add(answer);
            switch (answer) {
                case GateAnswer.Denied _ -> count(Kind.DENIED);
                case GateAnswer.Approved approved -> entered(desk, approved, proposal);
            }
            assertThat(Math.abs(desk.position) + desk.working)
                    .isLessThanOrEqualTo(settings.limits().maxPositionSize());
        }

        private void entered(
                RandomDesk desk, GateAnswer.Approved approved, EntryProposal proposal) {
            LimitSettings limits = settings.limits();
            assertThat(dayLost).isFalse();
            assertThat(ledger.haltReason()).isNull();
            assertThat(entriesToday.size()).isLessThan(limits.maxDailyTrades());
            assertThat(entries.stream().filter(at -> at > now - 60 * MINUTE).count())
                    .isLessThan(limits.maxTradesPerHour());
            if (!entries.isEmpty()) {
                assertThat(now - entries.getLast())
                        .isGreaterThanOrEqualTo(limits.minSecondsBetweenEntries() * 1_000L);
            }
            assertThat(now - lastExit)
                    .isGreaterThanOrEqualTo(limits.tradeCooldownMinutes() * MINUTE);
            assertThat(now).isGreaterThanOrEqualTo(pauseUntil);
            double raw = approved.sizing().rawFraction();
            if (settings.sizing().method() == SizingMethod.KELLY && raw <= 0) {
                assertThat(approved.sizing().contracts()).isEqualTo(1);
            }
            Bracket bracket = (Bracket) approved.order().request();
            ProtectionLevels levels = approved.levels();
            assertThat(levels).isNotNull();
            if (levels != null && desk.position == 0) {
                desk.send(
                        bracket, levels, proposal.reference(), approved.sizing().riskPerContract());
                ledger.onEntrySent(now);
                entries.add(now);
                entriesToday.add(now);
                count(Kind.ENTERED);
            }
        }

        private EntryProposal proposal(RandomDesk desk, SessionWindow window) {
            OrderSide side = random.nextBoolean() ? OrderSide.BUY : OrderSide.SELL;
            double confidence = random.nextInt(20) == 0 ? Double.NaN : random.nextDouble();
            Money openRisk = Money.ZERO;
            for (RandomDesk each : desks) {
                openRisk = openRisk.plus(each.openRisk());
            }
            return new EntryProposal(
                    desk.instrument,
                    "breakout",
                    side,
                    confidence,
                    desk.close,
                    desk.atr,
                    VolatilityLevel.values()[random.nextInt(3)],
                    now,
                    window,
                    new AccountReading(equity, equity, null, openRisk),
                    MarketReading.BARS_ONLY,
                    desk.position,
                    desk.working);
        }

        private void closed(RandomDesk desk) {
            Money net = desk.cash.minus(desk.tradeStart);
            ledger.onTradeClosed(now, net.nanos());
            statistics.add(
                    new TradeResult(
                            ++trades,
                            now,
                            "breakout",
                            "neutral_low",
                            net.nanos(),
                            net.toDouble() / desk.initialRisk.toDouble()));
            lastExit = now;
            if (net.isPositive()) {
                losses = 0;
            } else if (net.isNegative() && ++losses == settings.limits().maxConsecutiveLosses()) {
                losses = 0;
                pauseUntil = now + settings.limits().lossStreakPauseMinutes() * MINUTE;
            }
            count(Kind.TRADE_CLOSED);
        }

        private void restart() {
            RiskLedger nextLedger = RiskLedger.limitedBy(settings.limits());
            nextLedger.restore(ledger.snapshot());
            ledger = nextLedger;
            TradeStatistics nextStatistics = new TradeStatistics(settings.sizing());
            nextStatistics.restore(statistics.snapshot());
            statistics = nextStatistics;
            desks.forEach(RandomDesk::restart);
            gate = gate();
        }

        private RiskGate gate() {
            return new RiskGate(settings, GateContext.simulated(0.2, 1), ledger, statistics);
        }

        private void count(Kind kind) {
            seen.merge(kind, 1, Integer::sum);
        }

        private static TradingSettings settings(RandomGenerator random) {
            TradingSettings defaults = TradingSettings.defaults();
            SizingMethod[] methods = SizingMethod.values();
            return defaults.with(
                            new LimitSettings(
                                    1 + random.nextInt(4),
                                    Money.ofUnits(800 + random.nextInt(1_500)),
                                    OnDailyLoss.values()[random.nextInt(2)],
                                    0.5 + 2 * random.nextDouble(),
                                    Money.ofUnits(600 + random.nextInt(1_000)),
                                    3 + random.nextInt(40),
                                    2 + random.nextInt(10),
                                    random.nextInt(300),
                                    random.nextInt(10),
                                    2 + random.nextInt(4),
                                    random.nextInt(90),
                                    20,
                                    15))
                    .with(defaults.sizing().with(methods[random.nextInt(methods.length)]));
        }
    }
}
