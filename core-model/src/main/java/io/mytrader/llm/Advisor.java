package io.mytrader.llm;

/**
 * The port to a model's second opinion on a candidate signal.
 *
 * <p>Never blocks: the answer, or why there is none, arrives at the listener once per question.
 */
public interface Advisor {
    void ask(AdviceQuestion question, AdviceListener listener);
}
