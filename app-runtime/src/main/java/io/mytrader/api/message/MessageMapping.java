package io.mytrader.api.message;

import io.mytrader.account.ClosedTrade;
import io.mytrader.api.body.ItemMapping;
import io.mytrader.event.TradingEvent;
import io.mytrader.market.Bar;
import io.mytrader.order.Execution;
import io.mytrader.order.OrderRole;
import io.mytrader.signal.Reason;
import java.time.Instant;

/** What a trading event looks like from outside. */
public final class MessageMapping {
    private MessageMapping() {}

    /** The event's body. */
    public static MessageBody body(TradingEvent event) {
        return switch (event) {
            case TradingEvent.PriceUpdate price ->
                    new MessageBody.PriceUpdate(
                            price.symbol(),
                            price.price(),
                            price.bid(),
                            price.ask(),
                            price.delayed());
            case TradingEvent.Progress progress ->
                    new MessageBody.Progress(
                            progress.symbol(), progress.barsCollected(), progress.minBarsNeeded());
            case TradingEvent.BarUpdate bar -> bar(bar);
            case TradingEvent.SignalGiven given -> signal(given);
            case TradingEvent.LlmAnalysis analysis -> AdviceMapping.body(analysis);
            case TradingEvent.SentimentChanged sentiment ->
                    new MessageBody.Sentiment(sentiment.value());
            case TradingEvent.OrderPlacing placing ->
                    new MessageBody.OrderPlacing(
                            placing.symbol(),
                            placing.side().name(),
                            placing.quantity(),
                            placing.entryPrice(),
                            placing.stopLoss(),
                            placing.takeProfit(),
                            placing.orderId().toString());
            case TradingEvent.OrderPlaced placed ->
                    new MessageBody.OrderPlaced(
                            placed.symbol(),
                            placed.side().name(),
                            placed.status(),
                            placed.filledQuantity(),
                            placed.fillPrice(),
                            placed.orderId().toString());
            case TradingEvent.OrderUpdate update ->
                    new MessageBody.OrderUpdate(ItemMapping.order(update.report()));
            case TradingEvent.TradeExecuted executed -> trade(executed);
            case TradingEvent.ExitSignal exit ->
                    new MessageBody.ExitSignal(exit.symbol(), exit.reason().label());
            case TradingEvent.StopMoved moved ->
                    new MessageBody.StopMoved(
                            moved.symbol(), moved.orderId().toString(), moved.from(), moved.to());
            case TradingEvent.ProtectionGap gap ->
                    new MessageBody.ProtectionGap(gap.symbol(), gap.millis());
            case TradingEvent.PositionChanged position ->
                    new MessageBody.Position(
                            position.symbol(),
                            position.contracts(),
                            position.contracts() == 0 ? null : position.averagePrice(),
                            position.unrealizedPnl());
            case TradingEvent.AccountChanged account ->
                    new MessageBody.AccountUpdate(account.equity(), account.dailyPnl());
            case TradingEvent.RiskLimit limit ->
                    new MessageBody.RiskLimit(
                            limit.message(),
                            limit.limit().name(),
                            ItemMapping.finite(limit.value()),
                            ItemMapping.finite(limit.threshold()));
            case TradingEvent.StateChanged state ->
                    new MessageBody.State(state.state(), state.reasons());
            case TradingEvent.Halted halted -> new MessageBody.Halted(halted.reason());
            case TradingEvent.ConnectionUpdate connection ->
                    new MessageBody.Connection(connection.connected(), connection.detail());
            case TradingEvent.SystemMessage system ->
                    new MessageBody.SystemMessage(system.code(), system.message());
            case TradingEvent.ErrorMessage error ->
                    new MessageBody.ErrorMessage(error.code(), error.message());
        };
    }

    private static MessageBody bar(TradingEvent.BarUpdate update) {
        Bar bar = update.bar();
        return new MessageBody.BarUpdate(
                update.symbol(),
                Instant.ofEpochMilli(bar.openMillis()),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                ItemMapping.finite(bar.volume()),
                update.closed());
    }

    private static MessageBody signal(TradingEvent.SignalGiven given) {
        return new MessageBody.Signal(
                given.symbol(),
                given.signal().action().name(),
                given.signal().confidence(),
                given.bias() == null ? null : given.bias().label(),
                given.volatility() == null ? null : given.volatility().label(),
                given.strategy(),
                given.signal().reasons().stream().map(Reason::text).toList(),
                given.outcome().name());
    }

    private static MessageBody trade(TradingEvent.TradeExecuted executed) {
        Execution execution = executed.execution();
        ClosedTrade closed = executed.closed();
        boolean isEntry = execution.role() == OrderRole.ENTRY;
        return new MessageBody.TradeExecuted(
                execution.symbol(),
                isEntry ? execution.side().name() : "CLOSE",
                execution.side().name(),
                execution.role().name(),
                execution.price(),
                execution.quantity().contracts(),
                closed == null ? null : closed.netPnl(),
                execution.orderId().toString(),
                execution.id().toString(),
                closed == null ? null : closed.tradeId(),
                closed == null ? null : closed.exitReason().label());
    }
}
