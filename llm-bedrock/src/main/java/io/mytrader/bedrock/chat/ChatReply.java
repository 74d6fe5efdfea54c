package io.mytrader.bedrock.chat;

import io.mytrader.llm.UnavailableCause;
import io.mytrader.market.Money;
import java.util.List;

/** What came of a question. */
public sealed interface ChatReply {
    /**
     * An answer.
     *
     * @param text as the model wrote it: data, shown as text and nothing else
     * @param barTimes bars that the answer rests on; each was in something that it looked up
     * @param orderIds orders likewise
     * @param unverified how many citations were left out because nothing looked up contains them
     * @param lookups the tools that were used, in order
     * @param cost of all calls, in US dollars
     */
    record Answered(
            String text,
            List<String> barTimes,
            List<String> orderIds,
            int unverified,
            List<String> lookups,
            long inputTokens,
            long outputTokens,
            Money cost,
            long latencyMillis)
            implements ChatReply {
        public Answered {
            barTimes = List.copyOf(barTimes);
            orderIds = List.copyOf(orderIds);
            lookups = List.copyOf(lookups);
        }
    }

    /**
     * No answer.
     *
     * @param detail what happened and what to do, for people; never a secret
     */
    record Failed(UnavailableCause cause, String detail) implements ChatReply {}
}
