package io.mytrader.bedrock;

import io.mytrader.market.Money;
import io.mytrader.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was spent today, in a file of the data folder.
 *
 * <p>A call is booked before it is made, at the most that it can cost, and corrected when its usage
 * is known: whatever happens in between, a restart never gives a budget back. The day is the UTC
 * day of the wall clock. A damaged file allows no call until somebody has looked at it. Safe from
 * any thread and from several processes.
 */
public final class SpendingLedger {
    static final String FILE = "llm-spending.txt";

    /** A second channel of this process on a locked file would fail instead of waiting. */
    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path file;
    private final Path guard;
    private final DailyBudget budget;
    private final Clock clock;
    private final ReentrantLock lock;

    /**
     * The ledger of a data folder.
     *
     * @param clock wall time
     */
    public SpendingLedger(Path folder, DailyBudget budget, Clock clock) {
        Path home = folder.toAbsolutePath().normalize();
        file = home.resolve(FILE);
        guard = home.resolve("llm-spending.lock");
        this.budget = budget;
        this.clock = clock;
        lock = LOCKS.computeIfAbsent(file, path -> new ReentrantLock());
    }

    /**
     * Spent so far.
     *
     * @param day UTC
     * @param calls made or under way
     * @param dollars paid, or at most to be paid for what is under way
     */
    public record Spending(LocalDate day, int calls, Money dollars) {
        private String text() {
            return "day=" + day + "\ncalls=" + calls + "\ndollars=" + dollars + "\n";
        }
    }

    /**
     * A call that was booked.
     *
     * @param day on which it counts
     * @param atMost dollars that were set aside
     */
    record Booking(LocalDate day, Money atMost) {}

    /** What a booking was refused for. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** Today's spending. */
    public Spending today() {
        try {
            return locked(this::read);
        } catch (Refused damaged) {
            return new Spending(day(), budget.calls(), budget.dollars());
        }
    }

    public DailyBudget budget() {
        return budget;
    }

    /**
     * Books a call.
     *
     * @throws Refused if it does not fit into what is left of the day's budget
     */
    Booking book(Money atMost) throws Refused {
        return locked(() -> {
            Spending spent = read();
            if (spent.calls() >= budget.calls()) {
                throw new Refused(
                        "the day's " + budget.calls() + " calls are made (llm.daily_call_budget)");
            }
            Money after = spent.dollars().plus(atMost);
            if (after.isGreaterThan(budget.dollars())) {
                throw new Refused(
                        "of the day's "
                                + budget.dollars()
                                + " dollars "
                                + spent.dollars()
                                + " are spent, and this call may cost "
                                + atMost
                                + " (llm.daily_dollar_budget)");
            }
            write(new Spending(spent.day(), spent.calls() + 1, after));
            return new Booking(spent.day(), atMost);
        });
    }

    /** Replaces what was set aside for a call by what it cost. */
    void settle(Booking booking, Money cost) {
        try {
            locked(() -> {
                Spending spent = read();
                if (spent.day().equals(booking.day())) {
                    write(
                            new Spending(
                                    spent.day(),
                                    spent.calls(),
                                    spent.dollars().minus(booking.atMost()).plus(cost)));
                }
                return spent;
            });
        } catch (Refused damagedOrStopped) {
            // What was set aside stays spent, as after a crash.
            return;
        }
    }

    private LocalDate day() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(clock.nowMillis()), ZoneOffset.UTC);
    }

    /** An earlier day's spending counts no more. A clock set back does not give a budget back. */
    private Spending read() throws Refused, IOException {
        Spending none = new Spending(day(), 0, Money.ZERO);
        try {
            Spending kept =
                    parsed(Files.readAllLines(file, StandardCharsets.UTF_8))
                            .orElseThrow(() ->
                                    new Refused(file + " is damaged; delete it to start at zero"));
            return kept.day().isBefore(none.day()) ? none : kept;
        } catch (NoSuchFileException first) {
            return none;
        }
    }

    private static Optional<Spending> parsed(List<String> lines) {
        if (lines.size() != 3
                || !lines.get(0).startsWith("day=")
                || !lines.get(1).startsWith("calls=")
                || !lines.get(2).startsWith("dollars=")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Spending(
                            LocalDate.parse(value(lines.get(0))),
                            Integer.parseInt(value(lines.get(1))),
                            Money.of(value(lines.get(2)))));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String value(String line) {
        return line.substring(line.indexOf('=') + 1);
    }

    private void write(Spending spending) throws IOException {
        Path fresh = file.resolveSibling(FILE + ".new");
        try (FileChannel channel =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(spending.text());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private interface Step<T> {
        T take() throws Refused, IOException;
    }

    private <T> T locked(Step<T> step) throws Refused {
        lock.lock();
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel =
                            FileChannel.open(
                                    guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                return step.take();
            }
        } catch (FileLockInterruptionException | ClosedByInterruptException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }
}
