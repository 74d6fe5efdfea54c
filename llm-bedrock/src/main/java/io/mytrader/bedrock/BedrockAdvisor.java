package io.mytrader.bedrock;

import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceListener;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.llm.Advisor;
import io.mytrader.llm.UnavailableCause;
import io.mytrader.market.Money;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/**
 * Claude's opinion on candidate signals.
 *
 * <p>A question is worked on by a virtual thread of its own; a timer answers {@code timeout} at the
 * deadline whatever that thread is doing. Between two calls for the same lane the configured
 * interval of market time passes. The same prompt is answered from memory. Safe from any thread.
 */
public final class BedrockAdvisor implements Advisor {
    private static final Logger LOG = LoggerFactory.getLogger(BedrockAdvisor.class);
    private static final int MOST_CACHED = 256;

    private final ModelCaller caller;
    private final ModelSettings settings;
    private final long intervalMillis;
    private final AnswerCache cache = new AnswerCache(MOST_CACHED);
    private final Map<String, Long> lastCalls = new HashMap<>();
    private final Set<Pending> pending = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("advice-", 1).factory());
    private final ScheduledExecutorService deadlines =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("advice-deadlines").factory());

    /**
     * An advisor.
     *
     * @param caller closed with the advisor
     * @param interval market time between two calls for the same lane; zero for none
     */
    public BedrockAdvisor(ModelCaller caller, Duration interval) {
        this.caller = caller;
        settings = caller.settings();
        intervalMillis = interval.toMillis();
    }

    @Override
    public void ask(AdviceQuestion question, AdviceListener listener) {
        Pending asked = new Pending(question, listener);
        pending.add(asked);
        try {
            var _ =
                    deadlines.schedule(
                            asked::timeOut, question.patience().toMillis(), TimeUnit.MILLISECONDS);
            workers.execute(() -> work(asked));
        } catch (RejectedExecutionException closed) {
            asked.fail("", UnavailableCause.ERROR, "the advisor is closed");
        }
    }

    private void work(Pending asked) {
        try {
            answer(asked);
        } catch (RuntimeException e) {
            LOG.error("advice on {} failed", asked.question.id(), e);
            asked.fail("", UnavailableCause.ERROR, "an error of the advisor itself; see the log");
        }
    }

    private void answer(Pending asked) {
        AdvicePrompt prompt = AdvicePrompt.of(asked.question, settings);
        asked.hash = prompt.hash();
        var known = cache.find(prompt.hash());
        if (known.isPresent()) {
            asked.complete(prompt.hash(), known.get(), 0, 0, Money.ZERO);
            return;
        }
        if (!mayCall(asked.question)) {
            asked.fail(
                    prompt.hash(),
                    UnavailableCause.INTERVAL,
                    "less than "
                            + intervalMillis / 1000
                            + " s after the last call (llm.call_interval_seconds)");
            return;
        }
        Duration left = asked.left();
        if (left.isNegative() || left.isZero()) {
            asked.timeOut();
            return;
        }
        int characters =
                prompt.system().length() + prompt.text().length() + AdviceAnswer.form().length();
        switch (caller.call(request(prompt), characters, left)) {
            case CallResult.Failed failed ->
                    asked.fail(prompt.hash(), failed.cause(), failed.detail());
            case CallResult.Answered answered -> read(asked, prompt, answered);
        }
    }

    private void read(Pending asked, AdvicePrompt prompt, CallResult.Answered answered) {
        Advice advice;
        try {
            Advice.Opinion opinion = AdviceAnswer.read(answered.response());
            cache.keep(prompt.hash(), opinion);
            advice = opinion;
        } catch (ToolAnswer.Invalid invalid) {
            advice =
                    new Advice.Unavailable(
                            UnavailableCause.INVALID, String.valueOf(invalid.getMessage()));
        }
        asked.complete(
                prompt.hash(),
                advice,
                answered.inputTokens(),
                answered.outputTokens(),
                answered.cost());
    }

    private boolean mayCall(AdviceQuestion question) {
        if (intervalMillis == 0) {
            return true;
        }
        String lane = question.candidate().symbol() + "/" + question.candidate().lane();
        synchronized (lastCalls) {
            Long last = lastCalls.get(lane);
            // Market time that went back is of another run.
            if (last != null
                    && question.askedMillis() >= last
                    && question.askedMillis() - last < intervalMillis) {
                return false;
            }
            lastCalls.put(lane, question.askedMillis());
            return true;
        }
    }

    private ConverseRequest request(AdvicePrompt prompt) {
        return ConverseRequest.builder()
                .modelId(settings.modelId())
                .system(SystemContentBlock.fromText(prompt.system()))
                .messages(
                        Message.builder()
                                .role(ConversationRole.USER)
                                .content(ContentBlock.fromText(prompt.text()))
                                .build())
                .inferenceConfig(caller.inference())
                .toolConfig(caller.demand(AdviceAnswer.tool()))
                .build();
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        workers.shutdownNow();
        for (Pending asked : pending) {
            asked.fail("", UnavailableCause.ERROR, "the advisor was closed");
        }
        caller.close();
    }

    /** A question that waits for its one answer. */
    private final class Pending {
        private final AdviceQuestion question;
        private final AdviceListener listener;
        private final long startNanos = System.nanoTime();
        private final AtomicBoolean answered = new AtomicBoolean();
        private volatile String hash = "";

        Pending(AdviceQuestion question, AdviceListener listener) {
            this.question = question;
            this.listener = listener;
        }

        Duration left() {
            return question.patience().minusNanos(System.nanoTime() - startNanos);
        }

        void timeOut() {
            fail(
                    hash,
                    UnavailableCause.TIMEOUT,
                    "no answer within " + BedrockLink.seconds(question.patience()));
        }

        void fail(String promptHash, UnavailableCause cause, String detail) {
            complete(promptHash, new Advice.Unavailable(cause, detail), 0, 0, Money.ZERO);
        }

        void complete(
                String promptHash, Advice advice, long inputTokens, long outputTokens, Money cost) {
            if (!answered.compareAndSet(false, true)) {
                return;
            }
            pending.remove(this);
            boolean late =
                    advice instanceof Advice.Unavailable none
                            && none.cause() == UnavailableCause.TIMEOUT;
            listener.onAdvice(
                    question,
                    new AdviceExchange(
                            question.id(),
                            promptHash,
                            settings.modelId(),
                            settings.maxTokens(),
                            settings.temperature(),
                            advice,
                            inputTokens,
                            outputTokens,
                            cost,
                            Math.max(0, (System.nanoTime() - startNanos) / 1_000_000),
                            late));
        }
    }
}
