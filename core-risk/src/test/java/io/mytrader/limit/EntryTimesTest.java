package io.mytrader.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryTimesTest {
    @Test
    void keepsTheNewestInOrderHoweverManyCome() {
        EntryTimes times = new EntryTimes();
        List<Long> expected = new ArrayList<>();
        for (long time = 1; time <= 1_000; time++) {
            times.add(time);
            expected.add(time);
            if (time % 3 == 0) {
                long until = time - 10 - time % 50;
                times.forgetUntil(until);
                expected.removeIf(each -> each <= until);
            }
            assertThat(times.toList()).isEqualTo(expected);
            assertThat(times.size()).isEqualTo(expected.size());
            assertThat(times.after(time - 5)).isEqualTo((int) Math.min(5, time));
        }
    }

    @Test
    void forgetsAllAndStartsAgain() {
        EntryTimes times = new EntryTimes();
        times.add(1);
        times.add(2);
        times.forgetUntil(0);
        assertThat(times.toList()).containsExactly(1L, 2L);
        times.forgetUntil(5);
        assertThat(times.toList()).isEmpty();
        times.add(7);
        assertThat(times.toList()).containsExactly(7L);
    }

    @Test
    void aLedgerRemembersOneHourOfEntries() {
        RiskLedger ledger = RiskLedger.limitedBy(LimitSettings.defaults());
        for (int minute = 0; minute <= 90; minute++) {
            ledger.onEntrySent(minute * 60_000L);
        }
        assertThat(ledger.snapshot().recentEntriesMillis())
                .hasSize(60)
                .startsWith(31 * 60_000L)
                .endsWith(90 * 60_000L);
    }
}
