package io.mytrader.llm;

/** Receives what came of a question, exactly once, on any thread; returns at once. */
@FunctionalInterface
public interface AdviceListener {
    void onAdvice(AdviceQuestion question, AdviceExchange exchange);
}
