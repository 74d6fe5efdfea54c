package io.mytrader.event;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.market.Bar;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.Execution;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderSide;
import io.mytrader.signal.AdviceEffect;
import io.mytrader.signal.AdviceMode;
import io.mytrader.signal.MarketBias;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Signal;
import io.mytrader.signal.VolatilityLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine tells the world, for logs, screens and notifications.
 *
 * <p>Events describe; nothing in the engine depends on anybody receiving them. All times are engine
 * time in epoch milliseconds UTC.
 */
public sealed interface TradingEvent {
    /** The name on the wire, such as {@code order_placed}. */
    String type();

    long timeMillis();

    /** A new price. */
    record PriceUpdate(
            long timeMillis,
            String symbol,
            Price price,
            @Nullable Price bid,
            @Nullable Price ask,
            boolean delayed)
            implements TradingEvent {
        @Override
        public String type() {
            return "price_update";
        }
    }

    /** Bars collected before trading starts. */
    record Progress(long timeMillis, String symbol, int barsCollected, int minBarsNeeded)
            implements TradingEvent {
        @Override
        public String type() {
            return "progress";
        }
    }

    /** A closed bar, or a forming one for display only. */
    record BarUpdate(long timeMillis, String symbol, Bar bar, boolean closed)
            implements TradingEvent {
        @Override
        public String type() {
            return "bar";
        }
    }

    /** What the chosen strategy says on a closed bar and what became of it. */
    record SignalGiven(
            long timeMillis,
            String symbol,
            Signal signal,
            @Nullable MarketBias bias,
            @Nullable VolatilityLevel volatility,
            String strategy,
            Outcome outcome)
            implements TradingEvent {
        @Override
        public String type() {
            return "signal";
        }
    }

    /**
     * What an advisor answered about a candidate signal and what that did.
     *
     * @param lane an instrument with a strategy
     * @param barMillis open time of the candidate's bar, epoch milliseconds UTC
     * @param strategy that wants to trade
     * @param candidate what it wants
     * @param exchange the answer with tokens, cost and latency
     * @param effect what it did to the candidate
     * @param shownConfidence of the signal as people see it
     */
    record LlmAnalysis(
            long timeMillis,
            String symbol,
            String lane,
            long barMillis,
            String strategy,
            Signal candidate,
            AdviceMode mode,
            AdviceExchange exchange,
            AdviceEffect effect,
            double shownConfidence)
            implements TradingEvent {
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
    record SentimentChanged(long timeMillis, @Nullable Double value) implements TradingEvent {
        @Override
        public String type() {
            return "sentiment";
        }
    }

    /** An entry is about to be sent. */
    record OrderPlacing(
            long timeMillis,
            String symbol,
            OrderSide side,
            int quantity,
            Price entryPrice,
            @Nullable Price stopLoss,
            @Nullable Price takeProfit,
            OrderId orderId)
            implements TradingEvent {
        @Override
        public String type() {
            return "order_placing";
        }
    }

    /** An entry changed its status at the broker. */
    record OrderPlaced(
            long timeMillis,
            String symbol,
            OrderSide side,
            String status,
            int filledQuantity,
            @Nullable Price fillPrice,
            OrderId orderId)
            implements TradingEvent {
        @Override
        public String type() {
            return "order_placed";
        }
    }

    /** Any order's newest state. */
    record OrderUpdate(long timeMillis, OrderReport report) implements TradingEvent {
        @Override
        public String type() {
            return "order_update";
        }
    }

    /** A fill; with the closed trade when it made the position flat. */
    record TradeExecuted(long timeMillis, Execution execution, @Nullable ClosedTrade closed)
            implements TradingEvent {
        @Override
        public String type() {
            return "trade_executed";
        }
    }

    /** The engine wants out of a position. */
    record ExitSignal(long timeMillis, String symbol, ExitReason reason) implements TradingEvent {
        @Override
        public String type() {
            return "exit_signal";
        }
    }

    /** The working stop moved. */
    record StopMoved(long timeMillis, String symbol, OrderId orderId, Price from, Price to)
            implements TradingEvent {
        @Override
        public String type() {
            return "stop_moved";
        }
    }

    /**
     * A position was without a working stop and without a reduction under way, and is covered
     * again.
     *
     * @param millis how long
     */
    record ProtectionGap(long timeMillis, String symbol, long millis) implements TradingEvent {
        @Override
        public String type() {
            return "protection_gap";
        }
    }

    /** The position after a fill or a mark. */
    record PositionChanged(
            long timeMillis, String symbol, int contracts, Price averagePrice, Money unrealizedPnl)
            implements TradingEvent {
        @Override
        public String type() {
            return "position";
        }
    }

    /** The account's equity and the day's result. */
    record AccountChanged(long timeMillis, Money equity, Money dailyPnl) implements TradingEvent {
        @Override
        public String type() {
            return "account";
        }
    }

    /** A limit was reached. */
    record RiskLimit(long timeMillis, String message, Outcome limit, double value, double threshold)
            implements TradingEvent {
        @Override
        public String type() {
            return "risk_limit";
        }
    }

    /** The session entered another state. */
    record StateChanged(long timeMillis, String state, List<String> reasons)
            implements TradingEvent {
        public StateChanged {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String type() {
            return "state";
        }
    }

    /** Trading halted until an operator resumes it. */
    record Halted(long timeMillis, String reason) implements TradingEvent {
        @Override
        public String type() {
            return "halted";
        }
    }

    /** The link to the broker changed. */
    record ConnectionUpdate(long timeMillis, boolean connected, String detail)
            implements TradingEvent {
        @Override
        public String type() {
            return "connection";
        }
    }

    /** Something worth telling that is nobody's fault. */
    record SystemMessage(long timeMillis, String code, String message) implements TradingEvent {
        @Override
        public String type() {
            return "system";
        }
    }

    /** Something went wrong; the message says what it means and what to do. */
    record ErrorMessage(long timeMillis, String code, String message) implements TradingEvent {
        @Override
        public String type() {
            return "error";
        }
    }
}
