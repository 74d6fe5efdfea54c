package io.mytrader.runtime.advice;

import io.mytrader.advice.AnswerSource;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.llm.Advisor;
import io.mytrader.llm.UnavailableCause;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Answers of the model itself, waited for one by one: for backtests, where no time passes
 * meanwhile. One thread.
 */
public final class LiveAnswers implements AnswerSource {
    /** Beyond its own deadline an advisor does not answer any more. */
    private static final long GRACE_MILLIS = 1_000;

    private final Advisor advisor;

    public LiveAnswers(Advisor advisor) {
        this.advisor = advisor;
    }

    /** Waits for the answer, at most as long as the question allows. */
    @Override
    public AdviceExchange answer(AdviceQuestion question) {
        CompletableFuture<AdviceExchange> answer = new CompletableFuture<>();
        advisor.ask(question, (_, exchange) -> answer.complete(exchange));
        long patience = question.patience().toMillis();
        try {
            return answer.get(patience + GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return AdviceExchange.without(
                    question.id(),
                    UnavailableCause.TIMEOUT,
                    "the advisor did not answer by its deadline",
                    patience);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is never completed with a failure", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return AdviceExchange.without(question.id(), UnavailableCause.ERROR, "interrupted", 0);
        }
    }
}
