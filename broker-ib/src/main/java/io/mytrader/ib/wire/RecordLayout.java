package io.mytrader.ib.wire;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a record: its components in order. A primitive is a field that is always set, a
 * boxed number or a nullable decimal one that may be unset, a nested record its own fields in
 * place, a list of records a count and as many groups.
 *
 * <p>Immutable; safe from any thread.
 *
 * @param <R> the record
 */
public final class RecordLayout<R extends Record> implements Layout<R> {
    private final Constructor<R> constructor;
    private final List<Component> components;

    private record Component(Method accessor, Field field) {}

    /** Reads and writes what one component holds; null is an unset number. */
    private record Field(Read read, Write write) {}

    private interface Read {
        @Nullable Object from(FieldReader in);
    }

    private interface Write {
        void to(@Nullable Object value, FieldWriter out);
    }

    private RecordLayout(Constructor<R> constructor, List<Component> components) {
        this.constructor = constructor;
        this.components = components;
    }

    /**
     * The layout of this record.
     *
     * @throws IllegalArgumentException if a component is of a type that the wire does not know
     */
    public static <R extends Record> RecordLayout<R> of(Class<R> type) {
        return of(type, Map.of());
    }

    /** The layout of this record, with hand-written layouts for some types of its components. */
    static <R extends Record> RecordLayout<R> of(
            Class<R> type, Map<Class<?>, Layout<?>> handWritten) {
        RecordComponent[] declared = type.getRecordComponents();
        List<Component> components = new ArrayList<>(declared.length);
        for (RecordComponent component : declared) {
            components.add(new Component(component.getAccessor(), fieldOf(component, handWritten)));
        }
        try {
            Class<?>[] types =
                    Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return new RecordLayout<>(type.getDeclaredConstructor(types), List.copyOf(components));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalArgumentException(type + " has no canonical constructor", impossible);
        }
    }

    @Override
    public R read(FieldReader in) {
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = components.get(i).field().read().from(in);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new MalformedFieldException(
                    "the message is refused: " + refused.getTargetException().getMessage());
        } catch (ReflectiveOperationException inaccessible) {
            throw new IllegalStateException(constructor + " is not accessible", inaccessible);
        }
    }

    @Override
    public void write(R value, FieldWriter out) {
        for (Component component : components) {
            try {
                component.field().write().to(component.accessor().invoke(value), out);
            } catch (ReflectiveOperationException inaccessible) {
                throw new IllegalStateException(
                        component.accessor() + " is not accessible", inaccessible);
            }
        }
    }

    private static Field fieldOf(RecordComponent component, Map<Class<?>, Layout<?>> handWritten) {
        Class<?> type = component.getType();
        Layout<?> known = handWritten.get(type);
        if (known != null) {
            return field(known);
        }
        if (type == int.class) {
            return new Field(FieldReader::integer, numberOr(""));
        }
        if (type == Integer.class) {
            return new Field(FieldReader::optionalInteger, numberOr(whenUnset(component)));
        }
        if (type == long.class) {
            return new Field(FieldReader::longInteger, numberOr(""));
        }
        if (type == Long.class) {
            return new Field(FieldReader::optionalLong, numberOr(whenUnset(component)));
        }
        if (type == BigDecimal.class) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return new Field(
                    nullable ? FieldReader::optionalDecimal : FieldReader::decimal,
                    numberOr(whenUnset(component)));
        }
        if (type == boolean.class) {
            return new Field(
                    FieldReader::flag, (value, out) -> out.flag(Boolean.TRUE.equals(value)));
        }
        if (type == String.class) {
            return new Field(FieldReader::text, (value, out) -> out.text(String.valueOf(value)));
        }
        if (type.isRecord()) {
            return field(of(type.asSubclass(Record.class), handWritten));
        }
        if (type == List.class) {
            return group(of(elementType(component), handWritten));
        }
        throw new IllegalArgumentException("no layout for " + component);
    }

    private static String whenUnset(RecordComponent component) {
        SentWhenUnset annotation = component.getAnnotation(SentWhenUnset.class);
        return annotation == null ? "" : annotation.value();
    }

    private static Write numberOr(String whenUnset) {
        return (value, out) -> {
            if (value == null) {
                out.text(whenUnset);
            } else if (value instanceof BigDecimal decimal) {
                out.decimal(decimal);
            } else {
                out.integer(((Number) value).longValue());
            }
        };
    }

    private static Class<? extends Record> elementType(RecordComponent component) {
        Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return ((Class<?>) element).asSubclass(Record.class);
    }

    /** The component's declared type guarantees what the compiler cannot see through reflection. */
    @SuppressWarnings("unchecked")
    private static <T> Field field(Layout<T> layout) {
        return new Field(
                layout::read, (value, out) -> layout.write((T) requireNonNull(value), out));
    }

    private static <E extends Record> Field group(Layout<E> element) {
        Field each = field(element);
        return new Field(
                in -> {
                    int count = in.count();
                    List<E> elements = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        elements.add(element.read(in));
                    }
                    return List.copyOf(elements);
                },
                (value, out) -> {
                    List<?> elements = (List<?>) requireNonNull(value);
                    out.integer(elements.size());
                    elements.forEach(one -> each.write().to(one, out));
                });
    }
}
