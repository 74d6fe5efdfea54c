package io.mytrader.runtime;

import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.Purpose;
import io.mytrader.engine.EngineInput;
import io.mytrader.engine.EngineSettings;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.JournalReader;
import io.mytrader.journal.SessionHeader;
import io.mytrader.journal.SessionHistory;
import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.recovery.Recovery;
import io.mytrader.replay.JournalCodec;
import io.mytrader.replay.Replay;
import io.mytrader.strategy.StrategyRegistry;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A session as it was recorded, ready to be run again: with its own configuration, wherever the
 * user's file has gone meanwhile.
 */
public final class RecordedSession implements AutoCloseable {
    /** The account of sessions that sent nothing. */
    static final String DRY_RUN = "dry_run";

    private static final long MINUTE_MILLIS = 60_000;

    private final SessionHistory history;
    private final SessionHeader header;
    private final LoadedConfiguration loaded;
    private final EngineSettings settings;

    private RecordedSession(SessionHistory history, SessionHeader header) {
        this.history = history;
        this.header = header;
        loaded =
                LoadedConfiguration.read(
                        ConfigurationInput.ofText(
                                Purpose.TRADE,
                                Path.of("configuration of session " + header.id().value()),
                                header.configuration()));
        settings =
                EngineComposition.of(
                        loaded.configuration(),
                        header.id().value(),
                        header.account().equals(DRY_RUN) ? Entries.ONLY_DECIDED : Entries.SENT);
    }

    /**
     * Prepares a session to be run again.
     *
     * @throws io.mytrader.config.ConfigurationException if this version does not understand its
     *     configuration any more
     */
    public static RecordedSession of(SessionHistory history, SessionHeader header) {
        return new RecordedSession(history, header);
    }

    /**
     * Runs it again and compares everything that comes out.
     *
     * @throws io.mytrader.journal.StoreException if its journal is damaged or cannot be read
     */
    public Replay.Result replay() {
        try (JournalReader journal = history.journal(header.id())) {
            return Replay.run(settings, loaded.strategies(), journal);
        }
    }

    public Configuration configuration() {
        return loaded.configuration();
    }

    public StrategyRegistry strategies() {
        return loaded.strategies();
    }

    /**
     * The bars that a session saw of one instrument.
     *
     * @param series in the order of their times, each once
     * @param history how many of them only taught
     */
    public record Bars(BarSeries series, int history) {}

    /**
     * The bars of one of its instruments.
     *
     * @throws io.mytrader.journal.StoreException if its journal is damaged or cannot be read
     */
    public Bars bars(String symbol) {
        SortedMap<Long, Bar> bars = new TreeMap<>();
        int teaching = 0;
        try (JournalReader journal = history.journal(header.id())) {
            for (JournalEntry entry : journal) {
                if (JournalCodec.isInput(entry)
                        && JournalCodec.decode(entry) instanceof EngineInput.BarClosed closed
                        && closed.symbol().equals(symbol)
                        && bars.putIfAbsent(closed.bar().openMillis(), closed.bar()) == null
                        && closed.backfilled()) {
                    teaching++;
                }
            }
        }
        long interval =
                bars.values().stream().findFirst().map(Bar::intervalMillis).orElse(MINUTE_MILLIS);
        BarSeries.Builder series = BarSeries.builder(interval);
        bars.values().forEach(series::add);
        return new Bars(series.build(), teaching);
    }

    /** What it left to the next one. */
    Recovery.Recovered recovered() {
        try (JournalReader journal = history.journal(header.id())) {
            return Recovery.rerun(settings, loaded.strategies(), journal);
        }
    }

    @Override
    public void close() {
        loaded.close();
    }
}
