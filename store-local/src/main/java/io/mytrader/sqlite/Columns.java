package io.mytrader.sqlite;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Values of the model in columns: amounts as billionths, ids and labels as text. */
final class Columns {
    private Columns() {}

    static Price price(ResultSet row, String column) throws SQLException {
        return new Price(row.getLong(column));
    }

    static @Nullable Price optionalPrice(ResultSet row, String column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? null : new Price(nanos);
    }

    static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column));
    }

    static @Nullable Money optionalMoney(ResultSet row, String column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? null : new Money(nanos);
    }

    static @Nullable OrderId optionalOrderId(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : OrderId.parse(text);
    }

    static @Nullable Long nanos(@Nullable Price price) {
        return price == null ? null : price.nanos();
    }

    static @Nullable Long nanos(@Nullable Money money) {
        return money == null ? null : money.nanos();
    }

    static @Nullable String text(@Nullable OrderId id) {
        return id == null ? null : id.toString();
    }
}
