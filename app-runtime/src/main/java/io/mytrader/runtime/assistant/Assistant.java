package io.mytrader.runtime.assistant;

import io.mytrader.api.body.ChatAnswer;
import io.mytrader.bedrock.ModelCaller;
import io.mytrader.bedrock.chat.ChatReply;
import io.mytrader.bedrock.chat.Conversation;
import io.mytrader.config.Configuration;
import io.mytrader.journal.SessionHistory;
import io.mytrader.llm.UnavailableCause;
import io.mytrader.runtime.ModelChoice;
import io.mytrader.time.Clock;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Answers questions about what was decided, traded and configured, from the records alone. Can
 * change nothing. Safe from any thread; a question blocks its thread for up to a minute.
 */
public final class Assistant implements AutoCloseable {
    /** The longest question, in characters. */
    public static final int LONGEST_QUESTION = Conversation.LONGEST_QUESTION;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ModelCaller caller;
    private final Conversation conversation;

    private Assistant(ModelCaller caller, Conversation conversation) {
        this.caller = caller;
        this.conversation = conversation;
    }

    /** What came of a question. */
    public sealed interface Reply {
        record Given(ChatAnswer answer) implements Reply {}

        /**
         * No answer.
         *
         * @param detail what happened and what to do
         */
        record None(UnavailableCause cause, String detail) implements Reply {}
    }

    /**
     * An assistant with the configured model.
     *
     * @param folder the data folder, which keeps what was spent today
     * @param clock wall time
     * @throws io.mytrader.venue.VenueException if the configuration has no price for the model
     */
    public static Assistant open(
            Configuration configuration, Path folder, SessionHistory history, Clock clock) {
        ModelCaller caller = ModelChoice.caller(configuration.llm(), folder, clock);
        return new Assistant(
                caller,
                new Conversation(
                        caller,
                        new RecordTools(history, configuration.resolved()).all(),
                        PATIENCE));
    }

    /**
     * Asks.
     *
     * @param question not blank, at most {@link #LONGEST_QUESTION} characters
     */
    public Reply ask(String question) {
        return switch (conversation.ask(question)) {
            case ChatReply.Failed failed -> new Reply.None(failed.cause(), failed.detail());
            case ChatReply.Answered answered ->
                    new Reply.Given(
                            new ChatAnswer(
                                    answered.text(),
                                    answered.barTimes(),
                                    answered.orderIds(),
                                    answered.unverified(),
                                    answered.lookups(),
                                    caller.settings().modelId(),
                                    answered.inputTokens(),
                                    answered.outputTokens(),
                                    answered.cost(),
                                    answered.latencyMillis()));
        };
    }

    @Override
    public void close() {
        caller.close();
    }
}
