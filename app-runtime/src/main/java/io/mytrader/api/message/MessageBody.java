package io.mytrader.api.message;

import io.mytrader.api.body.AdviceItem;
import io.mytrader.api.body.DecisionItem;
import io.mytrader.api.body.OrderItem;
import io.mytrader.api.body.Performance;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says besides its stamp. Each is a record whose components are the members of the
 * JSON object.
 */
public sealed interface MessageBody {
    /** The member {@code type}. */
    String type();

    /**
     * The first message after connecting, and again after a resume from too long ago.
     *
     * @param streamId another one means that the server started anew
     * @param lastSeq the newest message that the snapshot contains
     */
    record Connected(String streamId, long lastSeq, Snapshot snapshot) implements MessageBody {
        @Override
        public String type() {
            return "connected";
        }
    }

    /** Every 15 seconds, so that a client notices a dead line. */
    record Heartbeat(String streamId, long lastSeq) implements MessageBody {
        @Override
        public String type() {
            return "heartbeat";
        }
    }

    /** Answers {@code ping}. */
    record Pong() implements MessageBody {
        @Override
        public String type() {
            return "pong";
        }
    }

    /** A new price, or the same again after five seconds without one. */
    record PriceUpdate(
            String symbol, Price price, @Nullable Price bid, @Nullable Price ask, boolean delayed)
            implements MessageBody {
        @Override
        public String type() {
            return "price_update";
        }
    }

    /** Bars collected before trading starts. */
    record Progress(String symbol, int barsCollected, int minBarsNeeded) implements MessageBody {
        @Override
        public String type() {
            return "progress";
        }
    }

    /**
     * A closed bar, or the forming one.
     *
     * @param time its open
     * @param volume null where the source has none
     * @param closed false while it is forming
     */
    record BarUpdate(
            String symbol,
            Instant time,
            double open,
            double high,
            double low,
            double close,
            @Nullable Double volume,
            boolean closed)
            implements MessageBody {
        @Override
        public String type() {
            return "bar";
        }
    }

    /**
     * What the chosen strategy says on a closed bar.
     *
     * @param signal BUY, SELL or HOLD
     * @param marketBias bullish, bearish or neutral; null before it is known
     * @param volatility low, medium or high; null before it is known
     * @param outcome what became of it
     */
    record Signal(
            String symbol,
            String signal,
            double confidence,
            @Nullable String marketBias,
            @Nullable String volatility,
            String strategy,
            List<String> reasons,
            String outcome)
            implements MessageBody {
        public Signal {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String type() {
            return "signal";
        }
    }

    /**
     * What an advisor answered about a candidate signal, what it cost and what it did.
     *
     * @param lane an instrument with a strategy
     * @param barTime open of the candidate's bar
     * @param signal BUY or SELL, as the strategy wants it
     * @param confidence of the strategy
     * @param mode advisory, filter, consensus or override
     * @param advice the opinion; null without one
     * @param unavailable why there is none, such as timeout; null with one
     * @param detail what happened, for people; null with an opinion
     * @param effect proceeds, replaced, dropped, or ignored when it came too late
     * @param shownConfidence of the signal as people see it; sizing uses the strategy's own
     * @param questionId names instrument, lane and bar
     * @param promptHash SHA-256 of the prompt; empty when none was made
     * @param cost in US dollars
     * @param latencyMs real time from the question to the answer
     */
    record LlmAnalysis(
            String symbol,
            String lane,
            Instant barTime,
            String strategy,
            String signal,
            double confidence,
            String mode,
            @Nullable AdviceItem advice,
            @Nullable String unavailable,
            @Nullable String detail,
            String effect,
            double shownConfidence,
            String questionId,
            String modelId,
            int maxTokens,
            double temperature,
            String promptHash,
            long inputTokens,
            long outputTokens,
            Money cost,
            long latencyMs,
            boolean deadlineHit)
            implements MessageBody {
        @Override
        public String type() {
            return "llm_analysis";
        }
    }

    /**
     * The sentiment of the news that the next bars will know.
     *
     * @param value from -1 to 1; null when there is none
     */
    record Sentiment(@Nullable Double value) implements MessageBody {
        @Override
        public String type() {
            return "sentiment";
        }
    }

    /** An entry is about to be sent. */
    record OrderPlacing(
            String symbol,
            String action,
            int quantity,
            Price entryPrice,
            @Nullable Price stopLoss,
            @Nullable Price takeProfit,
            String orderId)
            implements MessageBody {
        @Override
        public String type() {
            return "order_placing";
        }
    }

    /**
     * An entry changed its status at the broker.
     *
     * @param status PendingSubmit, PreSubmitted, Submitted, Filled, Cancelled or Rejected
     * @param fillPrice null before the first fill
     */
    record OrderPlaced(
            String symbol,
            String action,
            String status,
            int filledQuantity,
            @Nullable Price fillPrice,
            String orderId)
            implements MessageBody {
        @Override
        public String type() {
            return "order_placed";
        }
    }

    /** Any order's newest state. */
    record OrderUpdate(OrderItem order) implements MessageBody {
        @Override
        public String type() {
            return "order_update";
        }
    }

    /**
     * A fill.
     *
     * @param action BUY or SELL for an entry, CLOSE for what reduces the position
     * @param side BUY or SELL, whatever it is for
     * @param role of the order: ENTRY, STOP, TARGET or EXIT
     * @param pnl of the trade that the fill closed, after commissions; null otherwise
     * @param tradeId null while the trade is open
     * @param exitReason null while the trade is open
     */
    record TradeExecuted(
            String symbol,
            String action,
            String side,
            String role,
            Price price,
            int quantity,
            @Nullable Money pnl,
            String orderId,
            String executionId,
            @Nullable Long tradeId,
            @Nullable String exitReason)
            implements MessageBody {
        @Override
        public String type() {
            return "trade_executed";
        }
    }

    /** The engine wants out of a position. */
    record ExitSignal(String symbol, String reason) implements MessageBody {
        @Override
        public String type() {
            return "exit_signal";
        }
    }

    /** The working stop moved. */
    record StopMoved(String symbol, String orderId, Price from, Price to) implements MessageBody {
        @Override
        public String type() {
            return "stop_moved";
        }
    }

    /** A position was without a working stop for so long, and is covered again. */
    record ProtectionGap(String symbol, long millis) implements MessageBody {
        @Override
        public String type() {
            return "protection_gap";
        }
    }

    /**
     * The position after a fill or a mark.
     *
     * @param averagePrice null when flat
     */
    record Position(String symbol, int contracts, @Nullable Price averagePrice, Money unrealizedPnl)
            implements MessageBody {
        @Override
        public String type() {
            return "position";
        }
    }

    /** The account at the close of a bar. */
    record AccountUpdate(Money equity, Money dailyPnl) implements MessageBody {
        @Override
        public String type() {
            return "account";
        }
    }

    /** The key figures after a trade was closed. */
    record PerformanceUpdate(Performance performance) implements MessageBody {
        @Override
        public String type() {
            return "performance";
        }
    }

    /** A limit was reached; numbers that are missing are null. */
    record RiskLimit(
            String message, String limit, @Nullable Double value, @Nullable Double threshold)
            implements MessageBody {
        @Override
        public String type() {
            return "risk_limit";
        }
    }

    /** A closed bar was decided on. */
    record Decision(DecisionItem decision) implements MessageBody {
        @Override
        public String type() {
            return "decision";
        }
    }

    /** The session entered another state. */
    record State(String state, List<String> reasons) implements MessageBody {
        public State {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String type() {
            return "state";
        }
    }

    /** Trading halted until an operator resumes it. */
    record Halted(String reason) implements MessageBody {
        @Override
        public String type() {
            return "halted";
        }
    }

    /** The link to the broker changed. */
    record Connection(boolean connected, String detail) implements MessageBody {
        @Override
        public String type() {
            return "connection";
        }
    }

    /** Something worth telling that is nobody's fault. */
    record SystemMessage(String code, String message) implements MessageBody {
        @Override
        public String type() {
            return "system";
        }
    }

    /** Something went wrong; the message says what it means and what to do. */
    record ErrorMessage(String code, String message) implements MessageBody {
        @Override
        public String type() {
            return "error";
        }
    }

    /**
     * How far a backtest is.
     *
     * @param state queued, running, done, failed or cancelled
     * @param barsTotal null before the bars are read
     * @param message what went wrong; null unless it failed
     */
    record BacktestProgress(
            String id,
            String state,
            int barsDone,
            @Nullable Integer barsTotal,
            @Nullable String message)
            implements MessageBody {
        @Override
        public String type() {
            return "backtest_progress";
        }
    }
}
