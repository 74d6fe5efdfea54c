package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.feature.FeatureCatalogue;
import io.mytrader.regime.TableSelector;
import io.mytrader.signal.MarketBias;
import io.mytrader.signal.VolatilityLevel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/strategies.md against the product. */
class StrategiesDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "strategies.md");

    @Test
    void everyStrategyAndParameterIsDocumented() throws IOException {
        List<String> expected = new ArrayList<>();
        for (StrategyFactory factory : StrategyRegistry.installed().factories()) {
            expected.add("## " + factory.name());
            expected.add(factory.description());
            factory.parameters().forEach(parameter -> expected.add(row(parameter)));
        }

        List<String> lines = Files.readAllLines(DOCUMENT);
        int end = lines.indexOf("## Selection by regime");
        List<String> documented =
                lines.subList(lines.indexOf(expected.getFirst()), end).stream()
                        .filter(line ->
                                line.startsWith("## ")
                                        || line.startsWith("| `")
                                        || expected.contains(line))
                        .toList();
        assertThat(documented).isEqualTo(expected);
    }

    @Test
    void everyFeatureIsDocumented() throws IOException {
        FeatureCatalogue catalogue = FeatureCatalogue.builtIn();
        List<String> lines = Files.readAllLines(DOCUMENT);

        assertThat(lines.subList(lines.indexOf("## Features"), lines.size()))
                .filteredOn(line -> line.startsWith("| `"))
                .isEqualTo(
                        catalogue.names().stream()
                                .map(name ->
                                        "| `%s` | %s |"
                                                .formatted(
                                                        name,
                                                        catalogue.description(name).orElseThrow()))
                                .toList());
    }

    @Test
    void theSelectionTableIsDocumented() throws IOException {
        List<String> strategies = MultiStrategySettings.defaults().strategies();
        TableSelector table = new TableSelector(strategies);
        List<String> rows = new ArrayList<>();
        for (VolatilityLevel level : VolatilityLevel.values()) {
            String biased = strategies.get(table.select(MarketBias.BULLISH, level));
            assertThat(strategies.get(table.select(MarketBias.BEARISH, level))).isEqualTo(biased);
            rows.add(
                    "| %s | %s | %s |"
                            .formatted(
                                    level.name().toLowerCase(Locale.ROOT),
                                    biased,
                                    strategies.get(table.select(MarketBias.NEUTRAL, level))));
        }
        assertThat(Files.readAllLines(DOCUMENT)).containsSubsequence(rows);
    }

    private static String row(Parameter parameter) {
        String defaultValue =
                parameter.defaultValue() instanceof Number number
                        ? plain(number.doubleValue())
                        : String.valueOf(parameter.defaultValue());
        return "| `%s` | `%s` | %s | %s |"
                .formatted(
                        parameter.name(),
                        defaultValue,
                        allowed(parameter),
                        parameter.description());
    }

    private static String allowed(Parameter parameter) {
        return switch (parameter.type()) {
            case INTEGER, NUMBER, NUMBERS ->
                    plain(parameter.min()) + " to " + plain(parameter.max());
            case FLAG -> "true or false";
            case CHOICE -> String.join(" or ", parameter.choices());
            case TEXT -> "a text";
            case PARAMETERS -> "by strategy";
        };
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
