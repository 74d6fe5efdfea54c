package io.mytrader.sqlite;

import io.mytrader.journal.StoredExecution;
import io.mytrader.market.Quantity;
import io.mytrader.order.Execution;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Fills, once per order and root of their id.
 *
 * <p>Of an original and its corrections the one with the highest id stays, whichever came first.
 */
final class ExecutionTable extends Table<StoredExecution> {
    ExecutionTable() {
        super(
                "executions",
                """
                WITH given (session_id, execution_id, root, order_id, perm_id, symbol, role, side,
                    quantity, price_nanos, time_millis, slippage_nanos)
                AS (VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))
                INSERT INTO executions (session_id, execution_id, root, order_id, perm_id, symbol,
                    role, side, quantity, price_nanos, time_millis, slippage_nanos,
                    commission_nanos)
                SELECT given.*, early.commission_nanos FROM given
                    LEFT JOIN early_commissions early USING (session_id, root)
                WHERE true
                ON CONFLICT (order_id, root) DO UPDATE SET
                    execution_id = excluded.execution_id, perm_id = excluded.perm_id,
                    symbol = excluded.symbol, role = excluded.role, side = excluded.side,
                    quantity = excluded.quantity, price_nanos = excluded.price_nanos,
                    time_millis = excluded.time_millis, slippage_nanos = excluded.slippage_nanos
                WHERE excluded.execution_id >= executions.execution_id
                """);
    }

    @Override
    void bind(PreparedBatch row, StoredExecution stored) {
        Execution execution = stored.execution();
        row.bind(1, execution.id().value())
                .bind(2, execution.id().root())
                .bind(3, execution.orderId().toString())
                .bind(4, execution.permId())
                .bind(5, execution.symbol())
                .bind(6, execution.role().name())
                .bind(7, execution.side().name())
                .bind(8, execution.quantity().contracts())
                .bind(9, execution.price().nanos())
                .bind(10, execution.timeMillis())
                .bind(11, execution.slippage().nanos());
    }

    @Override
    StoredExecution read(ResultSet row) throws SQLException {
        return new StoredExecution(
                new Execution(
                        new ExecutionId(row.getString("execution_id")),
                        OrderId.parse(row.getString("order_id")),
                        row.getLong("perm_id"),
                        row.getString("symbol"),
                        OrderRole.valueOf(row.getString("role")),
                        OrderSide.valueOf(row.getString("side")),
                        Quantity.of(row.getInt("quantity")),
                        Columns.price(row, "price_nanos"),
                        row.getLong("time_millis"),
                        Columns.money(row, "slippage_nanos")),
                Columns.optionalMoney(row, "commission_nanos"));
    }
}
