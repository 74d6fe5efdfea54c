package io.mytrader.backtest;

import io.mytrader.account.ClosedTrade;
import io.mytrader.advice.AnswerSource;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineOutput;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.market.Money;
import io.mytrader.order.Execution;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Outcome;
import io.mytrader.simulation.AmbiguousFill;
import io.mytrader.simulation.SimulatedBroker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Carries the engine's commands to the simulated broker and keeps what the run produced. */
final class BacktestRecorder implements EngineOutput {
    private final SimulatedBroker broker;
    private final @Nullable DecisionSink decisions;
    private final Queue<AdviceQuestion> questions = new ArrayDeque<>();
    private @Nullable AnswerSource advisor;
    private final OrderHash hash = new OrderHash();
    private final List<ClosedTrade> trades = new ArrayList<>();
    private final Map<Long, TradeLevels> levels = new LinkedHashMap<>();
    private final List<IntrabarComparison.AmbiguousTrade> ambiguous = new ArrayList<>();
    private Money netProfit = Money.ZERO;
    private Money bookedAmbiguous = Money.ZERO;
    private boolean strategyFailing;
    private @Nullable String strategyFailure;

    BacktestRecorder(SimulatedBroker broker, @Nullable DecisionSink decisions) {
        this.broker = broker;
        this.decisions = decisions;
    }

    @Override
    public void send(BrokerCommand command) {
        hash.add(command);
        command.sendTo(broker);
    }

    void filled(Execution execution) {
        hash.add(execution);
    }

    @Override
    public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels initial) {
        trades.add(trade);
        netProfit = netProfit.plus(trade.netPnl());
        if (initial != null) {
            levels.put(trade.tradeId(), new TradeLevels(initial.stop(), initial.target()));
        }
        if (broker.ambiguousCount() > ambiguous.size()) {
            addAmbiguous(trade, broker.ambiguousFills().getLast());
        }
    }

    /** A bracket closes its trade whole, so the newest ambiguous fill belongs to this trade. */
    private void addAmbiguous(ClosedTrade trade, AmbiguousFill fill) {
        Money booked = trade.netPnl();
        bookedAmbiguous = bookedAmbiguous.plus(booked);
        ambiguous.add(
                new IntrabarComparison.AmbiguousTrade(
                        trade.tradeId(),
                        booked.plus(fill.pessimistic()),
                        booked.plus(fill.optimistic()),
                        booked.plus(fill.ohlc())));
    }

    void advisedBy(AnswerSource source) {
        advisor = source;
    }

    @Override
    public void ask(AdviceQuestion question) {
        questions.add(question);
    }

    /** The answer to the oldest question that has none yet; null when all are answered. */
    @Nullable AdviceExchange nextAnswer() {
        AdviceQuestion question = questions.poll();
        if (question == null) {
            return null;
        }
        if (advisor == null) {
            throw new IllegalStateException("nobody to ask " + question.id());
        }
        return advisor.answer(question);
    }

    @Override
    public boolean wantsDecisions() {
        return decisions != null || (strategyFailing && strategyFailure == null);
    }

    /** A bar ended with a failed strategy: the next decision that says why is to be kept. */
    void noteStrategyFailing() {
        strategyFailing = true;
    }

    /** Why a strategy stopped, which decisions tell; null if none did. */
    @Nullable String strategyFailure() {
        return strategyFailure;
    }

    @Override
    public void decided(Decision decision) {
        if (strategyFailure == null && decision.outcome() == Outcome.STRATEGY_FAILED) {
            strategyFailure = decision.signal().reasons().getFirst().text();
        }
        if (decisions != null) {
            decisions.decided(decision);
        }
    }

    List<ClosedTrade> trades() {
        return trades;
    }

    Map<Long, TradeLevels> levels() {
        return levels;
    }

    IntrabarComparison intrabar() {
        return IntrabarComparison.of(netProfit, bookedAmbiguous, ambiguous);
    }

    String orderHash() {
        return hash.hex();
    }
}
