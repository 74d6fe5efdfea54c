package io.mytrader.api.body;

import io.mytrader.account.ClosedTrade;
import io.mytrader.journal.EquityPoint;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.StoredExecution;
import io.mytrader.limit.LimitReading;
import io.mytrader.market.Bar;
import io.mytrader.order.Execution;
import io.mytrader.order.Order;
import io.mytrader.order.OrderReport;
import io.mytrader.signal.AdviceStep;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Denial;
import io.mytrader.signal.FeatureSnapshot;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Regime;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SizingArithmetic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the product's own values look like from outside. */
public final class ItemMapping {
    private ItemMapping() {}

    public static OrderItem order(OrderReport report) {
        Order order = report.order();
        return new OrderItem(
                order.id().toString(),
                report.permId() == 0 ? null : report.permId(),
                order.parent() == null ? null : order.parent().toString(),
                order.symbol(),
                order.role().name(),
                order.side().name(),
                order.type().name(),
                order.quantity().contracts(),
                report.filled(),
                order.limitPrice(),
                order.stopPrice(),
                order.timeInForce().name(),
                report.state().status(),
                report.state().name(),
                report.text(),
                Instant.ofEpochMilli(report.timeMillis()));
    }

    public static ExecutionItem execution(StoredExecution stored, String session) {
        Execution execution = stored.execution();
        return new ExecutionItem(
                execution.id().toString(),
                execution.orderId().toString(),
                execution.permId() == 0 ? null : execution.permId(),
                execution.symbol(),
                execution.role().name(),
                execution.side().name(),
                execution.quantity().contracts(),
                execution.price(),
                stored.commission(),
                execution.slippage(),
                Instant.ofEpochMilli(execution.timeMillis()),
                session);
    }

    public static TradeItem trade(ClosedTrade trade, @Nullable String session) {
        return new TradeItem(
                trade.tradeId(),
                trade.symbol(),
                trade.strategy(),
                trade.regime(),
                trade.side().name(),
                trade.quantity(),
                Instant.ofEpochMilli(trade.entryMillis()),
                trade.entryPrice(),
                Instant.ofEpochMilli(trade.exitMillis()),
                trade.exitPrice(),
                trade.exitReason().label(),
                trade.grossPnl(),
                trade.commission(),
                trade.netPnl(),
                trade.slippage(),
                trade.rMultiple(),
                trade.mae(),
                trade.mfe(),
                trade.barsHeld(),
                session);
    }

    public static BarItem bar(String symbol, Bar bar, boolean closed) {
        return new BarItem(
                symbol,
                bar.openTime(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                finite(bar.volume()),
                closed);
    }

    public static EquityItem equity(EquityPoint point) {
        return new EquityItem(
                Instant.ofEpochMilli(point.timeMillis()),
                point.equity(),
                point.dailyPnl(),
                point.drawdown());
    }

    public static SessionItem session(SessionSummary session) {
        Long ended = session.endedMillis();
        return new SessionItem(
                session.id().value(),
                Instant.ofEpochMilli(session.startedMillis()),
                ended == null ? null : Instant.ofEpochMilli(ended),
                session.endReason(),
                session.mode(),
                session.broker(),
                session.account(),
                session.configurationHash(),
                session.productVersion(),
                session.orders(),
                session.executions(),
                session.trades(),
                session.netPnl());
    }

    public static Risk.Limit limit(LimitReading reading) {
        return new Risk.Limit(
                reading.limit().name(),
                finite(reading.value()),
                finite(reading.threshold()),
                reading.state().name());
    }

    public static DecisionItem.DenialItem denial(Denial denial) {
        return new DecisionItem.DenialItem(
                denial.outcome().name(), finite(denial.value()), finite(denial.threshold()));
    }

    public static DecisionItem decision(Decision decision) {
        Bar bar = decision.bar();
        Denial denial = decision.denial();
        return new DecisionItem(
                bar.closeTime(),
                decision.symbol(),
                decision.lane(),
                new DecisionItem.DecidedBar(
                        bar.openTime(),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        finite(bar.volume())),
                decision.position(),
                regime(decision.regime()),
                decision.strategy(),
                decision.selection(),
                new DecisionItem.Opinion(
                        decision.signal().action().name(),
                        decision.signal().confidence(),
                        reasons(decision.signal())),
                decision.votes().stream()
                        .map(vote ->
                                new DecisionItem.VoteItem(
                                        vote.strategy(),
                                        vote.signal().action().name(),
                                        vote.signal().confidence(),
                                        reasons(vote.signal())))
                        .toList(),
                sizing(decision.sizing()),
                decision.outcome().name(),
                denial == null ? null : denial(denial),
                features(decision.features()),
                advice(decision.advice()));
    }

    private static DecisionItem.@Nullable AdviceStepItem advice(@Nullable AdviceStep advice) {
        return advice == null
                ? null
                : new DecisionItem.AdviceStepItem(
                        advice.question(),
                        advice.mode().label(),
                        advice.opinion() == null ? null : advice.opinion().name(),
                        finite(advice.confidence()),
                        unlessEmpty(advice.unavailable()),
                        advice.effect().label(),
                        advice.shownConfidence(),
                        unlessEmpty(advice.reasoning()),
                        advice.latencyMillis());
    }

    private static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<String> reasons(Signal signal) {
        return signal.reasons().stream().map(Reason::text).toList();
    }

    private static DecisionItem.@Nullable RegimeItem regime(@Nullable Regime regime) {
        return regime == null
                ? null
                : new DecisionItem.RegimeItem(
                        regime.label(),
                        regime.bias().label(),
                        regime.volatility().label(),
                        regime.biasValue(),
                        regime.volatilityValue());
    }

    private static DecisionItem.@Nullable SizingItem sizing(@Nullable SizingArithmetic sizing) {
        return sizing == null
                ? null
                : new DecisionItem.SizingItem(
                        sizing.method(),
                        sizing.equity(),
                        sizing.riskPerContract(),
                        finite(sizing.rawFraction()),
                        finite(sizing.shrunkFraction()),
                        finite(sizing.scaledFraction()),
                        sizing.uncappedContracts(),
                        sizing.contracts(),
                        sizing.binding());
    }

    private static Map<String, @Nullable Double> features(FeatureSnapshot features) {
        Map<String, @Nullable Double> values = new LinkedHashMap<>();
        for (int i = 0; i < features.size(); i++) {
            values.put(features.name(i), finite(features.value(i)));
        }
        return values;
    }

    /** The number, or null when it is missing. */
    public static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
