package io.mytrader.runtime.advice;

import io.mytrader.advice.AnswerSource;
import io.mytrader.config.BacktestAdvice;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.market.Money;
import io.mytrader.report.AdviceFacts;
import io.mytrader.signal.AdviceMode;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Passes answers on, hands each to whoever keeps it, and counts. One thread. */
public final class KeptAnswers implements AnswerSource {
    private final AnswerSource source;
    private final Consumer<AnswerLine> keeper;
    private long questions;
    private long opinions;
    private final SortedMap<String, Long> missing = new TreeMap<>();
    private Money cost = Money.ZERO;

    public KeptAnswers(AnswerSource source, Consumer<AnswerLine> keeper) {
        this.source = source;
        this.keeper = keeper;
    }

    @Override
    public AdviceExchange answer(AdviceQuestion question) {
        AdviceExchange exchange = source.answer(question);
        questions++;
        cost = cost.plus(exchange.cost());
        switch (exchange.advice()) {
            case Advice.Opinion _ -> opinions++;
            case Advice.Unavailable none -> missing.merge(none.cause().label(), 1L, Long::sum);
        }
        keeper.accept(AnswerLine.of(question, exchange));
        return exchange;
    }

    /** What the report says about the advice. */
    public AdviceFacts facts(AdviceMode mode, BacktestAdvice from) {
        return new AdviceFacts(
                mode,
                switch (from) {
                    case OFF -> throw new IllegalStateException("advice is off");
                    case REPLAY -> AdviceFacts.Source.REPLAY;
                    case LIVE -> AdviceFacts.Source.LIVE;
                },
                questions,
                opinions,
                missing,
                cost);
    }
}
