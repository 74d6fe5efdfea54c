package io.mytrader.runtime;

import io.mytrader.bars.BarDataException;
import io.mytrader.config.Configuration;
import io.mytrader.csv.CsvBars;
import io.mytrader.csv.CsvBarsWriter;
import io.mytrader.csv.CsvOptions;
import io.mytrader.ib.HistoryListener;
import io.mytrader.ib.IbClient;
import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.TradingSession;
import io.mytrader.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one-minute bars of Interactive Brokers into a file of our own layout. A file that is
 * there is continued; whatever was fetched before an interruption or a failure is kept.
 *
 * <p>One thread.
 */
public final class BarDownload {
    private static final long LOOK_MILLIS = 200;
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final String CONTENT = ", one-minute trades from Interactive Brokers";

    private final Configuration configuration;
    private final Instrument instrument;
    private final Path file;
    private final Clock clock;
    private final List<Bar> bars = new ArrayList<>();
    private int known;

    private BarDownload(Configuration configuration, Path file, Clock clock) {
        this.configuration = configuration;
        this.instrument = configuration.lanes().getFirst().instrument().instrument();
        this.file = file;
        this.clock = clock;
    }

    /** Watches, and may stop it. */
    public interface Watcher {
        /** So many trading sessions of all are there. */
        void progress(int done, int total);

        /** Something delays it. */
        void delayed(String why);

        /** Whether to stop now. */
        boolean isStopped();
    }

    /** How it ended. */
    public enum End {
        COMPLETE,
        STOPPED,
        /** The gateway refused, or was lost for good. */
        FAILED,
        /** The gateway was never reached. */
        UNREACHED
    }

    /**
     * What came of it.
     *
     * @param bars in the file now
     * @param added of them, this time
     * @param detail why it ended, if it is not complete
     */
    public record Result(End end, int bars, int added, String detail) {}

    /**
     * Fetches the bars of the configured instrument's contract.
     *
     * @param days trading days up to now, the one under way included
     * @param file to write or to continue
     * @throws BarDataException if the file is none of ours, is of another instrument, begins too
     *     late or can't be written
     * @throws InterruptedException if the thread is interrupted
     */
    public static Result run(
            Configuration configuration, int days, Path file, Clock clock, Watcher watcher)
            throws InterruptedException {
        BarDownload download = new BarDownload(configuration, file, clock);
        long from = download.continueFile(download.firstSession(days));
        return download.fetch(from, watcher);
    }

    private TradingSession firstSession(int days) {
        TradingSession session = instrument.calendar().sessionAtOrBefore(clock.nowMillis());
        for (int i = 1; i < days; i++) {
            session = instrument.calendar().sessionAtOrBefore(session.openMillis() - 1);
        }
        return session;
    }

    /** Takes over what is in the file; returns where to go on. */
    private long continueFile(TradingSession first) {
        if (!Files.exists(file) || CsvBarsWriter.isPipeOrDevice(file)) {
            return first.openMillis();
        }
        refuseOthers();
        BarSeries before =
                CsvBars.read(
                                List.of(file),
                                CsvOptions.defaults()
                                        .withInterval(INTERVAL)
                                        .withInstrument(instrument))
                        .bars();
        if (before.openMillis(0) >= first.closeMillis()) {
            throw new BarDataException(
                    file
                            + " begins at "
                            + Instant.ofEpochMilli(before.openMillis(0))
                            + ", after the first day asked for; choose another file, or fewer days"
                            + " to continue this one");
        }
        for (int i = 0; i < before.size(); i++) {
            bars.add(before.bar(i));
        }
        known = bars.size();
        return Math.max(first.openMillis(), bars.getLast().closeMillis());
    }

    /** Bars of two instruments, or of two sources, in one file would read as one market. */
    private void refuseOthers() {
        String head = CsvBars.comment(file);
        if (!head.endsWith(CONTENT)) {
            throw new BarDataException(
                    file
                            + " was not written by download and is not continued; choose another"
                            + " --out");
        }
        if (!head.equals(comment())) {
            throw new BarDataException(
                    file
                            + " has bars of "
                            + head.substring(0, head.length() - CONTENT.length())
                            + ", not of "
                            + instrument.symbol()
                            + "; choose another --out");
        }
    }

    private String comment() {
        return instrument.symbol() + CONTENT;
    }

    private Result fetch(long fromMillis, Watcher watcher) throws InterruptedException {
        BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
        Taking taking = new Taking(news, watcher);
        IbClient client =
                IbClient.create(
                        VenueChoice.ibSettings(configuration), clock, new Random(), notice -> {});
        client.history().request(instrument, fromMillis, clock.nowMillis(), taking);
        try {
            while (taking.end == null && !watcher.isStopped()) {
                Runnable next = news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                }
            }
            // What has arrived by the end belongs to the file, too.
            for (Runnable next = news.poll(); next != null; next = news.poll()) {
                next.run();
            }
        } finally {
            client.history().cancel();
            write();
        }
        End end = taking.end == null ? End.STOPPED : taking.end;
        return new Result(end, bars.size(), bars.size() - known, taking.detail);
    }

    private void write() {
        if (bars.size() == known) {
            return;
        }
        try (CsvBarsWriter writer = CsvBarsWriter.create(file, comment())) {
            bars.forEach(writer::write);
            writer.finish();
        }
    }

    /** Brings what the client's thread hears to ours. */
    private final class Taking implements HistoryListener {
        private final BlockingQueue<Runnable> news;
        private final Watcher watcher;
        private @Nullable End end;
        private String detail = "";

        Taking(BlockingQueue<Runnable> news, Watcher watcher) {
            this.news = news;
            this.watcher = watcher;
        }

        @Override
        public void onBars(List<Bar> session, int done, int total) {
            news.add(() -> {
                for (Bar bar : session) {
                    if (bars.isEmpty() || bar.openMillis() >= bars.getLast().closeMillis()) {
                        bars.add(bar);
                    }
                }
                watcher.progress(done, total);
            });
        }

        @Override
        public void onDelay(String why) {
            news.add(() -> watcher.delayed(why));
        }

        @Override
        public void onComplete() {
            news.add(() -> end = End.COMPLETE);
        }

        @Override
        public void onFailure(String why, boolean reached) {
            news.add(() -> {
                end = reached ? End.FAILED : End.UNREACHED;
                detail = why;
            });
        }
    }
}
