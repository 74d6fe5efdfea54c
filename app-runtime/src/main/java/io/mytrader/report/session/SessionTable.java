package io.mytrader.report.session;

import io.mytrader.account.ClosedTrade;
import io.mytrader.journal.EquityPoint;
import io.mytrader.journal.Page;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.StoredDecision;
import io.mytrader.journal.StoredExecution;
import io.mytrader.order.Execution;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * One list of a session with its columns, the same in CSV and JSON.
 *
 * @param name of the list and, with {@code .csv}, of the file
 * @param header names of the columns as a line of CSV
 */
record SessionTable<T>(
        String name,
        String header,
        BiFunction<SessionHistory, PageRequest, Page<T>> pages,
        BiConsumer<T, Cells> columns) {

    static final List<SessionTable<?>> ALL =
            List.of(
                    new SessionTable<>(
                            "orders",
                            "order_id,symbol,role,side,type,quantity,limit_price,stop_price,"
                                    + "time_in_force,parent,status,filled,perm_id,time,text",
                            SessionHistory::orders,
                            SessionTable::order),
                    new SessionTable<>(
                            "executions",
                            "execution_id,order_id,perm_id,symbol,role,side,quantity,price,time,"
                                    + "slippage,commission",
                            SessionHistory::executions,
                            SessionTable::execution),
                    new SessionTable<>(
                            "trades",
                            "trade_id,strategy,regime,side,quantity,entry_time,entry_price,"
                                    + "exit_time,exit_price,exit_reason,gross_pnl,commission,"
                                    + "net_pnl,r_multiple,mae,mfe,bars_held,symbol",
                            SessionHistory::trades,
                            SessionTable::trade),
                    new SessionTable<>(
                            "equity",
                            "time,equity,daily_pnl,drawdown",
                            SessionHistory::equity,
                            SessionTable::equity),
                    new SessionTable<>(
                            "decisions",
                            "time,symbol,lane,outcome,decision",
                            SessionHistory::decisions,
                            SessionTable::decision));

    /** Gives every item once, oldest first, holding one page at a time. */
    void forEach(SessionHistory history, SessionId session, Consumer<T> action) {
        Deque<Long> pageStarts = new ArrayDeque<>();
        PageRequest newest = PageRequest.newest(session, PageRequest.MOST);
        Page<T> page = pages.apply(history, newest);
        if (page.items().isEmpty()) {
            return;
        }
        // What is recorded from now on comes after this cursor and is not part of it.
        long end = page.items().getFirst().cursor() + 1;
        pageStarts.push(end);
        for (Long next = page.next(); next != null; next = page.next()) {
            pageStarts.push(next);
            page = pages.apply(history, newest.before(next));
        }
        for (Long before : pageStarts) {
            pages.apply(history, newest.before(before)).values().reversed().forEach(action);
        }
    }

    private static void order(OrderReport report, Cells cells) {
        Order order = report.order();
        cells.text("order_id", order.id().toString());
        cells.text("symbol", order.symbol());
        cells.text("role", order.role().name());
        cells.text("side", order.side().name());
        cells.text("type", order.type().name());
        cells.number("quantity", order.quantity().contracts());
        cells.price("limit_price", order.limitPrice());
        cells.price("stop_price", order.stopPrice());
        cells.text("time_in_force", order.timeInForce().name());
        OrderId parent = order.parent();
        cells.text("parent", parent == null ? null : parent.toString());
        cells.text("status", report.state().status());
        cells.number("filled", report.filled());
        cells.number("perm_id", report.permId());
        cells.time("time", report.timeMillis());
        cells.text("text", report.text());
    }

    private static void execution(StoredExecution stored, Cells cells) {
        Execution execution = stored.execution();
        cells.text("execution_id", execution.id().value());
        cells.text("order_id", execution.orderId().toString());
        cells.number("perm_id", execution.permId());
        cells.text("symbol", execution.symbol());
        cells.text("role", execution.role().name());
        cells.text("side", execution.side().name());
        cells.number("quantity", execution.quantity().contracts());
        cells.price("price", execution.price());
        cells.time("time", execution.timeMillis());
        cells.money("slippage", execution.slippage());
        cells.money("commission", stored.commission());
    }

    private static void trade(ClosedTrade trade, Cells cells) {
        cells.number("trade_id", trade.tradeId());
        cells.text("strategy", trade.strategy());
        cells.text("regime", trade.regime());
        cells.text("side", trade.side().name());
        cells.number("quantity", trade.quantity());
        cells.time("entry_time", trade.entryMillis());
        cells.price("entry_price", trade.entryPrice());
        cells.time("exit_time", trade.exitMillis());
        cells.price("exit_price", trade.exitPrice());
        cells.text("exit_reason", trade.exitReason().label());
        cells.money("gross_pnl", trade.grossPnl());
        cells.money("commission", trade.commission());
        cells.money("net_pnl", trade.netPnl());
        cells.number("r_multiple", trade.rMultiple());
        cells.money("mae", trade.mae());
        cells.money("mfe", trade.mfe());
        cells.number("bars_held", trade.barsHeld());
        cells.text("symbol", trade.symbol());
    }

    private static void equity(EquityPoint point, Cells cells) {
        cells.time("time", point.timeMillis());
        cells.money("equity", point.equity());
        cells.money("daily_pnl", point.dailyPnl());
        cells.money("drawdown", point.drawdown());
    }

    private static void decision(StoredDecision decision, Cells cells) {
        cells.time("time", decision.timeMillis());
        cells.text("symbol", decision.symbol());
        cells.text("lane", decision.lane());
        cells.text("outcome", decision.outcome());
        cells.json("decision", decision.json());
    }
}
