package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.bedrock.ModelSettings;
import io.mytrader.config.LlmSettings;
import io.mytrader.market.Money;
import io.mytrader.venue.VenueException;
import java.nio.file.Path;
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
        assertThatThrownBy(() -> ModelChoice.open(wrong, folder))
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("nowhere is neither the address of an RSS or Atom feed");
        LlmSettings right =
                llm("llm.sentiment.enabled=true", "llm.sentiment.sources=['" + folder + "']");
        try (LlmAccess access = ModelChoice.open(right, folder)) {
            assertThat(access.sentiment()).isPresent();
        }
    }

    private static LlmSettings llm(String... settings) {
        try (LoadedConfiguration loaded = LoadedConfiguration.read(SessionDesk.input(settings))) {
            return loaded.configuration().llm();
        }
    }
}
