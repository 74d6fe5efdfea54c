package io.mytrader.runtime.notify;

import io.mytrader.account.ClosedTrade;
import io.mytrader.event.TradingEvent;
import io.mytrader.event.TradingEvent.ConnectionUpdate;
import io.mytrader.event.TradingEvent.ErrorMessage;
import io.mytrader.event.TradingEvent.Halted;
import io.mytrader.event.TradingEvent.OrderPlaced;
import io.mytrader.event.TradingEvent.ProtectionGap;
import io.mytrader.event.TradingEvent.RiskLimit;
import io.mytrader.event.TradingEvent.StateChanged;
import io.mytrader.event.TradingEvent.TradeExecuted;
import io.mytrader.notify.Notification;
import io.mytrader.order.Execution;
import java.util.List;
import java.util.Set;

/** What an operator is told about an event of the engine. */
public final class EventNotification {
    private static final Set<String> REFUSALS = Set.of("Rejected", "Cancelled");

    private EventNotification() {}

    /** The messages of an event, in order; most events have none. */
    public static List<Notification> of(TradingEvent event) {
        return switch (event) {
            case TradeExecuted executed -> executed(executed);
            case OrderPlaced placed when REFUSALS.contains(placed.status()) ->
                    one(
                            event,
                            NotificationEvent.REJECT,
                            placed.status() + ": entry in " + placed.symbol(),
                            placed.side()
                                    + " "
                                    + placed.symbol()
                                    + ", "
                                    + placed.filledQuantity()
                                    + " filled, order "
                                    + placed.orderId());
            case Halted halted ->
                    one(
                            event,
                            NotificationEvent.HALT,
                            "Trading halted",
                            halted.reason() + "\nOnly exits until an operator resumes.");
            case RiskLimit limit ->
                    one(event, NotificationEvent.LIMIT, "Limit reached", limit.message());
            case ConnectionUpdate connection ->
                    connection.connected()
                            ? one(
                                    event,
                                    NotificationEvent.RECONNECT,
                                    "Connected to the broker",
                                    connection.detail())
                            : one(
                                    event,
                                    NotificationEvent.DISCONNECT,
                                    "Connection to the broker lost",
                                    connection.detail());
            case ErrorMessage error ->
                    one(event, NotificationEvent.ERROR, "Error " + error.code(), error.message());
            case ProtectionGap gap ->
                    one(
                            event,
                            NotificationEvent.ERROR,
                            gap.symbol() + " was without protection",
                            "for " + gap.millis() + " ms; it is covered again");
            case StateChanged state ->
                    one(
                            event,
                            NotificationEvent.STATE,
                            "Session is " + state.state(),
                            String.join("\n", state.reasons()));
            case TradingEvent.PriceUpdate _,
                    TradingEvent.Progress _,
                    TradingEvent.BarUpdate _,
                    TradingEvent.SignalGiven _,
                    TradingEvent.LlmAnalysis _,
                    TradingEvent.SentimentChanged _,
                    TradingEvent.OrderPlacing _,
                    TradingEvent.OrderPlaced _,
                    TradingEvent.OrderUpdate _,
                    TradingEvent.ExitSignal _,
                    TradingEvent.StopMoved _,
                    TradingEvent.PositionChanged _,
                    TradingEvent.AccountChanged _,
                    TradingEvent.SystemMessage _ ->
                    List.of();
        };
    }

    private static List<Notification> executed(TradeExecuted executed) {
        Execution execution = executed.execution();
        Notification fill =
                message(
                        executed,
                        NotificationEvent.FILL,
                        "%s %s %s at %s"
                                .formatted(
                                        execution.side(),
                                        execution.quantity(),
                                        execution.symbol(),
                                        execution.price()),
                        "role " + execution.role() + ", order " + execution.orderId());
        ClosedTrade closed = executed.closed();
        if (closed == null) {
            return List.of(fill);
        }
        Notification trade =
                message(
                        executed,
                        NotificationEvent.TRADE,
                        "%s closed: %s"
                                .formatted(
                                        closed.symbol(),
                                        closed.netPnl().isNegative()
                                                ? closed.netPnl()
                                                : "+" + closed.netPnl()),
                        "%d %s, %s, in at %s, out at %s, commission %s"
                                .formatted(
                                        closed.quantity(),
                                        closed.symbol(),
                                        closed.exitReason().label(),
                                        closed.entryPrice(),
                                        closed.exitPrice(),
                                        closed.commission()));
        return List.of(fill, trade);
    }

    private static List<Notification> one(
            TradingEvent event, NotificationEvent kind, String title, String text) {
        return List.of(message(event, kind, title, text));
    }

    private static Notification message(
            TradingEvent event, NotificationEvent kind, String title, String text) {
        return new Notification(kind.label(), event.timeMillis(), title, text);
    }
}
