package io.mytrader.engine;

import io.mytrader.account.ClosedTrade;
import io.mytrader.advice.AdviceTable;
import io.mytrader.advice.AdviceVerdict;
import io.mytrader.limit.RiskLedger;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceContext;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.llm.UnavailableCause;
import io.mytrader.market.Bar;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.risk.GateAnswer;
import io.mytrader.risk.RiskGate;
import io.mytrader.signal.AdviceEffect;
import io.mytrader.signal.AdviceStep;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import java.util.Locale;

/**
 * Asks an advisor about candidates and ends their bars when the answer, the deadline or the next
 * bar comes. What an answer may do is in {@link AdviceTable}.
 *
 * <p>Engine thread only; nothing here waits.
 */
final class AdviceStage {
    private final EngineSettings settings;
    private final EngineOutput output;
    private final RiskGate gate;
    private final RiskLedger ledger;
    private final TradingAccount account;
    private final SessionStatus status;
    private final Entries entries;
    private final Announcements announcements;
    private final Consultation consultation;

    AdviceStage(
            EngineSettings settings,
            EngineOutput output,
            RiskGate gate,
            RiskLedger ledger,
            TradingAccount account,
            SessionStatus status,
            Entries entries,
            Announcements announcements) {
        this.settings = settings;
        this.output = output;
        this.gate = gate;
        this.ledger = ledger;
        this.account = account;
        this.status = status;
        this.entries = entries;
        this.announcements = announcements;
        consultation = new Consultation(settings.advice());
    }

    boolean isOn() {
        return consultation.isOn();
    }

    void onTradeClosed(ClosedTrade trade) {
        consultation.onTradeClosed(trade);
    }

    /**
     * Asks about a candidate that the gate would let pass; waits for the answer only where it could
     * change anything.
     */
    Outcome consult(Market market, Lane lane, Bar bar) {
        Signal signal = lane.pipeline().signal();
        Price reference = Price.ofDouble(bar.close());
        GateAnswer.Denied objection = entries.objection(market, lane, signal, reference);
        if (objection != null) {
            return lane.denied(objection.denial(), objection.sizing());
        }
        AdviceQuestion question =
                consultation.about(market, lane, bar, context(market, lane), status.nowMillis());
        Outcome outcome = Outcome.ADVICE_PENDING;
        if (!consultation.isAwaited()) {
            lane.advised(
                    AdviceStep.asked(
                            question.id(), consultation.settings().mode(), signal.confidence()));
            outcome = entries.enter(market, lane, signal, reference);
        }
        output.ask(question);
        return outcome;
    }

    private AdviceContext context(Market market, Lane lane) {
        InstrumentDesk desk = market.desk();
        return new AdviceContext(
                desk.holding(),
                account.unrealized(),
                new Money(ledger.dayPnlNanos()),
                account.equity(),
                lane.pipeline().minConfidence(),
                gate
                        .readings(
                                desk.instrument(),
                                market.reading(settings.inputs(), status.nowMillis()),
                                desk.position())
                        .stream()
                        .map(reading ->
                                new AdviceContext.LimitValue(
                                        reading.limit().name().toLowerCase(Locale.ROOT),
                                        reading.value(),
                                        reading.threshold()))
                        .toList(),
                consultation.recentTrades());
    }

    void onAdvice(AdviceExchange exchange) {
        Consultation.Candidate candidate = consultation.close(exchange.questionId());
        if (candidate != null) {
            conclude(candidate, exchange);
            return;
        }
        Consultation.Candidate late = consultation.findClosed(exchange.questionId());
        if (late != null) {
            announce(
                    late,
                    exchange,
                    AdviceEffect.IGNORED,
                    late.question().candidate().signal().confidence());
        }
    }

    /** The engine's own deadline: whoever should have answered did not. */
    void concludeOverdue() {
        for (Consultation.Candidate candidate : consultation.closeOverdue(status.nowMillis())) {
            conclude(candidate, unanswered(candidate, "no answer by the deadline"));
        }
    }

    /** Candidates of before are too old to trade, whatever an answer would say. */
    void giveUp(Market market, long timeMillis, String why) {
        for (Consultation.Candidate candidate : consultation.closeAll(market)) {
            status.moveTo(timeMillis);
            conclude(
                    candidate,
                    unanswered(candidate, why),
                    AdviceVerdict.tooOld(candidate.question().candidate().signal()));
        }
    }

    private AdviceExchange unanswered(Consultation.Candidate candidate, String why) {
        return AdviceExchange.without(
                candidate.question().id(),
                UnavailableCause.TIMEOUT,
                why,
                Math.max(0, status.nowMillis() - candidate.question().askedMillis()));
    }

    private void conclude(Consultation.Candidate candidate, AdviceExchange exchange) {
        Signal signal = candidate.question().candidate().signal();
        conclude(
                candidate,
                exchange,
                AdviceTable.judge(consultation.settings(), signal, exchange.advice()));
    }

    /** Ends the candidate's bar; what goes on is sized, judged and sent as things are now. */
    private void conclude(
            Consultation.Candidate candidate, AdviceExchange exchange, AdviceVerdict verdict) {
        boolean awaited = consultation.isAwaited();
        announce(
                candidate,
                exchange,
                awaited ? verdict.effect() : AdviceEffect.PROCEEDS,
                verdict.shownConfidence());
        if (!awaited) {
            return;
        }
        Lane lane = candidate.lane();
        lane.advised(step(exchange, verdict));
        Denial denial = verdict.denial();
        Outcome outcome =
                denial == null ? enter(candidate, verdict.action()) : lane.denied(denial, null);
        announcements.decidedLater(lane, candidate.bar(), candidate.position(), outcome);
    }

    private AdviceStep step(AdviceExchange exchange, AdviceVerdict verdict) {
        return switch (exchange.advice()) {
            case Advice.Opinion opinion ->
                    new AdviceStep(
                            exchange.questionId(),
                            consultation.settings().mode(),
                            opinion.action(),
                            opinion.confidence(),
                            "",
                            verdict.effect(),
                            verdict.shownConfidence(),
                            opinion.reasoning(),
                            exchange.latencyMillis());
            case Advice.Unavailable none ->
                    new AdviceStep(
                            exchange.questionId(),
                            consultation.settings().mode(),
                            null,
                            Double.NaN,
                            none.cause().label(),
                            verdict.effect(),
                            verdict.shownConfidence(),
                            "",
                            exchange.latencyMillis());
        };
    }

    /** The strategy's own confidence counts for the size, whatever the direction. */
    private Outcome enter(Consultation.Candidate candidate, SignalAction action) {
        Market market = candidate.market();
        Lane lane = candidate.lane();
        market.advanceTo(status.nowMillis());
        account.onClock(market, status.nowMillis());
        if (status.phase() != SessionState.TRADING) {
            return Outcome.NOT_TRADING;
        }
        Bar bar = candidate.bar();
        Outcome obstacle = entries.obstacle(market, lane, action, bar.intervalMillis());
        if (obstacle != null) {
            return obstacle;
        }
        Signal own = lane.pipeline().signal();
        return entries.enter(
                market,
                lane,
                new Signal(action, own.confidence(), own.reasons()),
                Price.ofDouble(bar.close()));
    }

    private void announce(
            Consultation.Candidate candidate,
            AdviceExchange exchange,
            AdviceEffect effect,
            double shownConfidence) {
        announcements.advised(
                candidate, consultation.settings().mode(), exchange, effect, shownConfidence);
    }
}
