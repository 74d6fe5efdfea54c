package io.mytrader.replay;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The components and the canonical constructor of a record type.
 *
 * @param components in the order of their declaration
 * @param constructor takes them in that order
 */
record RecordShape(List<RecordComponent> components, Constructor<?> constructor) {
    private static final ClassValue<RecordShape> SHAPES =
            new ClassValue<>() {
                @Override
                protected RecordShape computeValue(Class<?> type) {
                    return inspect(type);
                }
            };

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    static @Nullable Object value(RecordComponent component, Record whole) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /**
     * Makes the record from all its components, or from its first ones alone where {@link
     * #hasShorter} says that it can be.
     */
    Record make(@Nullable Object[] values) {
        Constructor<?> maker = values.length == components.size() ? constructor : null;
        if (maker == null) {
            maker = shorter(values.length);
        }
        if (maker == null) {
            throw new IllegalArgumentException(values.length + " of " + components.size());
        }
        try {
            return (Record) maker.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    constructor.getDeclaringClass().getSimpleName()
                            + ": "
                            + e.getTargetException().getMessage(),
                    e);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot make " + constructor, e);
        }
    }

    /**
     * Whether a public constructor takes the first components alone: the record had no more before,
     * and the constructor knows what the others were then.
     */
    boolean hasShorter(int first) {
        return shorter(first) != null;
    }

    private @Nullable Constructor<?> shorter(int first) {
        Class<?>[] types =
                components.stream()
                        .limit(first)
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        for (Constructor<?> candidate : constructor.getDeclaringClass().getConstructors()) {
            if (Arrays.equals(candidate.getParameterTypes(), types)) {
                return candidate;
            }
        }
        return null;
    }

    private static RecordShape inspect(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type.getName() + " is not a record");
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return new RecordShape(List.of(components), constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }
}
