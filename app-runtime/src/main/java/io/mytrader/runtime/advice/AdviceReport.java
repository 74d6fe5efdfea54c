package io.mytrader.runtime.advice;

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
import io.mytrader.llm.UnavailableCause;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Money;
import io.mytrader.signal.AdviceMode;
import io.mytrader.signal.AdviceStep;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.SignalAction;
import io.mytrader.strategy.StrategyRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What recorded advice was worth: the same bars traded with it, without it, with each opinion
 * turned round, and with each opinion one question late.
 *
 * <p>If advice carries knowledge, with beats without, inverted is worse than without, and delayed
 * loses what depends on the moment. Runs are backtests: answers come without their latency.
 *
 * @param mode in which the advice was used
 * @param runs with, without, inverted, delayed
 * @param calibration of the opinions about candidates that became trades without advice
 * @param questions recorded
 * @param opinions among their answers
 * @param cost of all recorded answers, US dollars
 */
public record AdviceReport(
        AdviceMode mode,
        List<Run> runs,
        Calibration calibration,
        int questions,
        int opinions,
        Money cost) {

    public AdviceReport {
        runs = List.copyOf(runs);
    }

    /**
     * One way to trade the bars.
     *
     * @param netProfit in the instrument's currency, before the model's cost
     * @param winRate share of trades with a gain; null without trades
     * @param unanswered questions of this run that were not asked when the answers were recorded
     */
    public record Run(
            String name, int trades, Money netProfit, @Nullable Double winRate, int unanswered) {

        /** Net profit for each trade; null without trades. */
        public @Nullable Double netPerTrade() {
            return trades == 0 ? null : netProfit.toDouble() / trades;
        }
    }

    /** The model's cost for each trade with advice, US dollars; null without trades. */
    public @Nullable Double costPerTrade() {
        int trades = runs.getFirst().trades();
        return trades == 0 ? null : cost.toDouble() / trades;
    }

    /**
     * Trades the bars four times.
     *
     * @param settings whose advice is ignored but for its thresholds
     * @param mode in which the advice is to be used
     */
    public static AdviceReport of(
            BarSeries bars,
            BacktestSettings settings,
            StrategyRegistry strategies,
            Answers answers,
            AdviceMode mode) {
        AdviceSettings used = used(settings.advice(), mode);
        List<Decision> candidates = new ArrayList<>();
        BacktestResult without =
                Backtest.of(
                                bars,
                                settings.with(shownOnly(used)),
                                strategies,
                                decision -> {
                                    if (decision.outcome() == Outcome.ENTERED) {
                                        candidates.add(decision);
                                    }
                                })
                        .advisedBy(answers)
                        .run();
        List<Run> runs =
                List.of(
                        run("with", bars, settings.with(used), strategies, answers),
                        run("without", without, 0),
                        run("inverted", bars, settings.with(used), strategies, inverted(answers)),
                        run("delayed", bars, settings.with(used), strategies, delayed(answers)));
        return new AdviceReport(
                mode,
                runs,
                Calibration.of(judged(candidates, without.trades(), answers)),
                answers.lines().size(),
                (int) answers.lines().stream().filter(line -> line.advice() != null).count(),
                answers.lines().stream().map(AnswerLine::cost).reduce(Money.ZERO, Money::plus));
    }

    private static AdviceSettings used(AdviceSettings given, AdviceMode mode) {
        return new AdviceSettings(
                mode, given.minConfidence(), OnTimeout.DROP, given.deadlineMillis());
    }

    /** Trades like no advice at all, but knows which questions would have been asked. */
    private static AdviceSettings shownOnly(AdviceSettings given) {
        return new AdviceSettings(
                AdviceMode.ADVISORY,
                given.minConfidence(),
                OnTimeout.PROCEED,
                given.deadlineMillis());
    }

    private static Run run(
            String name,
            BarSeries bars,
            BacktestSettings settings,
            StrategyRegistry strategies,
            AnswerSource source) {
        int[] unanswered = {0};
        BacktestResult result =
                Backtest.of(bars, settings, strategies, null)
                        .advisedBy(question -> {
                            AdviceExchange exchange = source.answer(question);
                            if (isNotRecorded(exchange)) {
                                unanswered[0]++;
                            }
                            return exchange;
                        })
                        .run();
        return run(name, result, unanswered[0]);
    }

    private static boolean isNotRecorded(AdviceExchange exchange) {
        return exchange.advice() instanceof Advice.Unavailable none
                && none.cause() == UnavailableCause.NOT_RECORDED;
    }

    private static Run run(String name, BacktestResult result, int unanswered) {
        List<ClosedTrade> trades = result.trades();
        Money net = trades.stream().map(ClosedTrade::netPnl).reduce(Money.ZERO, Money::plus);
        long wins = trades.stream().filter(trade -> trade.netPnl().isPositive()).count();
        return new Run(
                name,
                trades.size(),
                net,
                trades.isEmpty() ? null : wins / (double) trades.size(),
                unanswered);
    }

    private static AnswerSource inverted(Answers answers) {
        return question -> turned(answers.answer(question));
    }

    private static AdviceExchange turned(AdviceExchange exchange) {
        if (!(exchange.advice() instanceof Advice.Opinion opinion)) {
            return exchange;
        }
        SignalAction opposite =
                switch (opinion.action()) {
                    case BUY -> SignalAction.SELL;
                    case SELL -> SignalAction.BUY;
                    case HOLD -> SignalAction.HOLD;
                };
        return with(
                exchange,
                exchange.questionId(),
                new Advice.Opinion(
                        opposite,
                        opinion.confidence(),
                        -opinion.sentiment(),
                        opinion.reasoning(),
                        opinion.keyFactors(),
                        opinion.risks()));
    }

    /** Each question gets what the recorded question of its lane before it was told. */
    private static AnswerSource delayed(Answers answers) {
        Map<String, NavigableMap<Long, AdviceExchange>> byLane = new LinkedHashMap<>();
        for (AnswerLine line : answers.lines()) {
            byLane.computeIfAbsent(line.symbol() + "/" + line.lane(), _ -> new TreeMap<>())
                    .put(line.barTime().toEpochMilli(), line.exchange());
        }
        return question -> {
            NavigableMap<Long, AdviceExchange> lane = byLane.get(laneOf(question));
            Map.Entry<Long, AdviceExchange> before =
                    lane == null ? null : lane.lowerEntry(question.candidate().bar().openMillis());
            return before == null
                    ? Answers.notRecorded(question)
                    : with(before.getValue(), question.id(), before.getValue().advice());
        };
    }

    private static String laneOf(AdviceQuestion question) {
        return question.candidate().symbol() + "/" + question.candidate().lane();
    }

    private static AdviceExchange with(AdviceExchange from, String questionId, Advice advice) {
        return new AdviceExchange(
                questionId,
                from.promptHash(),
                from.modelId(),
                from.maxTokens(),
                from.temperature(),
                advice,
                from.inputTokens(),
                from.outputTokens(),
                from.cost(),
                from.latencyMillis(),
                from.deadlineHit());
    }

    /**
     * Opinions against what became of the candidates: agreeing is right where the trade gained,
     * disagreeing where it lost. HOLD states no direction and is not judged.
     */
    private static List<Calibration.Judged> judged(
            List<Decision> candidates, List<ClosedTrade> trades, Answers answers) {
        NavigableMap<Long, Decision> byClose = new TreeMap<>();
        candidates.forEach(decision -> byClose.put(decision.bar().closeMillis(), decision));
        List<Calibration.Judged> judged = new ArrayList<>();
        for (ClosedTrade trade : trades) {
            Map.Entry<Long, Decision> entry = byClose.floorEntry(trade.entryMillis());
            AdviceStep step = entry == null ? null : entry.getValue().advice();
            AdviceExchange exchange = step == null ? null : answers.find(step.question());
            if (exchange == null
                    || !(exchange.advice() instanceof Advice.Opinion opinion)
                    || opinion.action() == SignalAction.HOLD) {
                continue;
            }
            boolean agreed = opinion.action().side() == trade.side();
            boolean right = agreed ? trade.netPnl().isPositive() : trade.netPnl().isNegative();
            judged.add(new Calibration.Judged(opinion.confidence(), right));
        }
        return judged;
    }
}
