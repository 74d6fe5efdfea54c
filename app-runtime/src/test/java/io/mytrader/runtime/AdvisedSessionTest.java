package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.api.SessionMessage;
import io.mytrader.backtest.Backtest;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.Purpose;
import io.mytrader.csv.CsvBars;
import io.mytrader.csv.CsvOptions;
import io.mytrader.event.TradingEvent;
import io.mytrader.event.TradingEvent.LlmAnalysis;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.StoredDecision;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceListener;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.llm.Advisor;
import io.mytrader.llm.SentimentSource;
import io.mytrader.llm.UnavailableCause;
import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Money;
import io.mytrader.replay.Replay;
import io.mytrader.report.DecisionsFile;
import io.mytrader.runtime.advice.Answers;
import io.mytrader.signal.AdviceEffect;
import io.mytrader.signal.SignalAction;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that ask an advisor: on its own threads, late, failing, or silent. */
class AdvisedSessionTest {
    private static final String STOP = "backtest.on_drawdown_halt=stop";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"filter", "consensus", "override"})
    void aSessionWithAdviceReplaysAndItsAnswersGiveTheSameBacktest(String mode) throws Exception {
        Path file = SessionDesk.bars(folder, 3, 1);
        String[] settings = {
            STOP, "llm.mode=" + mode, "llm.allow_override=true", "llm.deadline_seconds=10"
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SessionDesk desk =
                        desk((question, listener) ->
                                threads.execute(
                                        () -> listener.onAdvice(question, madeUp(question))))) {
            desk.start(SessionDesk.recorded(file, settings));
            desk.awaitEnd();
            assertThat(desk.controller.end()).isEqualTo(SessionEnd.DATA_ENDED);
            SessionId session = desk.store.newest().orElseThrow().id();
            try (RecordedSession recorded =
                    RecordedSession.of(desk.store, desk.store.header(session).orElseThrow())) {
                assertThat(recorded.replay()).isInstanceOf(Replay.Result.Identical.class);
                assertThat(bars(recorded.bars("MES").series())).isEqualTo(bars(series(file)));
            }
            Answers answers = Answers.recordedIn(desk.store, session);
            assertThat(answers.lines()).hasSizeGreaterThan(5);
            assertThat(analyses(desk)).hasSameSizeAs(answers.lines());
            ByteArrayOutputStream decisions = new ByteArrayOutputStream();
            BacktestResult backtest = backtest(file, answers, decisions, settings);
            assertThat(backtest.trades()).isNotEmpty();
            assertThat(desk.store.trades(page(session)).values().reversed())
                    .isEqualTo(backtest.trades());
            List<String> newest =
                    desk.store.decisions(page(session)).values().reversed().stream()
                            .map(StoredDecision::json)
                            .toList();
            List<String> lines = decisions.toString(StandardCharsets.UTF_8).lines().toList();
            assertThat(newest).isEqualTo(lines.subList(lines.size() - newest.size(), lines.size()));
            assertThat(newest).anyMatch(json -> json.contains("\"advice\":{\"question\":"));
        }
    }

    @Test
    void anAdvisorThatNeverAnswersCostsNothingButItsCandidatesR56() throws Exception {
        Path file = SessionDesk.bars(folder, 3, 1);
        try (SessionDesk desk = desk((question, listener) -> {})) {
            desk.start(
                    SessionDesk.recorded(
                            file, STOP, "llm.mode=filter", "llm.deadline_seconds=0.001"));
            desk.awaitEnd();
            assertThat(desk.controller.end()).isEqualTo(SessionEnd.DATA_ENDED);
            assertThat(analyses(desk))
                    .isNotEmpty()
                    .allSatisfy(analysis -> {
                        assertThat(analysis.effect()).isEqualTo(AdviceEffect.DROPPED);
                        assertThat(cause(analysis)).isEqualTo(UnavailableCause.TIMEOUT);
                        assertThat(analysis.exchange().deadlineHit()).isTrue();
                    });
            SessionId session = desk.store.newest().orElseThrow().id();
            assertThat(desk.store.trades(page(session)).values()).isEmpty();
        }
    }

    @Test
    void anAdvisorThatFailsIsUnavailableAndTheSessionGoesOnR56() throws Exception {
        Path file = SessionDesk.bars(folder, 3, 1);
        try (SessionDesk desk =
                desk((question, listener) -> {
                    throw new IllegalStateException("broken advisor");
                })) {
            desk.start(SessionDesk.recorded(file, STOP, "llm.mode=filter"));
            desk.awaitEnd();
            assertThat(desk.controller.end()).isEqualTo(SessionEnd.DATA_ENDED);
            assertThat(analyses(desk))
                    .isNotEmpty()
                    .allSatisfy(analysis ->
                            assertThat(cause(analysis)).isEqualTo(UnavailableCause.ERROR));
        }
    }

    @Test
    void sentimentIsRecordedAndReachesTheFeatures() throws Exception {
        Path file = SessionDesk.bars(folder, 3, 1);
        int[] asked = {0};
        SentimentSource mood =
                millis -> asked[0]++ < 600 ? OptionalDouble.of(0.5) : OptionalDouble.empty();
        try (SessionDesk desk = new SessionDesk(folder.resolve("data"), access(mood))) {
            desk.start(
                    SessionDesk.recorded(
                            file,
                            STOP,
                            "strategy.name=rsi_macd_sentiment",
                            "llm.sentiment.enabled=true"));
            desk.awaitEnd();
            assertThat(events(desk, TradingEvent.SentimentChanged.class))
                    .extracting(TradingEvent.SentimentChanged::value)
                    .containsExactly(0.5, null);
            SessionId session = desk.store.newest().orElseThrow().id();
            List<StoredDecision> decisions = desk.store.decisions(page(session)).values();
            assertThat(decisions.getLast().json()).contains("\"sentiment\":0.5");
            assertThat(decisions.getFirst().json()).contains("\"sentiment\":null");
            try (RecordedSession recorded =
                    RecordedSession.of(desk.store, desk.store.header(session).orElseThrow())) {
                assertThat(recorded.replay()).isInstanceOf(Replay.Result.Identical.class);
            }
        }
    }

    private SessionDesk desk(Asking asking) throws Exception {
        return new SessionDesk(folder.resolve("data"), access(asking, Optional.empty()));
    }

    /** What an advisor does when it is asked. */
    @FunctionalInterface
    private interface Asking {
        void ask(AdviceQuestion question, AdviceListener listener);
    }

    private static LlmAccess.Factory access(SentimentSource mood) {
        return access(
                (question, listener) -> listener.onAdvice(question, madeUp(question)),
                Optional.of(mood));
    }

    private static LlmAccess.Factory access(Asking asking, Optional<SentimentSource> mood) {
        return (settings, path, news) ->
                new LlmAccess() {
                    @Override
                    public Advisor advisor() {
                        return new Advisor() {
                            @Override
                            public void ask(AdviceQuestion question, AdviceListener listener) {
                                asking.ask(question, listener);
                            }

                            @Override
                            public void close() {
                                // Nothing is open.
                            }
                        };
                    }

                    @Override
                    public Optional<SentimentSource> sentiment() {
                        return mood;
                    }

                    @Override
                    public void close() {
                        // Nothing is open.
                    }
                };
    }

    /** An opinion that depends on nothing but the bar. */
    private static AdviceExchange madeUp(AdviceQuestion question) {
        long minute = question.candidate().bar().openMillis() / 60_000;
        SignalAction own = question.candidate().signal().action();
        SignalAction action =
                switch ((int) (minute % 4)) {
                    case 0 -> SignalAction.HOLD;
                    case 1 -> own == SignalAction.BUY ? SignalAction.SELL : SignalAction.BUY;
                    default -> own;
                };
        return new AdviceExchange(
                question.id(),
                "0123abcd",
                "made-up",
                1024,
                0.2,
                new Advice.Opinion(
                        action,
                        0.5 + (minute % 10) / 20.0,
                        -0.1,
                        "minute \"" + minute + "\"\nand\tmore",
                        List.of("a, b", "{c}"),
                        List.of()),
                1_234,
                56,
                Money.of("0.004542"),
                minute % 3_000,
                false);
    }

    private static UnavailableCause cause(LlmAnalysis analysis) {
        return analysis.exchange().advice() instanceof Advice.Unavailable none
                ? none.cause()
                : UnavailableCause.NOT_RECORDED;
    }

    private static List<LlmAnalysis> analyses(SessionDesk desk) {
        return events(desk, LlmAnalysis.class);
    }

    private static <T> List<T> events(SessionDesk desk, Class<T> type) {
        desk.controller.close();
        return desk.messages.stream()
                .filter(SessionMessage.Happened.class::isInstance)
                .map(message -> ((SessionMessage.Happened) message).event())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static BarSeries series(Path file) {
        CsvOptions options = CsvOptions.defaults().withInstrument(SessionDesk.MES);
        return CsvBars.read(List.of(file), options).bars();
    }

    private static List<Bar> bars(BarSeries series) {
        return IntStream.range(0, series.size()).mapToObj(series::bar).toList();
    }

    private static PageRequest page(SessionId session) {
        return PageRequest.newest(session, PageRequest.MOST);
    }

    private static BacktestResult backtest(
            Path file, Answers answers, ByteArrayOutputStream decisions, String... settings) {
        String[] more = Arrays.copyOf(settings, settings.length + 2);
        more[settings.length] = "backtest.llm=replay";
        more[settings.length + 1] = "backtest.llm_answers=answers.ndjson";
        ConfigurationInput trade = SessionDesk.recorded(file, more);
        ConfigurationInput input =
                new ConfigurationInput(
                        Purpose.BACKTEST, null, trade.environment(), trade.assignments());
        try (LoadedConfiguration loaded = LoadedConfiguration.read(input);
                DecisionsFile sink = new DecisionsFile(decisions)) {
            Configuration configuration = loaded.configuration();
            BacktestResult result =
                    Backtest.of(series(file), configuration.backtest(), loaded.strategies(), sink)
                            .advisedBy(answers)
                            .run();
            assertThat(result.trades()).extracting(ClosedTrade::symbol).containsOnly("MES");
            return result;
        }
    }
}
