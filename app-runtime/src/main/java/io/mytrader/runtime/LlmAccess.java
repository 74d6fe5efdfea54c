package io.mytrader.runtime;

import io.mytrader.bedrock.news.HeadlineSource;
import io.mytrader.config.LlmSettings;
import io.mytrader.llm.Advisor;
import io.mytrader.llm.SentimentSource;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language model that a session may ask. Safe from any thread. */
public interface LlmAccess extends AutoCloseable {
    /** Opens it for a session; asked only when the configuration wants advice or sentiment. */
    @FunctionalInterface
    interface Factory {
        /**
         * Opens what the settings ask for.
         *
         * @param folder the data folder, where budgets outlive the process
         * @param brokerNews the broker's headlines; null where there are none
         * @throws io.mytrader.venue.VenueException if it cannot be had; says what to do
         */
        LlmAccess open(LlmSettings settings, Path folder, @Nullable HeadlineSource brokerNews);
    }

    /** The models that this build knows. */
    static Factory configured() {
        return ModelChoice::open;
    }

    Advisor advisor();

    /** Where the mood of the news comes from; empty when it is not configured. */
    Optional<SentimentSource> sentiment();

    /** Ends calls and readers. */
    @Override
    void close();
}
