package io.mytrader.report.session;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import org.jspecify.annotations.Nullable;

/** Takes the values of one row, each under its column's name. */
interface Cells {
    void text(String name, @Nullable String value);

    void number(String name, long value);

    void number(String name, @Nullable Double value);

    void money(String name, @Nullable Money value);

    void price(String name, @Nullable Price value);

    /** Epoch milliseconds, written as ISO-8601 in UTC. */
    void time(String name, long millis);

    /** Text that is JSON already. */
    void json(String name, String value);
}
