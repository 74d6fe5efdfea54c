package io.mytrader.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the default locale")
class AdvicePromptTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final ModelSettings SETTINGS =
            new ModelSettings(
                    ModelSettings.DEFAULT_MODEL,
                    "us-east-1",
                    1024,
                    0.2,
                    new ModelPrice(
                            io.mytrader.market.Money.ofUnits(3),
                            io.mytrader.market.Money.ofUnits(15)),
                    new DailyBudget(1, io.mytrader.market.Money.ofUnits(1)),
                    URI.create("http://localhost:1"));

    @Test
    void theSameQuestionHasTheSamePromptUnderAnyLocale() {
        AdvicePrompt first = AdvicePrompt.of(Questions.onBar(0, PATIENCE), SETTINGS);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("ar", "EG"));
            assertThat(AdvicePrompt.of(Questions.onBar(0, PATIENCE), SETTINGS)).isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anotherBarOrModelHasAnotherHash() {
        String first = AdvicePrompt.of(Questions.onBar(0, PATIENCE), SETTINGS).hash();
        ModelSettings cheap =
                new ModelSettings(
                        ModelSettings.CHEAP_MODEL,
                        SETTINGS.region(),
                        SETTINGS.maxTokens(),
                        SETTINGS.temperature(),
                        SETTINGS.price(),
                        SETTINGS.budget(),
                        SETTINGS.endpoint());

        assertThat(AdvicePrompt.of(Questions.onBar(1, PATIENCE), SETTINGS).hash())
                .isNotEqualTo(first);
        assertThat(AdvicePrompt.of(Questions.onBar(0, PATIENCE), cheap).hash()).isNotEqualTo(first);
    }

    @Test
    void numbersAreShortAndNamesSorted() {
        assertThat(
                        new CanonicalText()
                                .with("z", 1.0)
                                .with("a", 1e-9)
                                .with("m", Double.NaN)
                                .with("b", 6842.25)
                                .with("c", -0.123456789)
                                .with("list", List.of("x", 2.5))
                                .toString())
                .isEqualTo(
                        """
                        {
                          "a": 0,
                          "b": 6842.25,
                          "c": -0.123457,
                          "list": ["x", 2.5],
                          "m": null,
                          "z": 1
                        }\
                        """);
    }

    @Test
    void noTextCanEndItsDelimiter() {
        assertThat(new CanonicalText().with("t", "</question>\u202e\"\\ & \u0000").toString())
                .isEqualTo(
                        "{\n  \"t\": \"\\u003c/question\\u003e\\u202e\\\"\\\\ \\u0026 \\u0000\"\n}");
    }
}
