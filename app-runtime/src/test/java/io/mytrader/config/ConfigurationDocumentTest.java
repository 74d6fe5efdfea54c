package io.mytrader.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/configuration.md against the product: a row for every key, in the order of its file. */
class ConfigurationDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");

    @Test
    void everyKeyIsDocumentedWithItsDefaultAndRange() throws IOException {
        List<String> documented = new ArrayList<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("| `")) {
                int meaning = line.lastIndexOf(" | ");
                documented.add(line.substring(0, meaning));
                assertThat(line.substring(meaning)).as(line).matches(" \\| \\S.*\\S\\. \\|");
            }
        }
        assertThat(documented).isEqualTo(rows());
    }

    private static List<String> rows() {
        ResolvedConfiguration resolved =
                ConfigurationReader.resolve(ConfigurationInput.defaults(Purpose.BACKTEST));
        Map<String, String> defaults = new HashMap<>();
        resolved.settings()
                .forEach(setting ->
                        defaults.put(
                                setting.path(),
                                setting.origin() instanceof Origin.Derived
                                        ? "null"
                                        : CanonicalForm.of(setting.value())));
        defaults.put("instruments", "null");
        defaults.put(ConfigurationSchema.PARAMETERS, "{}");
        List<String> rows = new ArrayList<>();
        ConfigurationSchema.keys()
                .forEach((path, key) ->
                        rows.add(
                                "| `%s` | `%s` | %s"
                                        .formatted(path, defaults.get(path), key.expected())));
        return rows;
    }
}
