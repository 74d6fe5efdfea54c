package io.mytrader.bedrock;

import io.mytrader.llm.UnavailableCause;
import io.mytrader.market.Money;
import io.mytrader.time.Clock;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.ToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/**
 * Calls one model within the day's budget, and not at all while it fails again and again.
 *
 * <p>Advice, headlines and conversation share it. Calls block; safe from any thread.
 */
public final class ModelCaller implements AutoCloseable {
    private static final int FAILURES_TO_OPEN = 5;
    private static final Duration PAUSE = Duration.ofSeconds(60);

    /** Fewer characters make a token only in scripts that prompts do not use. */
    private static final int FEWEST_CHARACTERS_PER_TOKEN = 2;

    private final ModelSettings settings;
    private final BedrockLink link;
    private final SpendingLedger ledger;
    private final CircuitBreaker breaker;

    ModelCaller(
            ModelSettings settings,
            BedrockLink link,
            SpendingLedger ledger,
            CircuitBreaker breaker) {
        this.settings = settings;
        this.link = link;
        this.ledger = ledger;
        this.breaker = breaker;
    }

    /**
     * A caller with the credentials that AWS programs find by themselves; none are needed yet.
     *
     * @param dataFolder keeps what was spent today
     * @param clock wall time
     */
    public static ModelCaller open(ModelSettings settings, Path dataFolder, Clock clock) {
        return new ModelCaller(
                settings,
                BedrockLink.open(settings.region(), settings.endpoint()),
                new SpendingLedger(dataFolder, settings.budget(), clock),
                new CircuitBreaker(FAILURES_TO_OPEN, PAUSE));
    }

    public ModelSettings settings() {
        return settings;
    }

    /** What was spent today, and of what budget. */
    public SpendingLedger ledger() {
        return ledger;
    }

    private ModelTraits traits() {
        return ModelTraits.of(settings.modelId());
    }

    /** The parameters of a call that this model takes. */
    public InferenceConfiguration inference() {
        InferenceConfiguration.Builder inference =
                InferenceConfiguration.builder().maxTokens(settings.maxTokens());
        if (traits().takesTemperature()) {
            inference.temperature((float) settings.temperature());
        }
        return inference.build();
    }

    /** Demands that the answer is a call of some tool, if this model can be held to that. */
    public void demandAnyTool(ToolConfiguration.Builder tools) {
        tools.toolChoice(
                traits().takesForcedTool()
                        ? ToolChoice.fromAny(any -> {})
                        : ToolChoice.fromAuto(auto -> {}));
    }

    /** Demands that the answer is a call of this tool, if this model can be held to that. */
    public ToolConfiguration demand(ToolForm tool) {
        return tool.alone(traits());
    }

    /**
     * Calls the model.
     *
     * @param characters of everything that is sent, for the most that the call can cost
     * @param patience after which it is given up, retries included
     */
    public CallResult call(ConverseRequest request, int characters, Duration patience) {
        if (!breaker.allows(System.nanoTime())) {
            return new CallResult.Failed(
                    UnavailableCause.CIRCUIT_OPEN,
                    "the service failed " + FAILURES_TO_OPEN + " times; it is tried again later");
        }
        SpendingLedger.Booking booking;
        try {
            booking = ledger.book(atMost(characters));
        } catch (SpendingLedger.Refused noMore) {
            return new CallResult.Failed(
                    UnavailableCause.BUDGET, String.valueOf(noMore.getMessage()));
        }
        return switch (link.converse(request, patience)) {
            case BedrockLink.Reply.Answer answer -> {
                breaker.succeeded();
                yield answered(answer, booking);
            }
            case BedrockLink.Reply.Failure failure -> {
                if (failure.cause() != UnavailableCause.INVALID) {
                    breaker.failed(System.nanoTime());
                }
                if (!failure.mayBeBilled()) {
                    ledger.settle(booking, Money.ZERO);
                }
                yield new CallResult.Failed(failure.cause(), failure.detail());
            }
        };
    }

    private Money atMost(int characters) {
        return settings.price()
                .cost(characters / FEWEST_CHARACTERS_PER_TOKEN + 1, settings.maxTokens());
    }

    private CallResult answered(BedrockLink.Reply.Answer answer, SpendingLedger.Booking booking) {
        TokenUsage usage = answer.response().usage();
        if (usage == null
                || usage.inputTokens() == null
                || usage.outputTokens() == null
                || usage.inputTokens() < 0
                || usage.outputTokens() < 0) {
            // What was set aside stays spent.
            return new CallResult.Failed(
                    UnavailableCause.INVALID, "an answer without its count of tokens");
        }
        Money cost = settings.price().cost(usage.inputTokens(), usage.outputTokens());
        ledger.settle(booking, cost);
        return new CallResult.Answered(
                answer.response(), usage.inputTokens(), usage.outputTokens(), cost);
    }

    @Override
    public void close() {
        link.close();
    }
}
