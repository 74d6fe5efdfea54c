package io.mytrader.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.property.Property;
import io.mytrader.strategy.StrategyRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in the file, it is read or refused with problems that have a place and a reason. */
class ConfigurationFuzzTest {
    private static final String SPOILERS = "\t\n :-#[]{}&*!|>'\"%@`,?~.0159eEx_\\\u0000\u00e9";
    private static final String[] FRAGMENTS = {
        "<<: *x",
        "? [a]: b",
        "!!float 1",
        "---",
        "...",
        "null: null",
        "1: 2",
        "99999999999999999999",
        "1e999999999",
        "[[[[[[[[[[",
        "{}: {}",
        "mode: live",
        "lanes: [null]",
        "instruments: [null, {}]",
        "strategy: {parameters: {a: {b: [1, {c: null}]}}}",
        "notifications: [{type: null}]",
        "\"",
        "- -"
    };

    @TempDir Path folder;

    @Test
    void mutatedFilesAreReadOrRefused() {
        Property.holds(200, this::readsOrRefuses);
    }

    @Test
    @Tag("thorough")
    void manyMutatedFilesAreReadOrRefused() {
        Property.holds(20_000, this::readsOrRefuses);
    }

    private void readsOrRefuses(RandomGenerator random) throws Exception {
        Path file = Files.writeString(folder.resolve("fuzz.yaml"), mutated(random));
        ConfigurationInput input = new ConfigurationInput(Purpose.TRADE, file, Map.of(), List.of());
        try {
            Configuration read = ConfigurationReader.read(input, StrategyRegistry.builtIn());
            assertThat(read.resolved().hash()).hasSize(64);
            assertThat(ConfigurationListing.yaml(read.resolved())).contains("mode: ");
        } catch (ConfigurationException refused) {
            assertThat(refused.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> {
                        assertThat(problem.message()).isNotBlank();
                        assertThat(problem.origin().describe()).isNotBlank();
                    });
        }
    }

    private static String mutated(RandomGenerator random) {
        StringBuilder text = new StringBuilder(ConfigurationReader.defaultsText());
        int changes = random.nextInt(1, 12);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, SPOILERS.charAt(random.nextInt(SPOILERS.length())));
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 40)));
                case 2 -> text.insert(at, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
                default -> {
                    String fragment = FRAGMENTS[random.nextInt(FRAGMENTS.length)];
                    text.insert(text.indexOf("\n", at) + 1, fragment + "\n");
                }
            }
        }
        return text.toString();
    }
}
