package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.bedrock.ModelSettings;
import io.mytrader.bedrock.news.Headline;
import io.mytrader.bedrock.news.HeadlineSource;
import io.mytrader.config.LlmSettings;
import io.mytrader.market.Money;
import io.mytrader.venue.VenueException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelChoiceTest {
    @TempDir Path folder;

    @Test
    void theDefaultModelHasAPriceAndTheDayABudget() {
        ModelSettings settings = ModelChoice.settings(llm());
        assertThat(settings.modelId()).isEqualTo(ModelSettings.DEFAULT_MODEL);
        assertThat(settings.price().inputPerMillion()).isEqualTo(Money.ofUnits(3));
        assertThat(settings.price().outputPerMillion()).isEqualTo(Money.ofUnits(15));
        assertThat(settings.budget().calls()).isEqualTo(500);
        assertThat(settings.budget().dollars()).isEqualTo(Money.ofUnits(5));
        assertThat(ModelChoice.settings(llm("llm.model_id=" + ModelSettings.CHEAP_MODEL)).price())
                .extracting(price -> price.inputPerMillion())
                .isEqualTo(Money.ofUnits(1));
    }

    @Test
    void aModelWithoutAPriceIsRefusedBecauseNoBudgetCouldBeKept() {
        assertThatThrownBy(() -> ModelChoice.settings(llm("llm.model_id=mystery-1")))
                .isInstanceOf(VenueException.class)
                .hasMessage(
                        "llm.prices has no price for mystery-1, and without it no budget can be"
                                + " kept");
    }

    @Test
    void aSourceOfHeadlinesIsAFeedOrAFolder() {
        LlmSettings wrong = llm("llm.sentiment.enabled=true", "llm.sentiment.sources=[nowhere]");
        assertThatThrownBy(() -> ModelChoice.open(wrong, folder, null))
                .isInstanceOf(VenueException.class)
                .hasMessageContaining(
                        "nowhere is neither ib, nor the address of an RSS or Atom feed");
        LlmSettings right =
                llm("llm.sentiment.enabled=true", "llm.sentiment.sources=['" + folder + "']");
        try (LlmAccess access = ModelChoice.open(right, folder, null)) {
            assertThat(access.sentiment()).isPresent();
        }
    }

    @Test
    void theBrokersNewsNeedTheBroker() {
        LlmSettings settings = llm("llm.sentiment.enabled=true", "llm.sentiment.sources=[ib]");
        assertThat(settings.sentiment().readsBroker()).isTrue();
        assertThatThrownBy(() -> ModelChoice.open(settings, folder, null))
                .isInstanceOf(VenueException.class)
                .hasMessage(
                        "llm.sentiment.sources: ib is the news of Interactive Brokers and needs"
                                + " broker.type or data.source ib");
        try (LlmAccess access = ModelChoice.open(settings, folder, new NoHeadlines())) {
            assertThat(access.sentiment()).isPresent();
        }
        assertThat(settings.withoutSentiment().sentiment().readsBroker()).isFalse();
    }

    /** A source that has nothing to say. */
    private static final class NoHeadlines implements HeadlineSource {
        @Override
        public String name() {
            return "nobody";
        }

        @Override
        public List<Headline> read(Instant now) {
            return List.of();
        }
    }

    private static LlmSettings llm(String... settings) {
        try (LoadedConfiguration loaded = LoadedConfiguration.read(SessionDesk.input(settings))) {
            return loaded.configuration().llm();
        }
    }
}
