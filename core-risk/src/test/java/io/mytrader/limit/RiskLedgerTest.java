package io.mytrader.limit;

import static org.assertj.core.api.Assertions.assertThat;

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

        assertThat(ledger.onMark(NOON + 3 * MINUTE, DAY, START)).isFalse();
        assertThat(ledger.denyEntry(NOON + 3 * MINUTE))
                .isEqualTo(new Denial(Outcome.DAILY_LOSS, 0, 1500));
    }

    @Test
    void theNextExchangeDayStartsFromTheLastMarkOfTheDayBefore() {
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
}
