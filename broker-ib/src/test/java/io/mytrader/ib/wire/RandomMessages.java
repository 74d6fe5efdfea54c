package io.mytrader.ib.wire;

import io.mytrader.ib.wire.contract.TagValue;
import io.mytrader.ib.wire.order.OrderCondition;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.ib.wire.server.TickByTick;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Arbitrary messages of every record, from a seed. */
final class RandomMessages {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "MES",
                    "FUT",
                    "BAG",
                    "CME",
                    "LMT",
                    "PEG BEST",
                    "PEG MID",
                    "PEG BENCH",
                    "Infinity",
                    "IBKRATS",
                    "a|b",
                    "grün €",
                    "None",
                    "?",
                    "1",
                    "0",
                    "-1");

    private final Random random;

    RandomMessages(long seed) {
        random = new Random(seed);
    }

    <M> M any(Class<M> root) {
        List<Class<?>> types = MessageTableTest.records(root);
        return root.cast(record(types.get(random.nextInt(types.size()))));
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i]);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object value(RecordComponent component) {
        Class<?> type = component.getType();
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (nullable && random.nextInt(3) == 0) {
            return null;
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt() >> random.nextInt(31);
        }
        if (type == long.class || type == Long.class) {
            return random.nextLong() >> random.nextInt(63);
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == BigDecimal.class) {
            return decimal();
        }
        if (type == String.class) {
            return text();
        }
        if (type == OrderTerms.class) {
            return terms();
        }
        if (type == TickByTick.Tick.class) {
            List<Class<?>> ticks = MessageTableTest.records(TickByTick.Tick.class);
            return record(ticks.get(random.nextInt(ticks.size())));
        }
        if (type == List.class) {
            Class<?> element =
                    (Class<?>)
                            ((ParameterizedType) component.getGenericType())
                                    .getActualTypeArguments()[0];
            return Stream.generate(() -> record(element)).limit(random.nextInt(4)).toList();
        }
        return record(type);
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private BigDecimal decimal() {
        return BigDecimal.valueOf(random.nextInt() >> random.nextInt(31), random.nextInt(5));
    }

    private OrderTerms terms() {
        OrderTerms.Builder terms = OrderTerms.builder();
        for (OrderField field : OrderField.values()) {
            if (random.nextInt(3) == 0) {
                terms.set(field, random.nextBoolean() ? "1" : "0");
            }
        }
        terms.set(OrderField.ORDER_TYPE, text());
        terms.set(OrderField.COMPETE_AGAINST_BEST_OFFSET, random.nextBoolean() ? "Infinity" : "");
        for (int i = random.nextInt(3); i > 0; i--) {
            terms.addAlgoParameter(new TagValue(text(), text()));
        }
        List<Class<?>> conditions = MessageTableTest.records(OrderCondition.class);
        for (int i = random.nextInt(3); i > 0; i--) {
            terms.addCondition(
                    (OrderCondition) record(conditions.get(random.nextInt(conditions.size()))));
        }
        return terms.build();
    }
}
