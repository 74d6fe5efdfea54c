package io.mytrader.sqlite;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.order.OrderSide;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Closed trades, once per session, symbol and trade id. */
final class TradeTable extends Table<ClosedTrade> {
    TradeTable() {
        super(
                "trades",
                """
                INSERT INTO trades (session_id, trade_id, symbol, strategy, regime, side, quantity,
                    entry_millis, entry_price_nanos, exit_millis, exit_price_nanos, exit_reason,
                    gross_pnl_nanos, commission_nanos, slippage_nanos, initial_risk_nanos,
                    mae_nanos, mfe_nanos, bars_held)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (session_id, symbol, trade_id) DO NOTHING
                """);
    }

    @Override
    void bind(PreparedBatch row, ClosedTrade trade) {
        row.bind(1, trade.tradeId())
                .bind(2, trade.symbol())
                .bind(3, trade.strategy())
                .bind(4, trade.regime())
                .bind(5, trade.side().name())
                .bind(6, trade.quantity())
                .bind(7, trade.entryMillis())
                .bind(8, trade.entryPrice().nanos())
                .bind(9, trade.exitMillis())
                .bind(10, trade.exitPrice().nanos())
                .bind(11, trade.exitReason().name())
                .bind(12, trade.grossPnl().nanos())
                .bind(13, trade.commission().nanos())
                .bind(14, trade.slippage().nanos())
                .bind(15, Columns.nanos(trade.initialRisk()))
                .bind(16, trade.mae().nanos())
                .bind(17, trade.mfe().nanos())
                .bind(18, trade.barsHeld());
    }

    @Override
    ClosedTrade read(ResultSet row) throws SQLException {
        return new ClosedTrade(
                row.getLong("trade_id"),
                row.getString("symbol"),
                row.getString("strategy"),
                row.getString("regime"),
                OrderSide.valueOf(row.getString("side")),
                row.getInt("quantity"),
                row.getLong("entry_millis"),
                Columns.price(row, "entry_price_nanos"),
                row.getLong("exit_millis"),
                Columns.price(row, "exit_price_nanos"),
                ExitReason.valueOf(row.getString("exit_reason")),
                Columns.money(row, "gross_pnl_nanos"),
                Columns.money(row, "commission_nanos"),
                Columns.money(row, "slippage_nanos"),
                Columns.optionalMoney(row, "initial_risk_nanos"),
                Columns.money(row, "mae_nanos"),
                Columns.money(row, "mfe_nanos"),
                row.getInt("bars_held"));
    }
}
