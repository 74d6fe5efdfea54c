package io.mytrader.bedrock.news;

import io.mytrader.bedrock.ModelCaller;
import io.mytrader.llm.SentimentSource;
import io.mytrader.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mood of the news: reads headlines every few minutes on a thread of its own, has new ones
 * scored, and tells the mood at any instant without waiting.
 *
 * <p>{@link #sentimentAt} is safe from any thread.
 */
public final class NewsSentiment implements SentimentSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NewsSentiment.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The newest headlines count most, and a flood must not empty the budget. */
    private static final int MOST_NEW = 3 * HeadlineScores.BATCH;

    private static final int MOST_KNOWN = 5_000;

    private final List<HeadlineSource> sources;
    private final HeadlineScores scores;
    private final Clock clock;
    private final Set<String> known = new HashSet<>();
    private final ScheduledExecutorService reader =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("news").factory());
    private volatile FadingMood mood;

    /**
     * Not reading yet.
     *
     * @param halfLife age at which a headline counts half
     * @param clock wall time
     */
    public NewsSentiment(
            List<HeadlineSource> sources, ModelCaller caller, Duration halfLife, Clock clock) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
        scores = new HeadlineScores(caller, PATIENCE);
        mood = new FadingMood(List.of(), halfLife);
    }

    /** Reads now and from then on. */
    public void start(Duration interval) {
        var _ =
                reader.scheduleWithFixedDelay(
                        this::readGuarded, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public OptionalDouble sentimentAt(long epochMillis) {
        return mood.at(epochMillis);
    }

    /** A periodic task that throws would never be called again. */
    private void readGuarded() {
        try {
            read();
        } catch (RuntimeException e) {
            LOG.error("reading the news failed", e);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads all sources once and scores what is new. One thread at a time. */
    void read() throws InterruptedException {
        Instant now = Instant.ofEpochMilli(clock.nowMillis());
        List<Headline> fresh = new ArrayList<>();
        for (HeadlineSource source : sources) {
            try {
                source.read(now).stream().filter(this::isWorthScoring).forEach(fresh::add);
            } catch (IOException e) {
                LOG.warn("no headlines from {}: {}", source.name(), e.getMessage());
            }
        }
        List<Headline> newest =
                fresh.stream()
                        .filter(headline -> known.add(headline.title()))
                        .sorted((a, b) -> b.published().compareTo(a.published()))
                        .limit(MOST_NEW)
                        .toList();
        for (int from = 0; from < newest.size(); from += HeadlineScores.BATCH) {
            score(newest.subList(from, Math.min(newest.size(), from + HeadlineScores.BATCH)));
        }
        mood = mood.after(now.toEpochMilli());
    }

    /** Old news fades to nothing before it could count. */
    private boolean isWorthScoring(Headline headline) {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        FadingMood alone =
                new FadingMood(
                        List.of(
                                new FadingMood.Score(
                                        headline.published().toEpochMilli(), Long.MIN_VALUE, 1)),
                        mood.halfLife());
        return alone.at(clock.nowMillis()).isPresent();
    }

    private void score(List<Headline> batch) {
        Optional<List<Double>> answer = scores.of(batch);
        if (answer.isEmpty()) {
            batch.forEach(headline -> known.remove(headline.title()));
            return;
        }
        List<Double> scored = answer.get();
        List<FadingMood.Score> all = new ArrayList<>(mood.scores());
        long knownAt = clock.nowMillis();
        for (int i = 0; i < scored.size(); i++) {
            all.add(
                    new FadingMood.Score(
                            batch.get(i).published().toEpochMilli(), knownAt, scored.get(i)));
        }
        mood = new FadingMood(all, mood.halfLife());
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
