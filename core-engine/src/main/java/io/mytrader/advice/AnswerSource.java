package io.mytrader.advice;

import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;

/**
 * Answers questions where time does not pass meanwhile, as in a backtest.
 *
 * <p>Called on the thread that runs the engine, once per question.
 */
@FunctionalInterface
public interface AnswerSource {
    AdviceExchange answer(AdviceQuestion question);
}
