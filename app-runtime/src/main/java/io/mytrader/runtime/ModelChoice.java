package io.mytrader.runtime;

import io.mytrader.bedrock.BedrockAdvisor;
import io.mytrader.bedrock.DailyBudget;
import io.mytrader.bedrock.ModelCaller;
import io.mytrader.bedrock.ModelPrice;
import io.mytrader.bedrock.ModelSettings;
import io.mytrader.bedrock.news.FeedHeadlines;
import io.mytrader.bedrock.news.FolderHeadlines;
import io.mytrader.bedrock.news.HeadlineSource;
import io.mytrader.bedrock.news.NewsSentiment;
import io.mytrader.config.LlmSettings;
import io.mytrader.llm.Advisor;
import io.mytrader.llm.SentimentSource;
import io.mytrader.time.Clock;
import io.mytrader.venue.VenueException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one place that knows which language model a configuration asks for. */
public final class ModelChoice {
    private static final Duration NEWS_EVERY = Duration.ofMinutes(5);
    private static final Duration NEWS_PATIENCE = Duration.ofSeconds(10);

    private ModelChoice() {}

    /**
     * Which model is asked, how, and what it costs.
     *
     * @throws VenueException if it has no price, without which no budget can be kept
     */
    public static ModelSettings settings(LlmSettings settings) {
        String configured = settings.modelId();
        String model = configured == null ? ModelSettings.DEFAULT_MODEL : configured;
        LlmSettings.ModelPrice price =
                settings.priceOf(model)
                        .orElseThrow(() ->
                                refusal(
                                        "llm.prices has no price for "
                                                + model
                                                + ", and without it no budget can be kept"));
        return new ModelSettings(
                model,
                settings.region(),
                settings.maxTokens(),
                settings.temperature(),
                new ModelPrice(price.inputPerMillion(), price.outputPerMillion()),
                new DailyBudget(settings.dailyCalls(), settings.dailyDollars()),
                null);
    }

    /**
     * A caller of the configured model; makes no call and wants no credentials yet.
     *
     * @param folder the data folder, which keeps what was spent today
     * @param clock wall time
     * @throws VenueException if the model has no price
     */
    public static ModelCaller caller(LlmSettings settings, Path folder, Clock clock) {
        return ModelCaller.open(settings(settings), folder, clock);
    }

    /**
     * Opens advisor and news; makes no call and wants no credentials yet.
     *
     * @param brokerNews the broker's headlines; null where there are none
     */
    static LlmAccess open(LlmSettings settings, Path folder, @Nullable HeadlineSource brokerNews) {
        List<HeadlineSource> sources =
                settings.sentiment().isEnabled()
                        ? settings.sentiment().sources().stream()
                                .map(name -> source(name, brokerNews))
                                .toList()
                        : List.of();
        Clock clock = System::currentTimeMillis;
        ModelCaller caller = caller(settings, folder, clock);
        NewsSentiment news =
                sources.isEmpty()
                        ? null
                        : new NewsSentiment(
                                sources, caller, settings.sentiment().halfLife(), clock);
        if (news != null) {
            news.start(NEWS_EVERY);
        }
        return new Opened(new BedrockAdvisor(caller, settings.callInterval()), news);
    }

    private static HeadlineSource source(String name, @Nullable HeadlineSource brokerNews) {
        if (name.equals(LlmSettings.Sentiment.BROKER)) {
            if (brokerNews == null) {
                throw refusal(
                        "llm.sentiment.sources: "
                                + name
                                + " is the news of Interactive Brokers and needs broker.type or"
                                + " data.source ib");
            }
            return brokerNews;
        }
        if (name.startsWith("http://") || name.startsWith("https://")) {
            try {
                return new FeedHeadlines(URI.create(name), NEWS_PATIENCE);
            } catch (IllegalArgumentException e) {
                throw refusal("llm.sentiment.sources: " + e.getMessage());
            }
        }
        Path path = Path.of(name);
        if (!Files.isDirectory(path)) {
            throw refusal(
                    "llm.sentiment.sources: "
                            + name
                            + " is neither ib, nor the address of an RSS or Atom feed, nor a"
                            + " folder of files");
        }
        return new FolderHeadlines(path);
    }

    private static VenueException refusal(String message) {
        return new VenueException(VenueException.Cause.CONFIGURATION, message);
    }

    /** The advisor closes the caller that the news share. */
    private record Opened(Advisor advisor, @Nullable NewsSentiment news) implements LlmAccess {
        @Override
        public Optional<SentimentSource> sentiment() {
            return Optional.ofNullable(news);
        }

        @Override
        public void close() {
            if (news != null) {
                news.close();
            }
            advisor.close();
        }
    }
}
