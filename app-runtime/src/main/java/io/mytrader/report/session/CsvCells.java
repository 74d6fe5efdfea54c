package io.mytrader.report.session;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.report.output.TextOutput;
import org.jspecify.annotations.Nullable;

/** Rows of RFC 4180 with a header; what is null is empty. */
final class CsvCells implements Cells {
    private final TextOutput out;
    private boolean first = true;

    CsvCells(TextOutput out) {
        this.out = out;
    }

    void endRow() {
        out.ascii('\n');
        first = true;
    }

    private void separate() {
        if (!first) {
            out.ascii(',');
        }
        first = false;
    }

    @Override
    public void text(String name, @Nullable String value) {
        separate();
        if (value != null) {
            boolean quoted =
                    value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            if (quoted) {
                out.ascii('"').text(value.replace("\"", "\"\"")).ascii('"');
            } else {
                out.text(value);
            }
        }
    }

    @Override
    public void number(String name, long value) {
        separate();
        out.number(value);
    }

    @Override
    public void number(String name, @Nullable Double value) {
        separate();
        if (value != null) {
            out.number(value.doubleValue());
        }
    }

    @Override
    public void money(String name, @Nullable Money value) {
        separate();
        if (value != null) {
            out.number(value);
        }
    }

    @Override
    public void price(String name, @Nullable Price value) {
        separate();
        if (value != null) {
            out.number(value);
        }
    }

    @Override
    public void time(String name, long millis) {
        separate();
        out.time(millis);
    }

    @Override
    public void json(String name, String value) {
        text(name, value);
    }
}
