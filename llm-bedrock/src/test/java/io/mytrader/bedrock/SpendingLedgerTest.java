package io.mytrader.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.market.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpendingLedgerTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Money CENT = Money.of("0.01");

    private final AtomicLong now =
            new AtomicLong(Instant.parse("2026-03-02T23:59:00Z").toEpochMilli());

    @TempDir Path folder = Path.of("");

    @Test
    void aCallIsBookedAtItsMostAndSettledAtItsCost() throws SpendingLedger.Refused {
        SpendingLedger ledger = ledger(10, "1");
        SpendingLedger.Booking booking = ledger.book(CENT);
        assertThat(ledger.today()).isEqualTo(new SpendingLedger.Spending(DAY, 1, CENT));

        ledger.settle(booking, Money.of("0.0042"));
        assertThat(ledger(10, "1").today())
                .isEqualTo(new SpendingLedger.Spending(DAY, 1, Money.of("0.0042")));
    }

    @Test
    void whatWasNotSettledBeforeARestartStaysSpent() throws SpendingLedger.Refused {
        ledger(10, "0.015").book(CENT);

        assertThatThrownBy(() -> ledger(10, "0.015").book(CENT))
                .isInstanceOf(SpendingLedger.Refused.class)
                .hasMessageContaining("llm.daily_dollar_budget");
    }

    @Test
    void aNewDayInUtcBeginsAtZero() throws SpendingLedger.Refused {
        SpendingLedger ledger = ledger(1, "1");
        SpendingLedger.Booking yesterday = ledger.book(CENT);
        now.addAndGet(60_000);
        ledger.book(CENT);
        ledger.settle(yesterday, Money.ZERO);

        assertThat(ledger.today()).isEqualTo(new SpendingLedger.Spending(DAY.plusDays(1), 1, CENT));
    }

    @Test
    void aClockSetBackGivesNothingBack() throws SpendingLedger.Refused {
        ledger(1, "1").book(CENT);
        now.addAndGet(-86_400_000);

        assertThatThrownBy(() -> ledger(1, "1").book(CENT))
                .isInstanceOf(SpendingLedger.Refused.class);
    }

    @Test
    void aDamagedFileAllowsNoCall() throws IOException {
        Files.writeString(folder.resolve(SpendingLedger.FILE), "day=2026-03-02\ncalls=many\n");

        assertThatThrownBy(() -> ledger(10, "1").book(CENT))
                .isInstanceOf(SpendingLedger.Refused.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void manyThreadsTogetherStayWithinTheBudget() {
        AtomicInteger booked = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                var _ =
                        threads.submit(() -> {
                            try {
                                ledger(25, "1").book(CENT);
                                booked.incrementAndGet();
                            } catch (SpendingLedger.Refused noMore) {
                                assertThat(noMore).hasMessageContaining("25 calls");
                            }
                            return booked;
                        });
            }
        }

        assertThat(booked).hasValue(25);
        assertThat(ledger(25, "1").today().calls()).isEqualTo(25);
    }

    /** As when an advisor is closed while a call is being booked. */
    @Test
    void whoIsInterruptedBooksNothing() throws SpendingLedger.Refused {
        ledger(10, "1").book(CENT);
        SpendingLedger interrupted =
                new SpendingLedger(
                        folder,
                        new DailyBudget(10, Money.of("1")),
                        () -> {
                            Thread.currentThread().interrupt();
                            return now.get();
                        });

        assertThatThrownBy(() -> interrupted.book(CENT))
                .isInstanceOf(SpendingLedger.Refused.class)
                .hasMessage("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ledger(10, "1").today()).isEqualTo(new SpendingLedger.Spending(DAY, 1, CENT));
    }

    @Test
    void aCostIsRoundedUpToTheBillionth() {
        ModelPrice sonnet = new ModelPrice(Money.of("3"), Money.of("15"));

        assertThat(sonnet.cost(1_234, 567)).isEqualTo(Money.of("0.012207"));
        assertThat(new ModelPrice(Money.of("0.00025"), Money.ZERO).cost(1, 0))
                .isEqualTo(Money.of("0.000000001"));
    }

    private SpendingLedger ledger(int calls, String dollars) {
        return new SpendingLedger(folder, new DailyBudget(calls, Money.of(dollars)), now::get);
    }
}
