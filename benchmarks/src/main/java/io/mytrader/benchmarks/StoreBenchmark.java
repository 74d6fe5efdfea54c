package io.mytrader.benchmarks;

import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.SessionHeader;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoreFailure;
import io.mytrader.journal.StoreListener;
import io.mytrader.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the record costs the engine's thread, on the disk of the working folder.
 *
 * <p>{@code commandOnDisk} is the way of an order: an input, its command, and the word of the disk.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StoreBenchmark {
    private static final byte[] PAYLOAD = new byte[400];

    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private SqliteStore store;

    @SuppressWarnings("NullAway.Init")
    private SessionWriter writer;

    private long sequence;

    /** A fresh store in the working folder: a temporary one may be in memory. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "store-benchmark");
        store = SqliteStore.open(folder);
        writer =
                store.begin(
                        new SessionHeader(
                                new SessionId("b1"), 0, "paper", "sim", "SIM1", "", "", ""),
                        new StoreListener() {
                            @Override
                            public void failed(StoreFailure failure) {
                                throw new IllegalStateException(failure.message());
                            }

                            @Override
                            public void recovered() {
                                throw new IllegalStateException("failed before");
                            }
                        });
    }

    /** Closes and removes the store. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        writer.close();
        store.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public void commandOnDisk() {
        append();
        append();
        writer.force();
    }

    /** A thousand entries as fast as they can be handed over, then one word of the disk. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public void thousandEntriesOnDisk() {
        for (int i = 0; i < 1000; i++) {
            append();
        }
        writer.force();
    }

    private void append() {
        writer.append(new JournalEntry(++sequence, sequence, "in:BarClosed", PAYLOAD));
    }
}
