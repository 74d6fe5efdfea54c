package io.mytrader.dashboard.stream;

import io.mytrader.account.ClosedTrade;
import io.mytrader.api.body.BarItem;
import io.mytrader.api.body.EquityItem;
import io.mytrader.api.body.ItemMapping;
import io.mytrader.api.body.OrderItem;
import io.mytrader.api.body.SignalItem;
import io.mytrader.event.TradingEvent;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Reason;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest session as its events paint it: what a client has to be shown that comes late. Not
 * safe between threads.
 */
final class SessionPicture {
    private static final int BARS_KEPT = 3_000;
    private static final int EQUITY_KEPT = 5_000;
    private static final int TRADES_KEPT = 20_000;

    private final Map<String, Deque<BarItem>> bars = new LinkedHashMap<>();
    private final Map<String, BarItem> forming = new LinkedHashMap<>();
    private final Map<OrderId, OrderReport> working = new LinkedHashMap<>();
    private final Deque<EquityItem> equity = new ArrayDeque<>();
    private final Deque<ClosedTrade> trades = new ArrayDeque<>();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private @Nullable SignalItem lastSignal;
    private Money peak = new Money(Long.MIN_VALUE);
    private Money drawdown = Money.ZERO;
    private Money deepest = Money.ZERO;
    private double deepestPct;
    private String connection = "";

    void see(TradingEvent event) {
        switch (event) {
            case TradingEvent.BarUpdate update -> see(update);
            case TradingEvent.SignalGiven given -> see(given);
            case TradingEvent.OrderUpdate update -> see(update.report());
            case TradingEvent.TradeExecuted executed -> {
                ClosedTrade closed = executed.closed();
                if (closed != null) {
                    see(closed);
                }
            }
            case TradingEvent.AccountChanged account -> see(account);
            case TradingEvent.ConnectionUpdate update -> connection(update.detail());
            default -> {
                // Leaves no trace in the picture.
            }
        }
    }

    private void see(TradingEvent.BarUpdate update) {
        BarItem bar = ItemMapping.bar(update.symbol(), update.bar(), update.closed());
        if (update.closed()) {
            see(bar);
            forming.remove(update.symbol());
        } else {
            forming.put(update.symbol(), bar);
        }
    }

    /** A closed bar, unless it is known. */
    void see(BarItem bar) {
        Deque<BarItem> known = bars.computeIfAbsent(bar.symbol(), symbol -> new ArrayDeque<>());
        BarItem newest = known.peekLast();
        if (newest == null || bar.time().isAfter(newest.time())) {
            keep(known, bar, BARS_KEPT);
        }
    }

    /** A closed trade, unless it is known. */
    void see(ClosedTrade trade) {
        if (!trades.contains(trade)) {
            keep(trades, trade, TRADES_KEPT);
        }
    }

    private void see(TradingEvent.SignalGiven given) {
        see(
                new SignalItem(
                        given.symbol(),
                        given.signal().action().name(),
                        given.signal().confidence(),
                        given.bias() == null ? null : given.bias().label(),
                        given.volatility() == null ? null : given.volatility().label(),
                        given.strategy(),
                        given.signal().reasons().stream().map(Reason::text).toList(),
                        given.outcome().name(),
                        Instant.ofEpochMilli(given.timeMillis())));
    }

    void see(SignalItem signal) {
        outcomes.merge(Outcome.valueOf(signal.outcome()), 1L, Long::sum);
        lastSignal = signal;
    }

    void see(OrderReport report) {
        if (report.state().isLive()) {
            working.put(report.order().id(), report);
        } else {
            working.remove(report.order().id());
        }
    }

    private void see(TradingEvent.AccountChanged account) {
        see(account.timeMillis(), account.equity(), account.dailyPnl());
    }

    /** The account at the close of a bar. */
    void see(long timeMillis, Money now, Money dailyPnl) {
        if (now.isGreaterThan(peak)) {
            peak = now;
        }
        drawdown = peak.minus(now);
        if (drawdown.isGreaterThan(deepest)) {
            deepest = drawdown;
        }
        if (peak.isPositive()) {
            deepestPct = Math.max(deepestPct, 100.0 * drawdown.nanos() / peak.nanos());
        }
        keep(
                equity,
                new EquityItem(Instant.ofEpochMilli(timeMillis), now, dailyPnl, drawdown),
                EQUITY_KEPT);
    }

    private static <T> void keep(Deque<T> items, T item, int most) {
        items.addLast(item);
        if (items.size() > most) {
            items.removeFirst();
        }
    }

    /** Closed bars of all instruments, oldest first, each followed by its forming one. */
    List<BarItem> bars(int mostOfEach) {
        List<BarItem> found = new ArrayList<>();
        bars.forEach((symbol, known) -> {
            found.addAll(newest(known, mostOfEach));
            BarItem next = forming.get(symbol);
            if (next != null) {
                found.add(next);
            }
        });
        return found;
    }

    List<EquityItem> equity(int most) {
        return newest(equity, most);
    }

    private static <T> List<T> newest(Deque<T> items, int most) {
        return items.stream().skip(Math.max(0, items.size() - most)).toList();
    }

    /** Orders that may still execute, newest first. */
    List<OrderItem> workingOrders() {
        List<OrderItem> orders =
                new ArrayList<>(working.values().stream().map(ItemMapping::order).toList());
        return orders.reversed();
    }

    /** The price of the working order of that role; null without one. */
    @Nullable Price workingPrice(String symbol, OrderRole role) {
        for (OrderReport report : working.values()) {
            if (report.order().symbol().equals(symbol) && report.order().role() == role) {
                return report.order().price();
            }
        }
        return null;
    }

    @Nullable SignalItem lastSignal() {
        return lastSignal;
    }

    List<ClosedTrade> trades() {
        return List.copyOf(trades);
    }

    /** Money below the highest equity now; null before the first bar. */
    @Nullable Money drawdown() {
        return equity.isEmpty() ? null : drawdown;
    }

    @Nullable Money deepestDrawdown() {
        return equity.isEmpty() ? null : deepest;
    }

    @Nullable Double deepestDrawdownPct() {
        return equity.isEmpty() ? null : deepestPct;
    }

    Map<String, Long> outcomes() {
        Map<String, Long> counts = new LinkedHashMap<>();
        outcomes.forEach((outcome, count) -> counts.put(outcome.name(), count));
        return counts;
    }

    void connection(String detail) {
        connection = detail;
    }

    /** The broker's words on the link. */
    String connection() {
        return connection;
    }
}
