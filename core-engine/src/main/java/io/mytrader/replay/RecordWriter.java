package io.mytrader.replay;

import io.mytrader.order.ApprovedOrder;
import io.mytrader.signal.AdviceStep;
import io.mytrader.signal.FeatureSnapshot;
import io.mytrader.signal.Reason;
import java.lang.reflect.RecordComponent;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as text: {@code Price{5000250000000}}, {@code [a,b]} for lists, {@code ~} for
 * null, text in quotes. Equal values give equal text, so that outputs can be compared byte by byte.
 *
 * <p>{@link RecordReader} reads it back. Numbers are written as Java writes them, which is exact.
 */
final class RecordWriter {
    /** Most inputs of a session are quotes, which are shorter. */
    private static final int USUAL_LENGTH = 256;

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

    private RecordWriter() {}

    static String write(Object value) {
        RecordWriter writer = new RecordWriter();
        writer.append(value);
        return writer.text.toString();
    }

    private void append(@Nullable Object value) {
        switch (value) {
            case null -> text.append('~');
            case String string -> quote(string);
            case Enum<?> constant -> text.append(constant.name());
            case Long number -> text.append(number.longValue());
            case Integer number -> text.append(number.intValue());
            case Double number -> text.append(number.doubleValue());
            case Number number -> text.append(number);
            case Boolean flag -> text.append(flag.booleanValue());
            case List<?> list -> list(list);
            case YearMonth month -> text.append(month);
            case Record whole -> components(whole);
            case ApprovedOrder approved -> append(approved.request());
            case Reason reason -> quote(reason.text());
            case FeatureSnapshot features -> features(features);
            default ->
                    throw new IllegalArgumentException(
                            "cannot record a " + value.getClass().getName());
        }
    }

    private void components(Record whole) {
        text.append(whole.getClass().getSimpleName()).append('{');
        List<RecordComponent> components = RecordShape.of(whole.getClass()).components();
        for (int i = 0; i < components.size(); i++) {
            Object value = RecordShape.value(components.get(i), whole);
            if (value == null && isLeftOut(components.get(i).getType())) {
                continue;
            }
            if (i > 0) {
                text.append(',');
            }
            append(value);
        }
        text.append('}');
    }

    /**
     * Decisions without advice, and positions in unnamed contracts, read as they did before there
     * were any others.
     */
    private static boolean isLeftOut(Class<?> type) {
        return type == AdviceStep.class || type == YearMonth.class;
    }

    private void list(List<?> list) {
        text.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            append(list.get(i));
        }
        text.append(']');
    }

    private void features(FeatureSnapshot features) {
        text.append('[');
        for (int i = 0; i < features.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(features.name(i)).append('=').append(features.value(i));
        }
        text.append(']');
    }

    private void quote(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        text.append('"');
    }
}
