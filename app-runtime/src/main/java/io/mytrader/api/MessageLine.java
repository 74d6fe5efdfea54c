package io.mytrader.api;

import io.mytrader.account.ClosedTrade;
import io.mytrader.event.TradingEvent;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.order.Execution;
import io.mytrader.order.Order;
import io.mytrader.order.OrderReport;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Messages as lines for people. Prices, bars that led to nothing and what others repeat have none.
 */
public final class MessageLine {
    private static final int PROGRESS_EVERY = 10;
    private static final int LONGEST_REASONING = 120;

    private MessageLine() {}

    /** The line, or empty. */
    public static Optional<String> of(SessionMessage message) {
        return switch (message) {
            case SessionMessage.Happened happened ->
                    words(happened.event()).map(words -> time(message.timeMillis()) + "  " + words);
            case SessionMessage.Decided decided -> Optional.empty();
        };
    }

    private static String time(long epochMillis) {
        String text = Instant.ofEpochMilli(epochMillis).truncatedTo(ChronoUnit.SECONDS).toString();
        return text.replace('T', ' ').replace("Z", "");
    }

    private static Optional<String> words(TradingEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case TradingEvent.PriceUpdate price -> null;
                    case TradingEvent.BarUpdate bar -> null;
                    case TradingEvent.AccountChanged account -> null;
                    case TradingEvent.OrderPlaced placed -> null;
                    case TradingEvent.PositionChanged position -> null;
                    case TradingEvent.Progress progress ->
                            progress.barsCollected() % PROGRESS_EVERY == 0
                                    ? line(
                                            "progress",
                                            progress.symbol(),
                                            progress.barsCollected()
                                                    + " of "
                                                    + progress.minBarsNeeded()
                                                    + " bars")
                                    : null;
                    case TradingEvent.SignalGiven given -> signal(given);
                    case TradingEvent.LlmAnalysis analysis -> advice(analysis);
                    case TradingEvent.SentimentChanged sentiment -> null;
                    case TradingEvent.OrderPlacing placing ->
                            line(
                                    "order",
                                    placing.symbol(),
                                    placing.side()
                                            + " "
                                            + placing.quantity()
                                            + " near "
                                            + placing.entryPrice()
                                            + ", stop "
                                            + placing.stopLoss()
                                            + ", target "
                                            + placing.takeProfit()
                                            + " ("
                                            + placing.orderId()
                                            + ")");
                    case TradingEvent.OrderUpdate update -> order(update.report());
                    case TradingEvent.TradeExecuted executed -> trade(executed);
                    case TradingEvent.ExitSignal exit ->
                            line("exit", exit.symbol(), exit.reason().label().replace('_', ' '));
                    case TradingEvent.StopMoved moved ->
                            line("stop", moved.symbol(), moved.from() + " to " + moved.to());
                    case TradingEvent.ProtectionGap gap ->
                            line("gap", gap.symbol(), "unprotected for " + gap.millis() + " ms");
                    case TradingEvent.RiskLimit limit ->
                            line(
                                    "limit",
                                    "",
                                    limit.message()
                                            + ": "
                                            + limit.value()
                                            + ", limit "
                                            + limit.threshold());
                    case TradingEvent.StateChanged state ->
                            line(
                                    "state",
                                    "",
                                    state.state().replace('_', ' ') + because(state.reasons()));
                    case TradingEvent.Halted halted ->
                            line("HALTED", "", halted.reason() + "; resume to go on");
                    case TradingEvent.ConnectionUpdate connection ->
                            line(
                                    "link",
                                    "",
                                    (connection.connected() ? "up: " : "down: ")
                                            + connection.detail());
                    case TradingEvent.SystemMessage system -> line("note", "", system.message());
                    case TradingEvent.ErrorMessage error -> line("ERROR", "", error.message());
                });
    }

    private static @Nullable String signal(TradingEvent.SignalGiven given) {
        Signal signal = given.signal();
        boolean quiet =
                !signal.isEntry()
                        || given.outcome() == Outcome.BACKFILLED
                        || given.outcome() == Outcome.IN_POSITION
                        || given.outcome() == Outcome.LOW_CONFIDENCE;
        if (quiet) {
            return null;
        }
        String why = signal.reasons().stream().map(Reason::text).collect(Collectors.joining(", "));
        return line(
                "signal",
                given.symbol(),
                String.format(
                        Locale.ROOT,
                        "%s %.2f by %s: %s [%s]",
                        signal.action(),
                        signal.confidence(),
                        given.strategy(),
                        given.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        why));
    }

    private static String advice(TradingEvent.LlmAnalysis analysis) {
        AdviceExchange exchange = analysis.exchange();
        String said =
                switch (exchange.advice()) {
                    case Advice.Opinion opinion ->
                            String.format(
                                    Locale.ROOT, "%s %.2f", opinion.action(), opinion.confidence());
                    case Advice.Unavailable none -> "none, " + none.cause().label();
                };
        String why =
                exchange.advice() instanceof Advice.Opinion opinion
                        ? " [" + plain(opinion.reasoning()) + "]"
                        : "";
        return line(
                "advice",
                analysis.symbol(),
                String.format(
                        Locale.ROOT,
                        "%s on %s %.2f by %s: %s, %d ms, $%s%s",
                        said,
                        analysis.candidate().action(),
                        analysis.candidate().confidence(),
                        analysis.strategy(),
                        analysis.effect().label(),
                        exchange.latencyMillis(),
                        exchange.cost(),
                        why));
    }

    /** A model's words on one short line, without anything that a terminal would obey. */
    private static String plain(String words) {
        String oneLine = words.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return oneLine.length() <= LONGEST_REASONING
                ? oneLine
                : oneLine.substring(0, LONGEST_REASONING) + "…";
    }

    private static @Nullable String order(OrderReport report) {
        if (report.text() == null || report.state().isLive()) {
            return null;
        }
        Order order = report.order();
        return line(
                "order",
                order.symbol(),
                order.id()
                        + " "
                        + order.role().name().toLowerCase(Locale.ROOT)
                        + " "
                        + report.state().status().toLowerCase(Locale.ROOT)
                        + ": "
                        + report.text());
    }

    private static String trade(TradingEvent.TradeExecuted executed) {
        Execution execution = executed.execution();
        ClosedTrade closed = executed.closed();
        String fill =
                execution.side()
                        + " "
                        + execution.quantity()
                        + " at "
                        + execution.price()
                        + " ("
                        + execution.role().name().toLowerCase(Locale.ROOT)
                        + ")";
        if (closed == null) {
            return line("fill", execution.symbol(), fill);
        }
        return line(
                "trade",
                execution.symbol(),
                fill
                        + ", net "
                        + closed.netPnl()
                        + " by "
                        + closed.exitReason().label().replace('_', ' '));
    }

    private static String because(List<String> reasons) {
        return reasons.isEmpty()
                ? ""
                : ": " + String.join(", ", reasons).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String line(String kind, String symbol, String words) {
        return String.format(
                Locale.ROOT, "%-8s %s%s%s", kind, symbol, symbol.isEmpty() ? "" : "  ", words);
    }
}
