package io.mytrader.sqlite;

import io.mytrader.market.Quantity;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.order.OrderType;
import io.mytrader.order.TimeInForce;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The newest report on each order; the row keeps its place and first session.
 *
 * <p>An order that has ended and is reported again as it was, as every start-up's snapshot does,
 * leaves its row as it is: the broker's list has neither the time of the end nor our reason. A
 * reason that comes after the end is still written.
 */
final class OrderTable extends Table<OrderReport> {
    OrderTable() {
        super(
                "orders",
                """
                INSERT INTO orders (session_id, order_id, symbol, role, side, type, quantity,
                    limit_nanos, stop_nanos, time_in_force, parent, state, filled, perm_id,
                    time_millis, text)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (order_id) DO UPDATE SET
                    quantity = excluded.quantity, limit_nanos = excluded.limit_nanos,
                    stop_nanos = excluded.stop_nanos, time_in_force = excluded.time_in_force,
                    parent = excluded.parent, state = excluded.state, filled = excluded.filled,
                    perm_id = excluded.perm_id, time_millis = excluded.time_millis,
                    text = excluded.text
                WHERE orders.state NOT IN ('REJECTED', 'CANCELLED', 'FILLED')
                    OR orders.state <> excluded.state OR orders.filled <> excluded.filled
                    OR (orders.text IS NULL AND excluded.text IS NOT NULL)
                """);
    }

    @Override
    void bind(PreparedBatch row, OrderReport report) {
        Order order = report.order();
        row.bind(1, order.id().toString())
                .bind(2, order.symbol())
                .bind(3, order.role().name())
                .bind(4, order.side().name())
                .bind(5, order.type().name())
                .bind(6, order.quantity().contracts())
                .bind(7, Columns.nanos(order.limitPrice()))
                .bind(8, Columns.nanos(order.stopPrice()))
                .bind(9, order.timeInForce().name())
                .bind(10, Columns.text(order.parent()))
                .bind(11, report.state().name())
                .bind(12, report.filled())
                .bind(13, report.permId())
                .bind(14, report.timeMillis())
                .bind(15, report.text());
    }

    @Override
    OrderReport read(ResultSet row) throws SQLException {
        Order order =
                new Order(
                        OrderId.parse(row.getString("order_id")),
                        row.getString("symbol"),
                        OrderRole.valueOf(row.getString("role")),
                        OrderSide.valueOf(row.getString("side")),
                        OrderType.valueOf(row.getString("type")),
                        Quantity.of(row.getInt("quantity")),
                        Columns.optionalPrice(row, "limit_nanos"),
                        Columns.optionalPrice(row, "stop_nanos"),
                        TimeInForce.valueOf(row.getString("time_in_force")),
                        Columns.optionalOrderId(row, "parent"));
        return new OrderReport(
                order,
                OrderState.valueOf(row.getString("state")),
                row.getInt("filled"),
                row.getLong("perm_id"),
                row.getLong("time_millis"),
                row.getString("text"));
    }
}
