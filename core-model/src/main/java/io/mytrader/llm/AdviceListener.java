package io.mytrader.llm;

/** Receives the answer to a question, exactly once. */
@FunctionalInterface
public interface AdviceListener {
    void onAdvice(AdviceQuestion question, Advice advice);
}
