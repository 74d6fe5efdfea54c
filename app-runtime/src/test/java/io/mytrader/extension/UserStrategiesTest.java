package io.mytrader.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.TradingCalendar;
import io.mytrader.signal.SignalAction;
import io.mytrader.simulation.SyntheticMarket;
import io.mytrader.strategy.Parameter;
import io.mytrader.strategy.SignalPipeline;
import io.mytrader.strategy.StrategyException;
import io.mytrader.strategy.StrategyFactory;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserStrategiesTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "strategy", "src", "main");

    private static final Instrument ES = InstrumentCatalogue.find("ES").orElseThrow();
    private static final BarSeries BARS =
            new SyntheticMarket(ES, 61).days(LocalDate.of(2024, 1, 2), 15);

    @TempDir private Path folder;

    @Test
    void theExampleIsFoundListedAndRun() throws IOException {
        UserJar.write(
                folder.resolve("example.jar"),
                Map.of(
                        "example.RsiExtreme",
                        Files.readString(EXAMPLE.resolve("java/example/RsiExtreme.java"))),
                Files.readString(
                        EXAMPLE.resolve(
                                "resources/META-INF/services/" + StrategyFactory.class.getName())));

        try (UserStrategies user = UserStrategies.load(folder)) {
            assertThat(user.problems()).isEmpty();
            StrategyRegistry registry = user.joinedTo(StrategyRegistry.builtIn());
            StrategyFactory factory = registry.factory("rsi_extreme");
            assertThat(factory.parameters())
                    .containsExactly(
                            Parameter.number(
                                    "low", 35, 1, 49, "buys below, sells above 100 less it"));
            assertThat(actions(registry, "rsi_extreme"))
                    .containsExactlyInAnyOrder(SignalAction.values());
        }
    }

    private static Set<SignalAction> actions(StrategyRegistry registry, String strategy) {
        SignalPipeline pipeline = pipeline(registry, strategy);
        Set<SignalAction> actions = new HashSet<>();
        for (int i = 0; i < BARS.size(); i++) {
            follow(pipeline, BARS.bar(i));
            actions.add(pipeline.signal().action());
        }
        assertThat(pipeline.failure()).isNull();
        return actions;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return \"Bad Name\";              | expected a name of lower case letters, digits"
                        + " and underscores, but found Bad Name",
                "return null;                      | expected a name of lower case letters, digits"
                        + " and underscores, but found null",
                "throw new RuntimeException(\"x\"); | failed when asked for its name, description"
                        + " and parameters: java.lang.RuntimeException: x"
            })
    void aFactoryThatMisbehavesIsNamedAndTheOthersAreLoaded(String nameBody, String problem)
            throws IOException {
        UserJar.write(folder.resolve("a.jar"), Map.of("Bad", factory("Bad", nameBody, "")), "Bad");
        UserJar.write(
                folder.resolve("b.jar"),
                Map.of("Good", factory("Good", "return \"good\";", "")),
                "Good");

        try (UserStrategies user = UserStrategies.load(folder)) {
            assertThat(user.problems()).containsExactly("a.jar: Bad: " + problem);
            assertThat(user.factories()).extracting(StrategyFactory::name).containsExactly("good");
        }
    }

    @Test
    void aServiceThatCannotBeMadeIsNamed() throws IOException {
        UserJar.write(
                folder.resolve("a.jar"),
                Map.of(
                        "Bad",
                        factory(
                                "Bad",
                                "return \"bad\";",
                                "public Bad() { throw new RuntimeException(\"no\"); }")),
                "Bad\nMissing");

        try (UserStrategies user = UserStrategies.load(folder)) {
            assertThat(user.factories()).isEmpty();
            assertThat(user.problems())
                    .hasSize(2)
                    .anySatisfy(problem ->
                            assertThat(problem)
                                    .startsWith("a.jar: ")
                                    .contains("Provider Bad could not be instantiated")
                                    .endsWith("java.lang.RuntimeException: no"))
                    .anySatisfy(
                            problem -> assertThat(problem).contains("Provider Missing not found"));
        }
    }

    @Test
    void aJarWithoutStrategiesIsNamed() throws IOException {
        UserJar.write(folder.resolve("empty.jar"), Map.of(), "");

        try (UserStrategies user = UserStrategies.load(folder)) {
            assertThat(user.problems())
                    .containsExactly(
                            "empty.jar: provides no strategy: it needs a file"
                                    + " META-INF/services/io.mytrader.strategy.StrategyFactory");
        }
    }

    @Test
    void aTakenNameIsAProblemAndNoCrash() throws IOException {
        UserJar.write(
                folder.resolve("a.jar"),
                Map.of("Mine", factory("Mine", "return \"breakout\";", "")),
                "Mine");

        try (UserStrategies user = UserStrategies.load(folder)) {
            StrategyRegistry joined = user.joinedTo(StrategyRegistry.builtIn());

            assertThat(joined.names()).isEqualTo(StrategyRegistry.builtIn().names());
            assertThat(user.problems()).containsExactly("strategy name breakout is taken");
        }
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> UserStrategies.load(missing))
                .isInstanceOf(StrategyException.class)
                .hasMessage("user_strategies.folder: cannot read the folder " + missing);
    }

    @Test
    void aStrategyFromAJarThatThrowsStopsItsLaneOnly() throws IOException {
        UserJar.write(
                folder.resolve("a.jar"),
                Map.of("Good", factory("Good", "return \"good\";", "")),
                "Good");

        try (UserStrategies user = UserStrategies.load(folder)) {
            SignalPipeline pipeline = pipeline(user.joinedTo(StrategyRegistry.builtIn()), "good");
            follow(pipeline, BARS.first());

            assertThat(pipeline.failure())
                    .isEqualTo(
                            "strategy good failed: java.lang.UnsupportedOperationException: never");
        }
    }

    private static String factory(String className, String nameBody, String constructor) {
        return "public final class "
                + className
                + " implements io.mytrader.strategy.StrategyFactory {"
                + constructor
                + " public String name() {"
                + nameBody
                + "}"
                + " public String description() { return \"Holds.\"; }"
                + " public java.util.List<io.mytrader.strategy.Parameter> parameters()"
                + " { return java.util.List.of(); }"
                + " public io.mytrader.strategy.Strategy create("
                + "io.mytrader.strategy.StrategyContext context)"
                + " { return (bar, session) ->"
                + " { throw new UnsupportedOperationException(\"never\"); }; } }";
    }

    private static SignalPipeline pipeline(StrategyRegistry registry, String strategy) {
        return SignalPipeline.create(StrategySettings.of(strategy, Map.of()), ES, registry);
    }

    private static void follow(SignalPipeline pipeline, Bar bar) {
        pipeline.onBar(
                bar, TradingCalendar.cmeEquityIndex().sessionAtOrAfter(bar.openMillis()), false);
    }
}
