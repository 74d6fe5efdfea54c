package io.mytrader.engine;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.limit.HaltReason;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.market.Bar;
import io.mytrader.market.Quote;

/** Everything that can happen to the engine. Each input carries its time. */
public sealed interface EngineInput {
    /** Epoch milliseconds UTC. */
    long timeMillis();

    /**
     * The session begins: the first input of each that continues an account.
     *
     * @param carried what the session before left
     */
    record SessionBegan(long timeMillis, CarriedState carried) implements EngineInput {}

    /**
     * A bar closed.
     *
     * @param backfilled whether it arrived late, after an outage; it never leads to an entry, and
     *     one from before the session's beginning is only there to warm up with
     */
    record BarClosed(String symbol, Bar bar, boolean backfilled) implements EngineInput {
        @Override
        public long timeMillis() {
            return bar.closeMillis();
        }
    }

    /** New prices, for limits and the display only. */
    record QuoteReceived(String symbol, Quote quote) implements EngineInput {
        @Override
        public long timeMillis() {
            return quote.timeMillis();
        }
    }

    /** The broker reported something. */
    record BrokerReported(BrokerEvent event) implements EngineInput {
        @Override
        public long timeMillis() {
            return event.timeMillis();
        }
    }

    /** Time passed. */
    record TimerFired(long timeMillis) implements EngineInput {}

    /**
     * Something outside failed that entries depend on, such as the journal: trading halts until an
     * operator resumes it, protection and exits go on.
     *
     * @param detail what happened and what to do
     */
    record FaultFound(long timeMillis, HaltReason reason, String detail) implements EngineInput {}

    /** An advisor answered, in time or not. */
    record AdviceReceived(long timeMillis, AdviceExchange exchange) implements EngineInput {}

    /**
     * The sentiment of the news changed; the next bars' features know it.
     *
     * @param value from -1 to 1; NaN when there is none any more
     */
    record SentimentReported(long timeMillis, double value) implements EngineInput {
        public SentimentReported {
            if (value < -1 || value > 1) {
                throw new IllegalArgumentException("sentiment outside [-1, 1]: " + value);
            }
        }
    }

    /** The recorded data ended; the broker closes by itself what is open. */
    record DataEnded(long timeMillis, String symbol) implements EngineInput {}

    /** The operator wants something. */
    record OperatorCommanded(long timeMillis, OperatorAction action) implements EngineInput {}
}
