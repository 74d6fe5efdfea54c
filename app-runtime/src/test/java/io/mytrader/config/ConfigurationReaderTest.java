package io.mytrader.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.market.InstrumentCatalogue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
    @TempDir Path folder;

    @Test
    void strongerSourcesWinAndEachValueKnowsItsOrigin() throws IOException {
        Path file =
                file("trading:\n  max_daily_loss: 1000\n  max_daily_trades: 11\n  fixed_size: 3\n");
        ResolvedConfiguration resolved =
                ConfigurationReader.resolve(
                        new ConfigurationInput(
                                Purpose.TRADE,
                                file,
                                Map.of(
                                        "MYTRADER__TRADING__MAX_DAILY_TRADES", "12",
                                        "MYTRADER__TRADING__FIXED_SIZE", "4",
                                        "PATH", "/bin"),
                                List.of(set("trading.fixed_size=5"), set("trading.fixed_size=6"))));

        assertThat(resolved.setting("trading.max_daily_loss"))
                .isEqualTo(
                        new Setting(
                                "trading.max_daily_loss",
                                new BigDecimal("1E+3"),
                                new Origin.InFile(file, 2)));
        assertThat(resolved.setting("trading.max_daily_trades"))
                .isEqualTo(
                        new Setting(
                                "trading.max_daily_trades",
                                12L,
                                new Origin.Environment("MYTRADER__TRADING__MAX_DAILY_TRADES")));
        assertThat(resolved.setting("trading.fixed_size"))
                .isEqualTo(new Setting("trading.fixed_size", 6L, new Origin.CommandLine("--set")));
        assertThat(resolved.origin("trading.max_drawdown_pct").describe()).isEqualTo("default");
    }

    @Test
    void allProblemsOfAllSourcesComeAtOnceWithPlaceKeyAndRemedy() throws IOException {
        Path file =
                file(
                        """
                        mode: papr
                        tradng:
                          fixed_size: 1
                        trading:
                          max_daily_los: 1000
                          max_drawdown_pct: 20
                          max_daily_trades: many
                          fixed_size: "2"
                          fixed_size: 3
                          use_trailing_stop: maybe
                        max_loss_per_trade: 1
                        data:
                          interval_seconds: 0.5
                        """);
        ConfigurationException thrown =
                failure(
                        new ConfigurationInput(
                                Purpose.TRADE,
                                file,
                                Map.of("MYTRADER__TRADING__MAX_DAILY_LOS", "5"),
                                List.of(set("broker.port=99999"), set("wholly.unknown=1"))));

        assertThat(thrown.problems().stream().map(ConfigurationProblem::toString))
                .containsExactly(
                        file
                                + ":1: mode: expected one of paper, live, found \"papr\"; did you mean"
                                + " paper?",
                        file + ":2: tradng: unknown key; did you mean trading?",
                        file
                                + ":5: trading.max_daily_los: unknown key; did you mean"
                                + " trading.max_daily_loss?",
                        file
                                + ":6: trading.max_drawdown_pct: 20 is out of range; expected a"
                                + " number from 0.001 to 10 (percent)",
                        file
                                + ":7: trading.max_daily_trades: expected a whole number from 1 to"
                                + " 1000000 (entries), found \"many\"",
                        file
                                + ":8: trading.fixed_size: expected a whole number from 1 to 100000"
                                + " (contracts), found \"2\" in quotes; write it without them",
                        file + ":9: trading.fixed_size: given twice (first on line 8)",
                        file
                                + ":10: trading.use_trailing_stop: expected true or false, found"
                                + " \"maybe\"",
                        file
                                + ":11: max_loss_per_trade: unknown key; did you mean"
                                + " trading.max_loss_per_trade?",
                        file
                                + ":13: data.interval_seconds: expected a whole number from 1 to"
                                + " 86400 (seconds), found 0.5",
                        "environment MYTRADER__TRADING__MAX_DAILY_LOS: trading.max_daily_los:"
                                + " unknown key; did you mean trading.max_daily_loss?",
                        "command line --set: broker.port: 99999 is out of range; expected a whole"
                                + " number from 1 to 65535",
                        "command line --set: wholly.unknown: unknown key; known here: backtest,"
                                + " broker, dashboard, data, instrument, instruments, lanes, llm,"
                                + " log, mode, multi_strategy, notifications, storage, strategy,"
                                + " trading, user_strategies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "20.0", "2e1", "+20", "020", "2_0"})
    void wholeNumbersMayBeWrittenInManyWays(String text) throws IOException {
        assertThat(
                        resolveFile("trading: {max_daily_trades: " + text + "}")
                                .whole("trading.max_daily_trades"))
                .isEqualTo(20);
        assertThat(resolveSet("trading.max_daily_trades=" + text).whole("trading.max_daily_trades"))
                .isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".nan", ".inf", "-.inf", "1e400", "1e-400", "1,5", "0x10", "", "null", "[1]",
                "{a: 1}", "1 000"
            })
    void numbersThatAreNoneAreRefused(String text) throws IOException {
        Path file = file("trading:\n  reward_risk_ratio: " + text + "\n");
        assertThat(failure(fromFile(file)).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("trading.reward_risk_ratio");
                    assertThat(problem.origin()).isEqualTo(new Origin.InFile(file, 2));
                    assertThat(problem.message()).contains("a number from 0.1 to 100");
                });
    }

    @ParameterizedTest
    @CsvSource({"off", "'\"off\"'", "false", "no"})
    void theWordOffIsNotMistakenForAFlag(String text) throws IOException {
        if (text.equals("no")) {
            assertThat(failure(fromFile(file("llm: {mode: no}"))).getMessage())
                    .contains("expected one of off, advisory");
        } else {
            assertThat(resolveFile("llm: {mode: " + text + "}").text("llm.mode")).isEqualTo("off");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "yes,true",
        "on,true",
        "True,true",
        "false,false",
        "no,false",
        "off,false"
    })
    void flagsMayBeWords(String text, boolean expected) throws IOException {
        assertThat(
                        resolveFile("trading: {use_trailing_stop: " + text + "}")
                                .flag("trading.use_trailing_stop"))
                .isEqualTo(expected);
    }

    @Test
    void listsMayBeWrittenWithCommasOutsideFiles() {
        List<String> expected = List.of("breakout", "ema_cross");
        String path = "multi_strategy.strategies";
        assertThat(resolveSet(path + "=breakout,ema_cross").value(path)).isEqualTo(expected);
        assertThat(resolveSet(path + "=[breakout, ema_cross]").value(path)).isEqualTo(expected);
        assertThat(resolveSet("data.csv=a.csv").list("data.csv")).isEqualTo(List.of("a.csv"));
    }

    @Test
    void instrumentsAreSymbolsOrMaps() throws IOException {
        InstrumentChoice mes = new InstrumentChoice(instrument("MES"), null);
        InstrumentChoice december = new InstrumentChoice(instrument("ES"), YearMonth.of(2026, 12));
        assertThat(resolveSet("instrument=MES").instruments()).containsExactly(mes);
        assertThat(resolveFile("instrument: {symbol: es, contract_month: 202612}").instruments())
                .containsExactly(december);
        assertThat(
                        resolveFile(
                                        "instruments: [MES, {symbol: ES, contract_month: 202612,"
                                                + " multiplier: 50, tick_size: 0.25, currency: USD}]")
                                .instruments())
                .containsExactly(mes, december);
    }

    @Test
    void aStrongerInstrumentReplacesAWeakerList() throws IOException {
        Path file = file("instruments: [MES, ES]");
        ResolvedConfiguration resolved =
                ConfigurationReader.resolve(
                        new ConfigurationInput(
                                Purpose.TRADE,
                                file,
                                Map.of(),
                                List.of(new Assignment("--instrument", "instrument", "NQ"))));
        assertThat(resolved.instruments())
                .containsExactly(new InstrumentChoice(instrument("NQ"), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "instrument: MSE | did you mean MES?",
                "instrument: AAPL | expected one of ES, MES, NQ, MNQ, YM, MYM, RTY, M2K, GENERIC",
                "instruments: [MES, mex] | did you mean MES?",
                "instruments: [MES, MES] | MES is listed twice",
                "instruments: [] | at least one",
                "instrument: {symbol: MES, multiplier: 50} | multiplier: 50 contradicts the contract facts of MES, 5",
                "instrument: {symbol: ES, tick_size: 0.5} | tick_size: 0.5 contradicts",
                "instrument: {symbol: ES, currency: EUR} | currency: \"EUR\" contradicts",
                "instrument: {symbol: ES, contract_month: 202611} | March, June, September and December",
                "instrument: {symbol: ES, contract_month: 2026-12} | expected yyyymm",
                "instrument: {symbol: ES, contract_month: 202613} | expected yyyymm",
                "instrument: {symbol: GENERIC, contract_month: 202612} | no contract months",
                "instrument: {symbl: ES} | did you mean symbol?",
                "instrument: {contract_month: 202612} | symbol is missing",
                "instrument: [ES] | expected an instrument such as MES or {symbol, contract_month",
                "lanes: [{instrument: XX, strategy: breakout}] | unknown instrument",
                "lanes: [{instrument: ES}] | strategy is missing",
                "{instrument: NQ, lanes: [{instrument: ES, strategy: breakout}]} | none of the lanes trades it",
            })
    void wrongInstrumentsAreExplained(String yaml, String expected) throws IOException {
        assertThat(failure(fromFile(file(yaml))).getMessage()).contains(expected);
    }

    @Test
    void bothInstrumentAndInstrumentsIsAContradiction() throws IOException {
        assertThat(failure(fromFile(file("instrument: ES\ninstruments: [MES]"))).getMessage())
                .contains(":2: instruments: given beside instrument");
    }

    @Test
    void parametersKeepTheTypesTheyWereWrittenIn() throws IOException {
        Path file =
                file(
                        """
                        strategy:
                          name: ema_cross
                          parameters: {fast: 9, ratio: 1.5, direction: long, both: true}
                        """);
        ResolvedConfiguration resolved =
                ConfigurationReader.resolve(
                        new ConfigurationInput(
                                Purpose.BACKTEST,
                                file,
                                Map.of("MYTRADER__STRATEGY__PARAMETERS__SLOW", "30"),
                                List.of(set("strategy.parameters.fast=12"))));
        assertThat(resolved.strategyParameters())
                .isEqualTo(
                        Map.of(
                                "fast",
                                12L,
                                "slow",
                                30L,
                                "ratio",
                                new BigDecimal("1.5"),
                                "direction",
                                "long",
                                "both",
                                true));
        assertThat(resolved.origin("strategy.parameters.ratio"))
                .isEqualTo(new Origin.InFile(file, 3));
    }

    @Test
    void parametersOfAnotherStrategyAreDropped() throws IOException {
        Path file = file("strategy: {name: ema_cross, parameters: {fast: 9}}");
        ResolvedConfiguration resolved =
                ConfigurationReader.resolve(
                        new ConfigurationInput(
                                Purpose.BACKTEST,
                                file,
                                Map.of(),
                                List.of(set("strategy.name=trend_following"))));
        assertThat(resolved.strategyParameters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: [1 | 0 | not valid YAML",
                "{mode: &x paper, log: {level: *x}} | 1 | anchors",
                "mode: !!str paper | 1 | tags",
                "just words | 1 | expected keys and values",
                "- mode | 1 | expected keys and values",
                "trading: 5 | 1 | is a section; expected its keys, as in trading.initial_capital: …",
                "trading: [a] | 1 | is a section",
                "trading.fixed_size: 5 | 1 | a key with dots",
                "broker: {password: hunter2} | 1 | secrets do not belong",
                "data: {timezone: America/Chicgo} | 1 | did you mean America/Chicago?",
                "notifications: [{type: telegram, token: 12345}] | 1 | secrets do not belong",
                "notifications: [telegram] | 1 | expected {type, events, chat_id",
            })
    void unusableYamlIsExplained(String yaml, int line, String expected) throws IOException {
        Path file = file(yaml);
        List<ConfigurationProblem> problems = failure(fromFile(file)).problems();
        assertThat(problems)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString())
                                .contains(expected)
                                .doesNotContain("hunter2")
                                .doesNotContain("12345"));
        if (line > 0) {
            assertThat(problems.getFirst().origin()).isEqualTo(new Origin.InFile(file, line));
        }
    }

    @Test
    void twoDocumentsInAFileAreRefused() throws IOException {
        assertThat(failure(fromFile(file("mode: paper\n---\nmode: live\n"))).getMessage())
                .contains("a second document");
    }

    @Test
    void filesThatCantBeReadAreExplained() throws IOException {
        Path binary = folder.resolve("binary.yaml");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        Path huge = folder.resolve("huge.yaml");
        Files.writeString(huge, "# long\n".repeat(200_000));
        Path missing = folder.resolve("missing.yaml");
        assertThat(failure(fromFile(missing))).hasMessage(missing + ": there is no such file");
        assertThat(failure(fromFile(folder)).getMessage()).contains("is a folder");
        assertThat(failure(fromFile(binary)).getMessage()).contains("not text in UTF-8");
        assertThat(failure(fromFile(huge)).getMessage()).contains("larger than a megabyte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "trading:\n", "\uFEFFmode: paper\r\n"})
    void anEmptyFileChangesNothing(String text) throws IOException {
        assertThat(resolveFile(text).hash())
                .isEqualTo(
                        ConfigurationReader.resolve(ConfigurationInput.defaults(Purpose.TRADE))
                                .hash());
    }

    @Test
    void theHashKnowsValuesNotSpellings() throws IOException {
        String hash = resolveFile("trading: {max_daily_loss: 1500.00}").hash();
        assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(resolveFile("").hash());
        assertThat(resolveFile("log: {level: debug}").hash()).isEqualTo(hash);
        assertThat(resolveFile("trading: {max_daily_loss: 1501}").hash()).isNotEqualTo(hash);
        assertThat(resolveFile("strategy: {parameters: {a: 1}}").hash()).isNotEqualTo(hash);
    }

    @Test
    void someChecksAreForTradingOnly() {
        assertThat(failure(input(Purpose.TRADE, "trading.stop_method=none")).getMessage())
                .contains("none is for backtests only");
        assertThat(
                        ConfigurationReader.resolve(
                                        input(Purpose.BACKTEST, "trading.stop_method=none"))
                                .text("trading.stop_method"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode=live | mode live needs the id of the account",
                "mode=live;broker.account=U1 | mode live needs the broker ib",
                "mode=live;broker.type=ib;broker.account=DU1;data.source=ib | DU1 is a paper account",
                "broker.type=ib;broker.account=U1;data.source=ib | U1 is a live account",
                "broker.type=ib;broker.account=DU1 | orders at the broker ib need its own data",
                "data.source=csv | expected a file, because data.source is csv",
                "trading.risk_per_trade_pct=2 | 2 exceeds trading.max_risk_per_trade_pct, 1",
                "multi_strategy.volatility_low=0.9 | 0.9 is not below multi_strategy.volatility_high, 0.8",
                "multi_strategy.strategies=[] | expected at least one strategy",
                "llm.mode=override | needs llm.allow_override: true",
            })
    void contradictionsBetweenKeysAreExplained(String settings, String expected) {
        assertThat(failure(input(Purpose.TRADE, settings.strip().split(";"))).getMessage())
                .contains(expected);
    }

    @Test
    void aRuleIsSilentAboutAKeyThatIsAlreadyWrong() {
        assertThat(
                        failure(
                                        input(
                                                Purpose.TRADE,
                                                "mode=live",
                                                "broker.type=ibb",
                                                "data.source=ib"))
                                .problems())
                .extracting(ConfigurationProblem::key)
                .containsExactly("broker.type");
    }

    @Test
    void ticksAreMeantWhenTheyAreGiven() {
        ResolvedConfiguration resolved = resolveSet("trading.stop_loss_ticks=20.0");
        assertThat(resolved.setting("trading.stop_method"))
                .isEqualTo(
                        new Setting(
                                "trading.stop_method",
                                "ticks",
                                new Origin.Derived("stop or target given in ticks")));
        assertThat(
                        resolveSet("trading.stop_loss_ticks=20", "trading.stop_method=atr")
                                .text("trading.stop_method"))
                .isEqualTo("atr");
    }

    @Test
    void withoutEdgeLiveSuspendsAndPaperProbes() {
        String path = "trading.kelly_when_not_positive";
        String[] live = {"mode=live", "broker.type=ib", "broker.account=U1", "data.source=ib"};
        assertThat(resolve(Purpose.TRADE, live).text(path)).isEqualTo("suspend");
        assertThat(resolve(Purpose.BACKTEST, live).text(path)).isEqualTo("probe");
        assertThat(resolve(Purpose.TRADE).text(path)).isEqualTo("probe");
        assertThat(resolve(Purpose.TRADE, path + "=suspend").text(path)).isEqualTo("suspend");
    }

    @ParameterizedTest
    @CsvSource({"off,proceed", "advisory,proceed", "filter,drop", "consensus,drop"})
    void lateAdviceIsHandledAsTheModeNeeds(String mode, String expected) {
        assertThat(resolveSet("llm.mode=" + mode).text("llm.on_timeout")).isEqualTo(expected);
    }

    @Test
    void thresholdsFitTheirMethodUnlessGiven() {
        ResolvedConfiguration ratio = resolveSet("multi_strategy.volatility_method=ratio");
        assertThat(ratio.decimal("multi_strategy.volatility_low")).isEqualByComparingTo("0.7");
        assertThat(ratio.decimal("multi_strategy.volatility_high")).isEqualByComparingTo("1.3");
        assertThat(
                        resolveSet("multi_strategy.bias_method=percent")
                                .decimal("multi_strategy.bias_threshold"))
                .isEqualByComparingTo("1");
        assertThat(
                        resolveSet(
                                        "multi_strategy.bias_method=percent",
                                        "multi_strategy.bias_threshold=2")
                                .decimal("multi_strategy.bias_threshold"))
                .isEqualByComparingTo("2");
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("my.yaml"), yaml);
    }

    private ResolvedConfiguration resolveFile(String yaml) throws IOException {
        return ConfigurationReader.resolve(fromFile(file(yaml)));
    }

    private static ResolvedConfiguration resolveSet(String... settings) {
        return resolve(Purpose.TRADE, settings);
    }

    private static ResolvedConfiguration resolve(Purpose purpose, String... settings) {
        return ConfigurationReader.resolve(input(purpose, settings));
    }

    private static ConfigurationInput fromFile(@Nullable Path file) {
        return new ConfigurationInput(Purpose.TRADE, file, Map.of(), List.of());
    }

    private static ConfigurationInput input(Purpose purpose, String... settings) {
        List<Assignment> assignments =
                Arrays.stream(settings).map(ConfigurationReaderTest::set).toList();
        return new ConfigurationInput(purpose, null, Map.of(), assignments);
    }

    private static Assignment set(String setting) {
        int equals = setting.indexOf('=');
        return new Assignment("--set", setting.substring(0, equals), setting.substring(equals + 1));
    }

    private static ConfigurationException failure(ConfigurationInput input) {
        ConfigurationException thrown =
                catchThrowableOfType(
                        ConfigurationException.class, () -> ConfigurationReader.resolve(input));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private static io.mytrader.market.Instrument instrument(String symbol) {
        return InstrumentCatalogue.find(symbol).orElseThrow();
    }
}
