package io.mytrader.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.limit.LimitReading.State;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.OrderSide;
import io.mytrader.property.Property;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskLedgerTest {
    private static final long NOON = 1_704_211_200_000L;
    private static final long DAY = 19_724;
    private static final long MINUTE = 60_000;
    private static final long START = 100_000_000_000_000L;
    private static final long CENT = 10_000_000;
    private static final long LIMIT = 1_500_000_000_000L;

    private final RiskLedger ledger = RiskLedger.limitedBy(LimitSettings.defaults());

    @Test
    void stopsForTheDayWhenTheLossReachesItsLimit() {
        ledger.onMark(NOON, DAY, START);
        assertThat(ledger.onMark(NOON + MINUTE, DAY, START - LIMIT + CENT)).isFalse();
        assertThat(ledger.state()).isEqualTo(LimitState.ACTIVE);

        assertThat(ledger.onMark(NOON + 2 * MINUTE, DAY, START - LIMIT)).isTrue();
        assertThat(ledger.status())
                .isEqualTo(
                        new LimitStatus(
                                LimitState.REDUCING,
                                List.of(new Denial(Outcome.DAILY_LOSS, 1500, 1500))));
        assertThat(ledger.mustFlatten()).isTrue();

        assertThat(ledger.onMark(NOON + 2 * MINUTE, DAY, START - LIMIT - 1)).isFalse();
        assertThat(ledger.onMark(NOON + 3 * MINUTE, DAY, START)).isFalse();
        assertThat(ledger.denyEntry(NOON + 3 * MINUTE))
                .isEqualTo(new Denial(Outcome.DAILY_LOSS, 0, 1500));
    }

    @Test
    void theNextExchangeDayStartsFromTheLastMarkOfTheDayBeforeR51() {
        ledger.onMark(NOON, DAY, START);
        ledger.onMark(NOON + MINUTE, DAY, START - LIMIT);
        ledger.onMark(NOON + 2 * MINUTE, DAY + 1, START - LIMIT - 100 * CENT);

        assertThat(ledger.denyEntry(NOON + 2 * MINUTE)).isNull();
        assertThat(ledger.dayPnlNanos()).isEqualTo(-100 * CENT);
        assertThat(ledger.mustFlatten()).isFalse();
    }

    @Test
    void haltsAtTheDrawdownUntilAcknowledged() {
        ledger.onMark(NOON, DAY, START);
        ledger.onMark(NOON, DAY + 1, START - 1_400_000_000_000L);
        ledger.onMark(NOON, DAY + 2, START - 2_800_000_000_000L);
        ledger.onMark(NOON, DAY + 3, START - 4_200_000_000_000L);
        ledger.onMark(NOON, DAY + 4, START - 5_000_000_000_000L + CENT);
        assertThat(ledger.state()).isEqualTo(LimitState.ACTIVE);

        assertThat(ledger.onMark(NOON, DAY + 5, START - 5_000_000_000_000L)).isTrue();
        assertThat(ledger.denyEntry(NOON)).isEqualTo(new Denial(Outcome.DRAWDOWN, 5, 5));
        assertThat(ledger.state()).isEqualTo(LimitState.HALTED);
        assertThat(ledger.mustFlatten()).isTrue();

        ledger.onMark(NOON, DAY + 6, START);
        assertThat(ledger.state()).isEqualTo(LimitState.HALTED);
        ledger.acknowledgeHalt();
        assertThat(ledger.state()).isEqualTo(LimitState.ACTIVE);
    }

    @Test
    void aRestoredLedgerGoesOnWhereTheSavedOneStood() {
        ledger.onMark(NOON, DAY, START);
        ledger.onEntrySent(NOON);
        ledger.onTradeClosed(NOON + MINUTE, -50 * CENT);
        ledger.onMark(NOON + MINUTE, DAY, START - LIMIT);

        RiskLedger restored = RiskLedger.limitedBy(LimitSettings.defaults());
        restored.restore(ledger.snapshot());

        assertThat(restored.snapshot()).isEqualTo(ledger.snapshot());
        assertThat(restored.status()).isEqualTo(ledger.status());
        assertThat(restored.readings()).isEqualTo(ledger.readings());
    }

    @Test
    void withoutEquityThereIsNoEntry() {
        assertThat(ledger.denyEntry(NOON))
                .isEqualTo(new Denial(Outcome.LIMIT_INPUT_MISSING, Double.NaN, Double.NaN));
        ledger.onMark(NOON, DAY, START);
        assertThat(ledger.denyEntry(NOON)).isNull();
        ledger.onEquityMissing();
        assertThat(ledger.denyEntry(NOON))
                .isEqualTo(new Denial(Outcome.LIMIT_INPUT_MISSING, Double.NaN, Double.NaN));
        ledger.onMark(NOON, DAY, START);
        assertThat(ledger.denyEntry(NOON)).isNull();
    }

    @Test
    void aTransferIsNeitherAProfitNorALoss() {
        ledger.onTransfer(5 * CENT);
        ledger.onMark(NOON, DAY, START);
        ledger.onMark(NOON, DAY, START - LIMIT + CENT);
        ledger.onTransfer(-LIMIT);
        ledger.onMark(NOON, DAY, START - 2 * LIMIT + CENT);
        assertThat(ledger.denyEntry(NOON)).isNull();
        assertThat(ledger.dayPnlNanos()).isEqualTo(-LIMIT + CENT);
        ledger.onTransfer(10 * LIMIT);
        ledger.onMark(NOON, DAY, START + 8 * LIMIT);
        assertThat(ledger.dayPnlNanos()).isEqualTo(-LIMIT);
        assertThat(ledger.denyEntry(NOON)).isEqualTo(new Denial(Outcome.DAILY_LOSS, 1500, 1500));
        assertThat(ledger.snapshot().peakNanos()).isEqualTo(START + 9 * LIMIT);
    }

    @Test
    void theDrawdownIsMeasuredFromTheHighestPeak() {
        ledger.onMark(NOON, DAY, START);
        ledger.onMark(NOON, DAY, 2 * START);
        ledger.onMark(NOON, DAY + 1, 2 * START - 3_000_000_000_000L);
        ledger.onMark(NOON, DAY + 2, 2 * START - 9_999_990_000_000L);
        assertThat(ledger.haltReason()).isNull();
        ledger.onMark(NOON, DAY + 3, 2 * START - 10_000_000_000_000L);
        assertThat(ledger.haltReason()).isEqualTo(HaltReason.DRAWDOWN);
        assertThat(ledger.onMark(NOON, DAY + 3, 2 * START - 10_000_000_000_001L)).isFalse();
    }

    @Test
    void anAcknowledgedDrawdownStartsFromThePresentEquity() {
        ledger.onMark(NOON, DAY, START);
        ledger.onMark(NOON, DAY + 1, START - 6_000_000_000_000L);
        ledger.onMark(NOON, DAY + 2, START - 6_000_000_000_000L);
        ledger.acknowledgeHalt();
        assertThat(ledger.denyEntry(NOON)).isNull();
        assertThat(ledger.snapshot().peakNanos()).isEqualTo(94_000_000_000_000L);
        ledger.onMark(NOON, DAY + 3, START - 6_000_000_000_000L);
        assertThat(ledger.haltReason()).isNull();
    }

    @Test
    void aResumeWithoutADrawdownHaltDoesNotForgetThePeak() {
        ledger.onMark(NOON, DAY, START);
        ledger.onMark(NOON, DAY + 1, START - 4_900_000_000_000L);
        ledger.acknowledgeHalt();
        ledger.halt(HaltReason.RECONCILIATION);
        ledger.acknowledgeHalt();
        assertThat(ledger.haltReason()).isNull();
        assertThat(ledger.snapshot().peakNanos()).isEqualTo(START);
        ledger.onMark(NOON, DAY + 2, START - 5_000_000_000_000L);
        assertThat(ledger.haltReason()).isEqualTo(HaltReason.DRAWDOWN);
    }

    @Test
    void aHaltForAnotherReasonKeepsThePositionUntilTheDrawdownComesToo() {
        ledger.onMark(NOON, DAY, START);
        ledger.halt(HaltReason.INVARIANT);
        assertThat(ledger.denyEntry(NOON))
                .isEqualTo(new Denial(Outcome.HALTED, Double.NaN, Double.NaN));
        assertThat(ledger.status())
                .isEqualTo(
                        new LimitStatus(
                                LimitState.HALTED,
                                List.of(new Denial(Outcome.HALTED, Double.NaN, Double.NaN))));
        assertThat(ledger.mustFlatten()).isFalse();
        ledger.onMark(NOON, DAY + 1, START - 5_000_000_000_000L);
        assertThat(ledger.mustFlatten()).isTrue();
        assertThat(ledger.haltReason()).isEqualTo(HaltReason.DRAWDOWN);
        assertThat(ledger.snapshot().halts())
                .containsExactly(HaltReason.DRAWDOWN, HaltReason.INVARIANT);
    }

    @Test
    void aHaltSurvivesTheDayAndARestartR51() {
        ledger.onMark(NOON, DAY, START);
        ledger.halt(HaltReason.RECONCILIATION);
        RiskLedger restored = RiskLedger.limitedBy(LimitSettings.defaults());
        restored.restore(ledger.snapshot());
        restored.onMark(NOON, DAY + 1, START);
        assertThat(restored.haltReason()).isEqualTo(HaltReason.RECONCILIATION);
        restored.acknowledgeHalt();
        assertThat(restored.denyEntry(NOON)).isNull();
    }

    @Test
    void aLedgerThatIsRestoredForgetsWhatItHeld() {
        RiskState fresh = ledger.snapshot();
        ledger.onMark(NOON, DAY, START);
        ledger.onEntrySent(NOON);
        lose(0);
        ledger.halt(HaltReason.INVARIANT);
        ledger.restore(fresh);
        assertThat(ledger.snapshot()).isEqualTo(fresh).isEqualTo(RiskState.EMPTY);
    }

    @Test
    void aStateThatCountsBelowZeroIsRefused() {
        assertThatThrownBy(() -> state(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entries of the day");
        assertThatThrownBy(() -> state(0, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("consecutive losses");
    }

    private static RiskState state(int entries, int losses) {
        return new RiskState(
                NOON,
                DAY,
                true,
                true,
                START,
                START,
                START,
                false,
                entries,
                List.of(),
                RiskState.NEVER,
                RiskState.NEVER,
                losses,
                RiskState.NEVER,
                List.of());
    }

    @Test
    void aPauseAfterLossesIsInForceWhenTheCooldownIsOver() {
        ledger.onMark(NOON, DAY, START);
        lose(0);
        lose(0);
        lose(0);
        ledger.onClock(NOON + 60 * MINUTE - 1, DAY);
        assertThat(ledger.state()).isEqualTo(LimitState.REDUCING);
        ledger.onClock(NOON + 60 * MINUTE, DAY);
        assertThat(ledger.state()).isEqualTo(LimitState.ACTIVE);
    }

    @Test
    void readsNothingForWhatHasNoTimeYet() {
        ledger.onTradeClosed(NOON, 1);
        assertThat(ledger.readings())
                .contains(reading(Outcome.COOLDOWN, Double.NaN, 5, State.REACHED));
    }

    @Test
    void stopEntriesKeepsThePosition() {
        RiskLedger keeping = RiskLedger.limitedBy(with(OnDailyLoss.STOP_ENTRIES));
        keeping.onMark(NOON, DAY, START);
        keeping.onMark(NOON, DAY, START - LIMIT);
        assertThat(keeping.dailyLossReached()).isTrue();
        assertThat(keeping.mustFlatten()).isFalse();
        assertThat(keeping.state()).isEqualTo(LimitState.REDUCING);
    }

    @Test
    void thirtySecondsBetweenEntries() {
        ledger.onMark(NOON, DAY, START);
        ledger.onEntrySent(NOON);
        assertThat(ledger.denyEntry(NOON + 29_999))
                .isEqualTo(new Denial(Outcome.MIN_SECONDS_BETWEEN_ENTRIES, 29.999, 30));
        assertThat(ledger.denyEntry(NOON + 30_000)).isNull();
        assertThat(ledger.denyEntry(NOON - 1))
                .isEqualTo(new Denial(Outcome.MIN_SECONDS_BETWEEN_ENTRIES, -0.001, 30));
        assertThat(ledger.state()).isEqualTo(LimitState.ACTIVE);
    }

    @Test
    void sixEntriesInAnyHour() {
        ledger.onMark(NOON, DAY, START);
        for (int i = 0; i < 6; i++) {
            assertThat(ledger.denyEntry(NOON + i * MINUTE)).isNull();
            ledger.onEntrySent(NOON + i * MINUTE);
        }
        assertThat(ledger.denyEntry(NOON + 60 * MINUTE - 1))
                .isEqualTo(new Denial(Outcome.MAX_TRADES_PER_HOUR, 6, 6));
        assertThat(ledger.denyEntry(NOON + 60 * MINUTE)).isNull();
        ledger.onEntrySent(NOON + 60 * MINUTE);
        assertThat(ledger.denyEntry(NOON + 61 * MINUTE - 1))
                .isEqualTo(new Denial(Outcome.MAX_TRADES_PER_HOUR, 6, 6));
        assertThat(ledger.denyEntry(NOON + 61 * MINUTE)).isNull();
    }

    @Test
    void twentyEntriesInADay() {
        ledger.onMark(NOON, DAY, START);
        for (int i = 0; i < 20; i++) {
            assertThat(ledger.denyEntry(NOON + i * 30L * MINUTE)).isNull();
            ledger.onEntrySent(NOON + i * 30L * MINUTE);
        }
        long later = NOON + 20 * 30L * MINUTE;
        assertThat(ledger.denyEntry(later)).isEqualTo(new Denial(Outcome.MAX_DAILY_TRADES, 20, 20));
        ledger.onClock(later, DAY + 1);
        assertThat(ledger.denyEntry(later)).isNull();
    }

    @Test
    void fiveMinutesAfterAnExit() {
        ledger.onMark(NOON, DAY, START);
        ledger.onTradeClosed(NOON, 100 * CENT);
        assertThat(ledger.denyEntry(NOON + 5 * MINUTE - 600))
                .isEqualTo(new Denial(Outcome.COOLDOWN, 4.99, 5));
        assertThat(ledger.denyEntry(NOON + 5 * MINUTE)).isNull();
        assertThat(ledger.state()).isEqualTo(LimitState.REDUCING);
        ledger.onClock(NOON + 5 * MINUTE, DAY);
        assertThat(ledger.state()).isEqualTo(LimitState.ACTIVE);
    }

    @Test
    void threeLossesInARowPauseAnHour() {
        ledger.onMark(NOON, DAY, START);
        lose(0);
        lose(1);
        assertThat(ledger.denyEntry(NOON + 10 * MINUTE)).isNull();
        lose(2);
        assertThat(ledger.denyEntry(NOON + 2 * MINUTE))
                .isEqualTo(new Denial(Outcome.COOLDOWN, 0, 5));
        assertThat(ledger.denyEntry(NOON + 32 * MINUTE))
                .isEqualTo(new Denial(Outcome.LOSS_STREAK, 30, 60));
        assertThat(ledger.denyEntry(NOON + 62 * MINUTE)).isNull();
        lose(62);
        lose(63);
        assertThat(ledger.denyEntry(NOON + 69 * MINUTE)).isNull();
        lose(70);
        assertThat(ledger.denyEntry(NOON + 100 * MINUTE))
                .isEqualTo(new Denial(Outcome.LOSS_STREAK, 30, 60));
    }

    @Test
    void aWinEndsAStreakAndATradeAtExactlyZeroDoesNot() {
        ledger.onMark(NOON, DAY, START);
        lose(0);
        lose(1);
        ledger.onTradeClosed(NOON + 2 * MINUTE, 1);
        lose(3);
        lose(4);
        assertThat(ledger.denyEntry(NOON + 20 * MINUTE)).isNull();
        ledger.onTradeClosed(NOON + 5 * MINUTE, 0);
        lose(6);
        assertThat(ledger.denyEntry(NOON + 20 * MINUTE))
                .isEqualTo(new Denial(Outcome.LOSS_STREAK, 14, 60));
    }

    @Test
    void theCountOfLossesRestartsWithTheDayButAPauseRunsOut() {
        ledger.onMark(NOON, DAY, START);
        lose(0);
        lose(1);
        ledger.onClock(NOON + 2 * MINUTE, DAY + 1);
        lose(3);
        lose(4);
        assertThat(ledger.denyEntry(NOON + 20 * MINUTE)).isNull();
        lose(5);
        ledger.onClock(NOON + 6 * MINUTE, DAY + 2);
        assertThat(ledger.denyEntry(NOON + 20 * MINUTE))
                .isEqualTo(new Denial(Outcome.LOSS_STREAK, 15, 60));
    }

    @Test
    void aClosedTradeCountsAfterItsCosts() {
        ledger.onMark(NOON, DAY, START);
        for (int i = 0; i < 3; i++) {
            ledger.onTradeClosed(
                    new ClosedTrade(
                            i,
                            "MES",
                            "breakout",
                            "bullish_low",
                            OrderSide.BUY,
                            1,
                            NOON,
                            Price.of("1"),
                            NOON,
                            Price.of("1"),
                            ExitReason.TAKE_PROFIT,
                            Money.of("1.13"),
                            Money.of("1.14"),
                            Money.ZERO,
                            null,
                            Money.ZERO,
                            Money.ZERO,
                            1));
        }
        assertThat(ledger.denyEntry(NOON + 20 * MINUTE))
                .isEqualTo(new Denial(Outcome.LOSS_STREAK, 20, 60));
    }

    @Test
    void theExchangeDayNeverGoesBack() {
        ledger.onMark(NOON, DAY, START);
        ledger.onMark(NOON, DAY, START - LIMIT);
        ledger.onMark(NOON, DAY - 1, START - LIMIT);
        assertThat(ledger.dailyLossReached()).isTrue();
        assertThat(ledger.snapshot().exchangeDay()).isEqualTo(DAY);
        ledger.onClock(NOON - 1, DAY);
        assertThat(ledger.snapshot().timeMillis()).isEqualTo(NOON);
    }

    @Test
    void aClockWithoutAMarkKeepsTheDaysStart() {
        ledger.onMark(NOON, DAY, START);
        ledger.onMark(NOON, DAY, START - 100 * CENT);
        ledger.onClock(NOON, DAY + 1);
        ledger.onMark(NOON, DAY + 1, START - 150 * CENT);
        assertThat(ledger.dayPnlNanos()).isEqualTo(-50 * CENT);
        assertThat(ledger.dailyLossLeft()).isEqualTo(Money.of("1499.50"));
    }

    @Test
    void readsEveryLimit() {
        assertThat(ledger.readings())
                .containsExactly(
                        reading(Outcome.DAILY_LOSS, Double.NaN, 1500, State.MISSING),
                        reading(Outcome.DRAWDOWN, Double.NaN, 5, State.MISSING),
                        reading(Outcome.MAX_DAILY_TRADES, 0, 20, State.OK),
                        reading(Outcome.MAX_TRADES_PER_HOUR, 0, 6, State.OK),
                        reading(Outcome.MIN_SECONDS_BETWEEN_ENTRIES, Double.NaN, 30, State.OK),
                        reading(Outcome.COOLDOWN, Double.NaN, 5, State.OK),
                        reading(Outcome.LOSS_STREAK, 0, 3, State.OK));

        ledger.onMark(NOON, DAY, START);
        ledger.onEntrySent(NOON);
        lose(0);
        ledger.onMark(NOON + MINUTE, DAY, START - LIMIT);
        assertThat(ledger.readings())
                .containsExactly(
                        reading(Outcome.DAILY_LOSS, 1500, 1500, State.REACHED),
                        reading(Outcome.DRAWDOWN, 1.5, 5, State.OK),
                        reading(Outcome.MAX_DAILY_TRADES, 1, 20, State.OK),
                        reading(Outcome.MAX_TRADES_PER_HOUR, 1, 6, State.OK),
                        reading(Outcome.MIN_SECONDS_BETWEEN_ENTRIES, 60, 30, State.OK),
                        reading(Outcome.COOLDOWN, 1, 5, State.REACHED),
                        reading(Outcome.LOSS_STREAK, 1, 3, State.OK));
    }

    @Test
    void readsWhatIsReached() {
        ledger.onMark(NOON, DAY, START);
        for (int i = 0; i < 20; i++) {
            ledger.onEntrySent(NOON);
        }
        lose(0);
        lose(0);
        lose(0);
        ledger.onMark(NOON, DAY + 1, START - 5_000_000_000_000L);
        for (int i = 0; i < 20; i++) {
            ledger.onEntrySent(NOON);
        }
        assertThat(ledger.readings())
                .containsExactly(
                        reading(Outcome.DAILY_LOSS, 5000, 1500, State.REACHED),
                        reading(Outcome.DRAWDOWN, 5, 5, State.REACHED),
                        reading(Outcome.MAX_DAILY_TRADES, 20, 20, State.REACHED),
                        reading(Outcome.MAX_TRADES_PER_HOUR, 40, 6, State.REACHED),
                        reading(Outcome.MIN_SECONDS_BETWEEN_ENTRIES, 0, 30, State.REACHED),
                        reading(Outcome.COOLDOWN, 0, 5, State.REACHED),
                        reading(Outcome.LOSS_STREAK, 3, 3, State.REACHED));
        ledger.onEquityMissing();
        assertThat(ledger.readings().getFirst().state()).isEqualTo(State.REACHED);
        assertThat(ledger.status().reasons())
                .extracting(Denial::outcome)
                .containsExactly(
                        Outcome.DRAWDOWN,
                        Outcome.DAILY_LOSS,
                        Outcome.COOLDOWN,
                        Outcome.LOSS_STREAK);
    }

    @Test
    void researchCountsEverythingAndLimitsNothing() {
        RiskLedger research = RiskLedger.unlimited(LimitSettings.defaults());
        assertThat(research.denyEntry(NOON)).isNull();
        research.onMark(NOON, DAY, START);
        research.onEntrySent(NOON);
        research.onTradeClosed(NOON, -LIMIT);
        assertThat(research.onMark(NOON, DAY, START / 2)).isFalse();
        assertThat(research.denyEntry(NOON)).isNull();
        assertThat(research.mustFlatten()).isFalse();
        assertThat(research.status()).isEqualTo(new LimitStatus(LimitState.ACTIVE, List.of()));
        assertThat(research.readings())
                .extracting(LimitReading::state)
                .containsOnly(State.NOT_APPLICABLE);
        research.halt(HaltReason.INVARIANT);
        assertThat(research.denyEntry(NOON))
                .isEqualTo(new Denial(Outcome.HALTED, Double.NaN, Double.NaN));
    }

    @Test
    void anAccountThatNeverHadMoneyIsHalted() {
        ledger.onMark(NOON, DAY, 0);
        assertThat(ledger.denyEntry(NOON)).isEqualTo(new Denial(Outcome.DRAWDOWN, Double.NaN, 5));
        RiskLedger indebted = RiskLedger.limitedBy(LimitSettings.defaults());
        indebted.onMark(NOON, DAY, -START);
        assertThat(indebted.denyEntry(NOON)).isEqualTo(new Denial(Outcome.DRAWDOWN, Double.NaN, 5));
    }

    @Test
    void savedAndRestoredAtAnyPointItAnswersAsIfNothingHappenedR51() {
        Property.holds(
                100,
                random -> {
                    RiskLedger whole = RiskLedger.limitedBy(LimitSettings.defaults());
                    RiskLedger restarted = RiskLedger.limitedBy(LimitSettings.defaults());
                    long now = NOON;
                    long equity = START;
                    for (int i = 0; i < 300; i++) {
                        now += random.nextInt(600) * 1_000L;
                        long day = now / 86_400_000L;
                        int event = random.nextInt(10);
                        equity += event == 9 ? random.nextInt(-400, 400) * 1_000_000_000L : 0;
                        for (RiskLedger each : List.of(whole, restarted)) {
                            switch (event) {
                                case 0 -> each.onEntrySent(now);
                                case 1 -> each.onTradeClosed(now, equity % 7 - 3);
                                case 2 -> each.onClock(now, day);
                                case 3 -> each.onEquityMissing();
                                case 4 -> each.acknowledgeHalt();
                                default -> each.onMark(now, day, equity);
                            }
                        }
                        if (random.nextInt(5) == 0) {
                            RiskState saved = restarted.snapshot();
                            restarted = RiskLedger.limitedBy(LimitSettings.defaults());
                            restarted.restore(saved);
                        }
                        assertThat(restarted.snapshot()).isEqualTo(whole.snapshot());
                        assertThat(restarted.denyEntry(now)).isEqualTo(whole.denyEntry(now));
                        assertThat(restarted.readings()).isEqualTo(whole.readings());
                        assertThat(restarted.mustFlatten()).isEqualTo(whole.mustFlatten());
                    }
                });
    }

    private void lose(int minutes) {
        ledger.onTradeClosed(NOON + minutes * MINUTE, -1);
    }

    private static LimitReading reading(
            Outcome limit, double value, double threshold, State state) {
        return new LimitReading(limit, value, threshold, state);
    }

    private static LimitSettings with(OnDailyLoss onDailyLoss) {
        LimitSettings d = LimitSettings.defaults();
        return new LimitSettings(
                d.maxPositionSize(),
                d.maxDailyLoss(),
                onDailyLoss,
                d.maxDrawdownPct(),
                d.maxLossPerTrade(),
                d.maxDailyTrades(),
                d.maxTradesPerHour(),
                d.minSecondsBetweenEntries(),
                d.tradeCooldownMinutes(),
                d.maxConsecutiveLosses(),
                d.lossStreakPauseMinutes(),
                d.noEntryBeforeCloseMinutes(),
                d.staleAfterSeconds());
    }
}
