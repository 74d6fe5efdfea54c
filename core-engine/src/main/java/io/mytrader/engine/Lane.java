package io.mytrader.engine;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.AdviceEffect;
import io.mytrader.signal.AdviceStep;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.signal.SizingArithmetic;
import io.mytrader.strategy.SignalPipeline;
import org.jspecify.annotations.Nullable;

/**
 * One strategy on one instrument: its features and what it thought of each bar.
 *
 * <p>Engine thread only.
 */
final class Lane {
    private final String name;
    private final SignalPipeline pipeline;
    private final InstrumentDesk desk;
    private int bars;

    private @Nullable Denial denial;
    private @Nullable SizingArithmetic sizing;
    private @Nullable AdviceStep advice;

    Lane(String name, SignalPipeline pipeline, InstrumentDesk desk) {
        this.name = name;
        this.pipeline = pipeline;
        this.desk = desk;
    }

    String name() {
        return name;
    }

    SignalPipeline pipeline() {
        return pipeline;
    }

    InstrumentDesk desk() {
        return desk;
    }

    /** Closed bars so far, fillers included. */
    int bars() {
        return bars;
    }

    void countBar() {
        bars++;
        denial = null;
        sizing = null;
        advice = null;
    }

    void onBar(Bar bar, TradingSession session, boolean backfilled) {
        pipeline.onBar(bar, session, backfilled);
    }

    /** Remembers why the gate said no, for the bar's decision; returns the outcome. */
    Outcome denied(Denial reason, @Nullable SizingArithmetic arithmetic) {
        denial = reason;
        sizing = arithmetic;
        return reason.outcome();
    }

    void sized(SizingArithmetic arithmetic, @Nullable Denial reducedBy) {
        sizing = arithmetic;
        denial = reducedBy;
    }

    /** Remembers what an advisor made of the bar's signal. */
    void advised(AdviceStep step) {
        advice = step;
    }

    /** The bar's signal as people see it: in the direction and with the confidence that went on. */
    Signal shownSignal() {
        Signal own = pipeline.signal();
        AdviceStep step = advice;
        if (step == null || step.effect() == AdviceEffect.DROPPED) {
            return own;
        }
        SignalAction opinion = step.opinion();
        SignalAction action =
                step.effect() == AdviceEffect.REPLACED && opinion != null ? opinion : own.action();
        return new Signal(action, step.shownConfidence(), own.reasons());
    }

    Decision decision(Bar bar, int position, Outcome outcome) {
        return new Decision(
                desk.instrument().symbol(),
                name,
                bar,
                pipeline.features(),
                pipeline.regime(),
                pipeline.votes(),
                pipeline.strategy(),
                pipeline.selection(),
                pipeline.signal(),
                sizing,
                position,
                outcome,
                denial,
                advice);
    }
}
