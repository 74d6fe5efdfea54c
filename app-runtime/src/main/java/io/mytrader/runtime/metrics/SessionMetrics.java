package io.mytrader.runtime.metrics;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineInput;
import io.mytrader.event.TradingEvent;
import io.mytrader.order.Bracket;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.SingleOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures a session: how long each stage of an order's way takes, how long positions were without
 * protection, and what happened how often.
 *
 * <p>Engine thread only.
 */
public final class SessionMetrics implements SessionProbe {
    /** Orders whose answers are awaited; the oldest are forgotten beyond it. */
    private static final int MOST_AWAITED = 1000;

    private static final long NEVER = Long.MIN_VALUE;

    private final Metrics metrics;
    private final Map<OrderId, Long> unacknowledged = new LinkedHashMap<>();
    private final Map<OrderId, Long> unfilled = new LinkedHashMap<>();
    private long barNanos = NEVER;
    private long commandNanos = NEVER;
    private long durableNanos = NEVER;

    /** A session that is measured into these metrics. */
    public SessionMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void taking(EngineInput input, long nanos) {
        barNanos = NEVER;
        commandNanos = NEVER;
        durableNanos = NEVER;
        switch (input) {
            case EngineInput.BarClosed bar -> {
                if (!bar.backfilled()) {
                    barNanos = nanos;
                }
            }
            case EngineInput.BrokerReported(BrokerEvent event) -> reported(event, nanos);
            case EngineInput.SessionBegan _,
                    EngineInput.QuoteReceived _,
                    EngineInput.TimerFired _,
                    EngineInput.AdviceReceived _,
                    EngineInput.SentimentReported _,
                    EngineInput.FaultFound _,
                    EngineInput.DataEnded _,
                    EngineInput.OperatorCommanded _ -> {
                // Nothing of their way is measured.
            }
        }
    }

    private void reported(BrokerEvent event, long nanos) {
        if (event instanceof BrokerEvent.OrderUpdated(OrderReport report)) {
            OrderId id = report.order().id();
            if (report.state().isConfirmed()) {
                end(unacknowledged, id, Stage.DURABLE_TO_ACKNOWLEDGED, nanos);
            } else if (report.state().isFinal()) {
                unacknowledged.remove(id);
                if (report.filled() == 0) {
                    unfilled.remove(id);
                }
            }
        } else if (event instanceof BrokerEvent.Filled(var execution)) {
            end(unfilled, execution.orderId(), Stage.DURABLE_TO_FILLED, nanos);
        }
    }

    private void end(Map<OrderId, Long> awaited, OrderId id, Stage stage, long nanos) {
        Long since = awaited.remove(id);
        if (since != null) {
            metrics.record(stage, nanos - since);
        }
    }

    @Override
    public void decided(long nanos) {
        if (barNanos != NEVER) {
            metrics.record(Stage.BAR_TO_DECISION, nanos - barNanos);
        }
    }

    @Override
    public void commanded(long nanos) {
        commandNanos = nanos;
        if (barNanos != NEVER) {
            metrics.record(Stage.BAR_TO_COMMAND, nanos - barNanos);
        }
    }

    @Override
    public void durable(long nanos) {
        durableNanos = nanos;
        if (commandNanos != NEVER) {
            long disk = nanos - commandNanos;
            metrics.record(Stage.COMMAND_TO_DURABLE, disk);
            if (barNanos != NEVER) {
                // What follows in the same bar is measured without the disk, a stage of its own.
                barNanos += disk;
            }
        }
    }

    @Override
    public void sending(BrokerCommand command, long nanos) {
        long since = durableNanos == NEVER ? nanos : durableNanos;
        if (command instanceof BrokerCommand.Submit(var approved)) {
            switch (approved.request()) {
                case SingleOrder single -> await(single.order().id(), since);
                case Bracket bracket -> await(bracket.entry().id(), since);
            }
        }
    }

    private void await(OrderId id, long since) {
        for (Map<OrderId, Long> awaited : List.of(unacknowledged, unfilled)) {
            if (awaited.size() == MOST_AWAITED) {
                awaited.remove(awaited.keySet().iterator().next());
            }
            awaited.put(id, since);
        }
    }

    @Override
    public void taken(long nanos) {
        barNanos = NEVER;
        commandNanos = NEVER;
        durableNanos = NEVER;
    }

    @Override
    public void happened(TradingEvent event) {
        metrics.count(event.type());
        if (event instanceof TradingEvent.ProtectionGap gap) {
            metrics.unprotected(gap.millis());
        }
    }
}
