package io.mytrader.runtime.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mytrader.account.ClosedTrade;
import io.mytrader.advice.AdviceSettings;
import io.mytrader.advice.AnswerSource;
import io.mytrader.advice.OnTimeout;
import io.mytrader.backtest.Backtest;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.backtest.BacktestSettings;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.signal.AdviceMode;
import io.mytrader.signal.SignalAction;
import io.mytrader.simulation.SyntheticMarket;
import io.mytrader.strategy.StrategyRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdviceReportTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final BarSeries BARS =
            new SyntheticMarket(MES, 3).days(LocalDate.of(2024, 3, 7), 3);

    /** All opinions agree: with equals without, and inverted trades nothing. */
    @Test
    void agreementChangesNothingAndItsInversionTradesNothing() {
        AdviceReport report = report(AdviceMode.FILTER, AdviceReportTest::own);
        BacktestResult plain = plain();
        assertThat(report.runs())
                .extracting(AdviceReport.Run::name)
                .containsExactly("with", "without", "inverted", "delayed");
        assertThat(run(report, "with").netProfit()).isEqualTo(net(plain));
        assertThat(run(report, "without").netProfit()).isEqualTo(net(plain));
        assertThat(run(report, "without").trades()).isEqualTo(plain.trades().size());
        assertThat(run(report, "inverted").trades()).isZero();
        assertThat(run(report, "inverted").winRate()).isNull();
        assertThat(report.calibration().opinions()).isEqualTo(plain.trades().size());
        double wins = plain.trades().stream().filter(trade -> trade.netPnl().isPositive()).count();
        assertThat(report.calibration().shareRight())
                .isCloseTo(wins / plain.trades().size(), within(1e-12));
        assertThat(report.costPerTrade())
                .isCloseTo(0.01 * report.questions() / plain.trades().size(), within(1e-9));
    }

    /** Recorded answers that disagree: with trades nothing, inverted trades like without. */
    @Test
    void inversionOfContradictionIsAgreement() {
        AdviceReport report =
                report(
                        AdviceMode.CONSENSUS,
                        question ->
                                own(question) == SignalAction.BUY
                                        ? SignalAction.SELL
                                        : SignalAction.BUY);
        assertThat(run(report, "with").trades()).isZero();
        assertThat(report.costPerTrade()).isNull();
        assertThat(run(report, "inverted").netProfit())
                .isEqualTo(run(report, "without").netProfit());
    }

    @Test
    void theFirstQuestionHasNoAnswerBeforeItToBeDelayedTo() {
        AdviceReport report = report(AdviceMode.FILTER, AdviceReportTest::own);
        assertThat(run(report, "delayed").unanswered()).isOne();
        assertThat(run(report, "with").unanswered()).isZero();
    }

    private static SignalAction own(AdviceQuestion question) {
        return question.candidate().signal().action();
    }

    /** What a model says about a candidate. */
    @FunctionalInterface
    private interface Opinion {
        SignalAction on(AdviceQuestion question);
    }

    private static AdviceReport report(AdviceMode mode, Opinion opinion) {
        List<AnswerLine> lines = new ArrayList<>();
        AnswerSource model =
                question -> {
                    AdviceExchange exchange =
                            new AdviceExchange(
                                    question.id(),
                                    "hash",
                                    "model",
                                    1024,
                                    0.2,
                                    new Advice.Opinion(
                                            opinion.on(question), 0.9, 0, "", List.of(), List.of()),
                                    100,
                                    10,
                                    Money.of("0.01"),
                                    900,
                                    false);
                    lines.add(AnswerLine.of(question, exchange));
                    return exchange;
                };
        AdviceSettings shown =
                new AdviceSettings(AdviceMode.ADVISORY, 0.7, OnTimeout.PROCEED, 3_000);
        Backtest.of(BARS, settings().with(shown), StrategyRegistry.builtIn(), null)
                .advisedBy(model)
                .run();
        return AdviceReport.of(
                BARS, settings().with(shown), StrategyRegistry.builtIn(), Answers.of(lines), mode);
    }

    private static BacktestSettings settings() {
        return BacktestSettings.defaults(MES);
    }

    private static BacktestResult plain() {
        return Backtest.of(BARS, settings(), StrategyRegistry.builtIn(), null).run();
    }

    private static AdviceReport.Run run(AdviceReport report, String name) {
        return report.runs().stream()
                .filter(run -> run.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Money net(BacktestResult result) {
        return result.trades().stream().map(ClosedTrade::netPnl).reduce(Money.ZERO, Money::plus);
    }
}
