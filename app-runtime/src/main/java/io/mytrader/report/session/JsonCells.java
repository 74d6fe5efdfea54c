package io.mytrader.report.session;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.report.output.JsonOutput;
import org.jspecify.annotations.Nullable;

/** Members of a JSON object. */
record JsonCells(JsonOutput json) implements Cells {
    @Override
    public void text(String name, @Nullable String value) {
        json.name(name).value(value);
    }

    @Override
    public void number(String name, long value) {
        json.name(name).value(value);
    }

    @Override
    public void number(String name, @Nullable Double value) {
        json.name(name).value(value);
    }

    @Override
    public void money(String name, @Nullable Money value) {
        json.name(name).value(value);
    }

    @Override
    public void price(String name, @Nullable Price value) {
        json.name(name).value(value);
    }

    @Override
    public void time(String name, long millis) {
        json.name(name).time(millis);
    }

    @Override
    public void json(String name, String value) {
        json.name(name).json(value);
    }
}
