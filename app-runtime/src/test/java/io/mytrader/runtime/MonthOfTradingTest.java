package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.api.SessionMessage;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.csv.CsvBarsWriter;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.event.TradingEvent;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionStore;
import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Money;
import io.mytrader.property.Property;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.simulation.SyntheticMarket;
import io.mytrader.venue.AccountFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions one after the other over the weeks in which New York's clocks go back and Thanksgiving
 * comes with its early closes, on bars that have gaps.
 */
class MonthOfTradingTest {
    private static final long SEED = 11;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MEGABYTE = 1 << 20;

    /** A queue that often holds more than this would be full one day. */
    private static final int FEW_INPUTS = EngineLoop.CAPACITY / 1_000;

    /** What a session's classes, caches and pools may keep after the first ones. */
    private static final int HEAP_ALLOWANCE = 16 * MEGABYTE;

    private static final long HOUR_MILLIS = 3_600_000;

    @TempDir Path folder;

    @Test
    void theDaysAroundTheClockChangeLoseNothing() throws Exception {
        List<Long> heap = trade(LocalDate.of(2024, 10, 31), 4, 3);
        assertThat(heap.getLast()).isLessThan(heap.getFirst() + HEAP_ALLOWANCE);
    }

    @Test
    @Tag("thorough")
    void thirtyDaysLoseNothingAndLeaveNothingInMemory() throws Exception {
        List<Long> heap = trade(LocalDate.of(2024, 10, 28), 30, 10);
        assertThat(heap.getLast()).isLessThan(heap.get(2) + HEAP_ALLOWANCE);
    }

    /** Returns the heap in use after each session. */
    private List<Long> trade(LocalDate firstDay, int days, int sessions) throws Exception {
        RandomGenerator random = Property.random(SEED);
        BarSeries bars = withGaps(new SyntheticMarket(SessionDesk.MES, SEED), firstDay, days);
        Path file = folder.resolve("bars.csv");
        CsvBarsWriter.write(file, "with gaps", bars);
        ConfigurationInput input = SessionDesk.recorded(file);
        List<Long> heap = new ArrayList<>();
        Path data = folder.resolve("data");
        try (DataFolder locked = DataFolder.lock(data);
                SessionStore store = locked.openStore();
                SessionController controller =
                        new SessionController(
                                data, store, "0.0.0-test", System::currentTimeMillis)) {
            StopAt stop = new StopAt(controller);
            for (int i = 1; i <= sessions; i++) {
                int end = (bars.size() - 1) * i / sessions;
                stop.millis =
                        i == sessions
                                ? Long.MAX_VALUE
                                : bars.openMillis(end - random.nextInt(bars.size() / days));
                assertThat(controller.start(input, Entries.SENT))
                        .isInstanceOf(StartAnswer.Started.class);
                assertThat(controller.awaitEnd(PATIENCE)).isTrue();
                assertThat(controller.end())
                        .isEqualTo(i == sessions ? SessionEnd.DATA_ENDED : SessionEnd.STOPPED);
                System.gc();
                heap.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
            System.out.printf(
                    "%d days, %d sessions, heap after each in MB: %s%n",
                    days, sessions, heap.stream().map(bytes -> bytes / MEGABYTE).toList());
            assertThat(stop.mostWaiting).isLessThan(FEW_INPUTS);
            addsUp(new AccountFile(data).read().orElseThrow(), store, days);
        }
        return heap;
    }

    /** A quarter of an hour to an hour and a half is missing on most days. */
    private static BarSeries withGaps(SyntheticMarket market, LocalDate firstDay, int days) {
        RandomGenerator random = Property.random(SEED);
        BarSeries all = market.days(firstDay, days);
        BarSeries.Builder kept = BarSeries.builder(all.intervalMillis());
        long missingUntil = Long.MIN_VALUE;
        for (int i = 0; i < all.size(); i++) {
            Bar bar = all.bar(i);
            if (random.nextInt(all.size() / days) == 0) {
                missingUntil = bar.openMillis() + (15 + random.nextInt(75)) * 60_000L;
            }
            // Only the close of the day is never missing: it has a test of its own.
            long close = SessionDesk.MES.calendar().nextCloseMillis(bar.openMillis());
            if (bar.openMillis() >= missingUntil || close - bar.openMillis() <= HOUR_MILLIS) {
                kept.add(bar);
            }
        }
        return kept.build();
    }

    /** Every trade is booked once, within its exchange day, and the money adds up to the cent. */
    private static void addsUp(SimulatedAccount account, SessionStore store, int days) {
        List<ClosedTrade> trades = store.trades(PageRequest.newestOfAll(PageRequest.MOST)).values();
        Money net = Money.ZERO;
        for (ClosedTrade trade : trades) {
            net = net.plus(trade.netPnl());
            assertThat(exchangeDay(trade.exitMillis()))
                    .as("exchange day of the exit of %s", trade)
                    .isEqualTo(exchangeDay(trade.entryMillis()));
        }
        assertThat(trades).hasSizeBetween(days, PageRequest.MOST - 1);
        assertThat(account.positions()).isEmpty();
        assertThat(account.startingBalance().plus(net)).isEqualTo(account.cash());
        assertThat(store.events("error", PageRequest.newestOfAll(10)).values()).isEmpty();
    }

    /** An exit with the last bar is stamped with the close, which begins the break. */
    private static LocalDate exchangeDay(long millis) {
        return SessionDesk.MES.calendar().sessionAtOrAfter(millis - 1).exchangeDay();
    }

    /** Stops a session when its market has come that far, and watches its queue. */
    private static final class StopAt {
        private volatile long millis = Long.MAX_VALUE;
        private volatile int mostWaiting;

        StopAt(SessionController controller) {
            controller.subscribe(message -> {
                mostWaiting = Math.max(mostWaiting, controller.status().waitingInputs());
                if (message instanceof SessionMessage.Happened happened
                        && happened.event() instanceof TradingEvent.AccountChanged
                        && happened.event().timeMillis() >= millis) {
                    millis = Long.MAX_VALUE;
                    controller.stop(false);
                }
            });
        }
    }
}
