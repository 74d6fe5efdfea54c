package io.mytrader.llm;

import io.mytrader.signal.SignalAction;
import java.util.List;

/** A model's answer, or why there is none. */
public sealed interface Advice {
    /**
     * A validated opinion.
     *
     * @param confidence from 0 to 1
     * @param sentiment from -1 to 1
     */
    record Opinion(
            SignalAction action,
            double confidence,
            double sentiment,
            String reasoning,
            List<String> keyFactors,
            List<String> risks)
            implements Advice {
        public Opinion {
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("confidence outside [0, 1]: " + confidence);
            }
            if (!(sentiment >= -1 && sentiment <= 1)) {
                throw new IllegalArgumentException("sentiment outside [-1, 1]: " + sentiment);
            }
            keyFactors = List.copyOf(keyFactors);
            risks = List.copyOf(risks);
        }
    }

    /**
     * No opinion.
     *
     * @param detail what happened, for people; never a secret, may be empty
     */
    record Unavailable(UnavailableCause cause, String detail) implements Advice {}
}
