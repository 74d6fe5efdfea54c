package io.mytrader.llm;

/**
 * The port to a model's second opinion on a candidate signal.
 *
 * <p>Never blocks and never throws: the answer, or why there is none, arrives at the listener once
 * per question, at the latest {@link AdviceQuestion#patience()} of real time later. A listener may
 * be called before {@code ask} returns. Safe from any thread.
 */
public interface Advisor extends AutoCloseable {
    void ask(AdviceQuestion question, AdviceListener listener);

    /** Ends all calls; what is still open is answered as unavailable. */
    @Override
    void close();
}
