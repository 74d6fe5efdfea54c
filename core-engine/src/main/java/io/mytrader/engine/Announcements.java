package io.mytrader.engine;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.event.TradingEvent;
import io.mytrader.limit.HaltReason;
import io.mytrader.limit.RiskLedger;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.market.Bar;
import io.mytrader.market.Money;
import io.mytrader.signal.AdviceEffect;
import io.mytrader.signal.AdviceMode;
import io.mytrader.signal.Outcome;
import io.mytrader.strategy.SignalPipeline;
import java.util.List;

/**
 * What the engine tells the world about bars, decisions, the account and itself, as far as somebody
 * wants it. Engine thread only.
 */
final class Announcements {
    private final EngineOutput output;
    private final SessionStatus status;
    private final TradingAccount account;
    private final RiskLedger ledger;
    private final int minBars;
    private final OutcomeCounts outcomes = new OutcomeCounts();
    private SessionState published = SessionState.IDLE;

    /**
     * @param minBars how many bars a lane collects before it trades
     */
    Announcements(
            EngineOutput output,
            SessionStatus status,
            TradingAccount account,
            RiskLedger ledger,
            int minBars) {
        this.output = output;
        this.status = status;
        this.account = account;
        this.ledger = ledger;
        this.minBars = minBars;
    }

    OutcomeCounts outcomes() {
        return outcomes;
    }

    /** A bar closed and its decision is made. */
    void decided(Lane lane, Bar bar, int position, Outcome outcome) {
        decision(lane, bar, position, outcome);
        if (output.wantsEvents()) {
            publishBar(lane, bar);
            publishSignal(lane, outcome);
        }
    }

    /** A bar closed whose decision waits for advice. */
    void waiting(Lane lane, Bar bar) {
        if (output.wantsEvents()) {
            publishBar(lane, bar);
        }
    }

    /** The decision of a bar that waited is made. */
    void decidedLater(Lane lane, Bar bar, int position, Outcome outcome) {
        decision(lane, bar, position, outcome);
        if (output.wantsEvents()) {
            publishSignal(lane, outcome);
        }
    }

    private void decision(Lane lane, Bar bar, int position, Outcome outcome) {
        outcomes.count(outcome);
        if (output.wantsDecisions()) {
            output.decided(lane.decision(bar, position, outcome));
        }
    }

    private void publishBar(Lane lane, Bar bar) {
        String symbol = lane.desk().instrument().symbol();
        output.publish(new TradingEvent.BarUpdate(status.nowMillis(), symbol, bar, true));
        if (lane.bars() <= minBars) {
            output.publish(
                    new TradingEvent.Progress(status.nowMillis(), symbol, lane.bars(), minBars));
        }
    }

    private void publishSignal(Lane lane, Outcome outcome) {
        SignalPipeline pipeline = lane.pipeline();
        output.publish(
                new TradingEvent.SignalGiven(
                        status.nowMillis(),
                        lane.desk().instrument().symbol(),
                        lane.shownSignal(),
                        pipeline.bias(),
                        pipeline.volatility(),
                        pipeline.strategy(),
                        outcome));
    }

    /** What became of advice, or of the wait for it. */
    void advised(
            Consultation.Candidate candidate,
            AdviceMode mode,
            AdviceExchange exchange,
            AdviceEffect effect,
            double shownConfidence) {
        if (output.wantsEvents()) {
            output.publish(
                    new TradingEvent.LlmAnalysis(
                            status.nowMillis(),
                            candidate.market().symbol(),
                            candidate.lane().name(),
                            candidate.bar().openMillis(),
                            candidate.question().candidate().strategy(),
                            candidate.question().candidate().signal(),
                            mode,
                            exchange,
                            effect,
                            shownConfidence));
        }
    }

    /**
     * @param value in [-1, 1], NaN when there is none
     */
    void sentiment(double value) {
        if (output.wantsEvents()) {
            output.publish(
                    new TradingEvent.SentimentChanged(
                            status.nowMillis(), Double.isNaN(value) ? null : value));
        }
    }

    void account() {
        if (output.wantsEvents()) {
            // A trade that closes within a bar changes the equity before it is marked.
            Money equity = account.equity();
            output.publish(
                    new TradingEvent.AccountChanged(
                            status.nowMillis(),
                            equity,
                            new Money(ledger.dayPnlNanos(equity.nanos()))));
        }
    }

    void limitsReached() {
        if (output.wantsEvents()) {
            ledger.status()
                    .reasons()
                    .forEach(denial ->
                            output.publish(
                                    new TradingEvent.RiskLimit(
                                            status.nowMillis(),
                                            denial.outcome() + " reached",
                                            denial.outcome(),
                                            denial.value(),
                                            denial.threshold())));
        }
    }

    void connection(BrokerEvent.ConnectionChanged change) {
        if (output.wantsEvents()) {
            output.publish(
                    new TradingEvent.ConnectionUpdate(
                            status.nowMillis(), change.connected(), change.detail()));
        }
    }

    void message(String code, String text) {
        if (output.wantsEvents()) {
            output.publish(new TradingEvent.SystemMessage(status.nowMillis(), code, text));
        }
    }

    void error(String code, String text) {
        if (output.wantsEvents()) {
            output.publish(new TradingEvent.ErrorMessage(status.nowMillis(), code, text));
        }
    }

    /** Tells the session's state if it is another than was told last. */
    void state() {
        if (!output.wantsEvents()) {
            return;
        }
        SessionState now = status.state();
        if (now != published) {
            published = now;
            List<String> reasons =
                    ledger.status().reasons().stream()
                            .map(denial -> denial.outcome().name())
                            .toList();
            output.publish(new TradingEvent.StateChanged(status.nowMillis(), now.label(), reasons));
            HaltReason halt = ledger.haltReason();
            if (now == SessionState.HALTED && halt != null) {
                output.publish(new TradingEvent.Halted(status.nowMillis(), halt.label()));
            }
        }
    }
}
