package io.mytrader.ib.wire.order;

import io.mytrader.ib.wire.FieldReader;
import io.mytrader.ib.wire.UnsetValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an order field may hold, and which of its texts mean "not set". */
enum FieldType {
    /** Any text; empty is unset. */
    TEXT {
        @Override
        @Nullable String read(FieldReader in) {
            String text = in.text();
            return text.isEmpty() ? null : text;
        }
    },
    /** Text for which the server sends {@code None} or {@code ?} when it is unset. */
    LABEL {
        @Override
        @Nullable String read(FieldReader in) {
            String text = in.text();
            return text.isEmpty() || text.equals("None") || text.equals("?") ? null : text;
        }
    },
    /** A 32-bit integer. */
    INTEGER {
        @Override
        @Nullable String read(FieldReader in) {
            Integer value = in.optionalInteger();
            return value == null ? null : value.toString();
        }
    },
    /** A 64-bit integer. */
    LONG {
        @Override
        @Nullable String read(FieldReader in) {
            Long value = in.optionalLong();
            return value == null ? null : value.toString();
        }
    },
    /** A decimal number, kept in the scale it was sent in. */
    DECIMAL {
        @Override
        @Nullable String read(FieldReader in) {
            BigDecimal value = in.optionalDecimal();
            return value == null ? null : value.toPlainString();
        }
    },
    /** A decimal number whose infinity has a meaning of its own. */
    OFFSET {
        @Override
        @Nullable String read(FieldReader in) {
            String text = in.text();
            return text.isEmpty() || text.equals(UnsetValue.DOUBLE) ? null : text;
        }
    },
    /** {@code 1} or {@code 0}. */
    FLAG {
        @Override
        @Nullable String read(FieldReader in) {
            return in.flag() ? "1" : "0";
        }
    };

    /** The field's text in its plain form, or null when it is unset. */
    abstract @Nullable String read(FieldReader in);
}
