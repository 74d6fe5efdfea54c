package io.mytrader.llm;

import java.util.OptionalDouble;

/** The port to the mood of the news. Never blocks; safe from any thread. */
@FunctionalInterface
public interface SentimentSource {
    /** Sentiment in [-1, 1] as known at that instant; empty when there is none, never a fake 0. */
    OptionalDouble sentimentAt(long epochMillis);
}
