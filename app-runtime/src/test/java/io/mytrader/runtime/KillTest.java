package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.journal.Page;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionStore;
import io.mytrader.journal.StoredExecution;
import io.mytrader.market.Money;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.property.Property;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.venue.AccountFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed at every kind of step: the next one goes on without an order twice, a
 * position without protection or a cent lost.
 */
@DisabledOnOs(OS.WINDOWS)
class KillTest {
    private static final int KILLED = 137;
    private static final int PATIENCE_SECONDS = 120;
    private static final int KILLS = 6;

    @TempDir Path temporary;

    @Test
    void twelveKillsLoseNothingR53() {
        Property.holds(2, random -> survives(random, KILLS));
    }

    @Test
    @Tag("thorough")
    void twoHundredKillsLoseNothingR53() {
        Property.holds(40, random -> survives(random, 5));
    }

    /** Accounts, one after the other, until so many processes were killed. */
    private void survives(RandomGenerator random, int kills)
            throws IOException, InterruptedException {
        int killed = 0;
        while (killed < kills) {
            killed += life(random, kills - killed);
        }
    }

    /** One account until its data ends; returns how often its process was killed. */
    private int life(RandomGenerator random, int mostKills)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(temporary, "data");
        Path bars = SessionDesk.bars(folder, random.nextInt(1_000), 2);
        List<String> history = new ArrayList<>();
        int code = KILLED;
        while (code == KILLED && history.size() < mostKills) {
            KillStep[] steps = KillStep.values();
            KillStep step = steps[random.nextInt(steps.length)];
            int occurrence =
                    switch (step) {
                        case BAR_CLOSED -> 1 + random.nextInt(600);
                        case DAY_ROLLED -> 1;
                        default -> 1 + random.nextInt(4);
                    };
            history.add(step + " " + occurrence);
            code = trade(folder, bars, step, occurrence, history);
            isProtected(new AccountFile(folder).read().orElseThrow(), history);
        }
        int killed = code == KILLED ? history.size() : history.size() - 1;
        if (code == KILLED && notAtEnd(folder, bars)) {
            history.add("to the end");
            trade(folder, bars, KillStep.BAR_CLOSED, 1_000_000, history);
        }
        isComplete(folder, history);
        return killed;
    }

    private static boolean notAtEnd(Path folder, Path bars) throws IOException {
        String last = Files.readAllLines(bars, StandardCharsets.UTF_8).getLast();
        long lastOpen = Instant.parse(last.substring(0, last.indexOf(','))).toEpochMilli();
        return new AccountFile(folder).read().orElseThrow().timeMillis() <= lastOpen;
    }

    private static int trade(
            Path folder, Path bars, KillStep step, int occurrence, List<String> history)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                KilledProcess.class.getName(),
                                folder.toString(),
                                bars.toString(),
                                step.name(),
                                Integer.toString(occurrence))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("ends after %s", history)
                .isTrue();
        if (process.exitValue() != KILLED && process.exitValue() != 0) {
            throw new AssertionError(
                    "after " + history + ":\n" + Files.readString(output, StandardCharsets.UTF_8));
        }
        return process.exitValue();
    }

    /** What the broker holds survives on its own. */
    private static void isProtected(SimulatedAccount account, List<String> history) {
        for (SimulatedAccount.Book book : account.books()) {
            int entries = 0;
            int covered = 0;
            for (SimulatedAccount.Resting order : book.live()) {
                OrderRole role = order.order().role();
                entries += role == OrderRole.ENTRY ? 1 : 0;
                if (role == OrderRole.STOP || role == OrderRole.EXIT) {
                    covered += order.order().quantity().contracts() - order.filled();
                }
            }
            assertThat(entries).as("entries at work after %s", history).isLessThanOrEqualTo(1);
            if (book.position() != 0) {
                assertThat(covered)
                        .as("protected contracts after %s", history)
                        .isEqualTo(Math.abs(book.position()));
            }
        }
    }

    /** Every fill and every trade is in the book once, and the money adds up to the cent. */
    private static void isComplete(Path folder, List<String> history) {
        SimulatedAccount account = new AccountFile(folder).read().orElseThrow();
        try (DataFolder locked = DataFolder.lock(folder);
                SessionStore store = locked.openStore()) {
            List<StoredExecution> executions = all(store::executions);
            assertThat(executions)
                    .as("executions after %s", history)
                    .hasSize(Math.toIntExact(account.lastExecution()))
                    .allSatisfy(execution -> assertThat(execution.commission()).isNotNull());
            List<ClosedTrade> trades = all(store::trades);
            Money net = Money.ZERO;
            for (ClosedTrade trade : trades) {
                net = net.plus(trade.netPnl());
            }
            assertThat(account.positions()).as("positions after %s", history).isEmpty();
            assertThat(account.startingBalance().plus(net))
                    .as("money after %s", history)
                    .isEqualTo(account.cash());
            assertThat(all(store::orders))
                    .as("orders after %s", history)
                    .extracting(OrderReport::state)
                    .allMatch(state -> state.isFinal());
            assertThat(all(request -> store.events("error", request)))
                    .as("errors after %s", history)
                    .isEmpty();
        }
    }

    private static <T> List<T> all(Function<PageRequest, Page<T>> list) {
        List<T> items = new ArrayList<>();
        PageRequest request = PageRequest.newestOfAll(PageRequest.MOST);
        while (true) {
            Page<T> page = list.apply(request);
            items.addAll(page.values());
            Long next = page.next();
            if (next == null) {
                return items;
            }
            request = request.before(next);
        }
    }
}
