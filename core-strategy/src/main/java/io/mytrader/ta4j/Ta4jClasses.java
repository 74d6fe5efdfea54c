package io.mytrader.ta4j;

import io.mytrader.feature.FeatureException;
import io.mytrader.strategy.StrategyException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.Strategy;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;

/** Makes ta4j strategies and indicators from the names of their classes. */
final class Ta4jClasses {
    private static final String INDICATORS = "org.ta4j.core.indicators.";
    private static final List<String> PACKAGES =
            List.of(
                    "",
                    INDICATORS,
                    INDICATORS + "averages.",
                    INDICATORS + "adx.",
                    INDICATORS + "aroon.",
                    INDICATORS + "bollinger.",
                    INDICATORS + "candles.",
                    INDICATORS + "donchian.",
                    INDICATORS + "helpers.",
                    INDICATORS + "ichimoku.",
                    INDICATORS + "keltner.",
                    INDICATORS + "pivotpoints.",
                    INDICATORS + "statistics.",
                    INDICATORS + "supertrend.",
                    INDICATORS + "trend.",
                    INDICATORS + "volume.",
                    INDICATORS + "zigzag.");

    private Ta4jClasses() {}

    /**
     * A strategy of that class on the series.
     *
     * @throws StrategyException if there is no such class, it offers no known way to make one, or
     *     that way fails
     */
    static Strategy strategy(String className, BarSeries series) {
        Class<?> type =
                find(className)
                        .orElseThrow(() ->
                                new StrategyException(
                                        "strategy ta4j: no class "
                                                + className
                                                + " on the class path"));
        try {
            if (Strategy.class.isAssignableFrom(type)) {
                for (Constructor<?> constructor : type.getConstructors()) {
                    Class<?>[] wanted = constructor.getParameterTypes();
                    if (Arrays.equals(wanted, new Class<?>[] {BarSeries.class})) {
                        return (Strategy) constructor.newInstance(series);
                    }
                    if (Arrays.equals(wanted, new Class<?>[] {BarSeries.class, String[].class})) {
                        return (Strategy) constructor.newInstance(series, new String[0]);
                    }
                }
            }
            for (Method method : type.getMethods()) {
                if (Modifier.isStatic(method.getModifiers())
                        && method.getName().equals("buildStrategy")
                        && Arrays.equals(
                                method.getParameterTypes(), new Class<?>[] {BarSeries.class})
                        && method.invoke(null, series) instanceof Strategy built) {
                    return built;
                }
            }
        } catch (InvocationTargetException e) {
            throw new StrategyException(
                    "strategy ta4j: " + className + " failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new StrategyException("strategy ta4j: cannot make a " + className, e);
        }
        throw new StrategyException(
                "strategy ta4j: class "
                        + className
                        + ": expected a Strategy with a public constructor taking a BarSeries, or a"
                        + " public static buildStrategy(BarSeries)");
    }

    /**
     * An indicator of that class on the series: its constructor takes the series, or an indicator,
     * which will be the close, and then the numbers.
     *
     * @param className full, or as ta4j's own packages have it
     * @throws FeatureException if there is no such class or constructor, or it fails
     */
    static Indicator<?> indicator(String className, BarSeries series, List<Double> numbers) {
        Class<?> type =
                find(className)
                        .filter(Indicator.class::isAssignableFrom)
                        .orElseThrow(() ->
                                new FeatureException(
                                        "no ta4j indicator " + className + " on the class path"));
        // a constructor that takes the series knows best which prices it wants
        List<Constructor<?>> constructors = new ArrayList<>(List.of(type.getConstructors()));
        constructors.sort(
                Comparator.comparing(constructor ->
                        constructor.getParameterCount() == 0
                                || constructor.getParameterTypes()[0] != BarSeries.class));
        for (Constructor<?> constructor : constructors) {
            Object[] arguments = arguments(constructor.getParameterTypes(), series, numbers);
            if (arguments != null) {
                return made(constructor, arguments);
            }
        }
        throw new FeatureException(
                "ta4j indicator "
                        + className
                        + " has no constructor taking a series or an indicator and "
                        + numbers.size()
                        + " numbers");
    }

    private static Indicator<?> made(Constructor<?> constructor, Object[] arguments) {
        try {
            return (Indicator<?>) constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new FeatureException(
                    "ta4j indicator "
                            + constructor.getDeclaringClass().getSimpleName()
                            + ": "
                            + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new FeatureException("ta4j indicator cannot be made: " + e);
        }
    }

    private static Object @Nullable [] arguments(
            Class<?>[] types, BarSeries series, List<Double> numbers) {
        if (types.length != numbers.size() + 1) {
            return null;
        }
        Object[] arguments = new Object[types.length];
        if (types[0] == BarSeries.class) {
            arguments[0] = series;
        } else if (types[0].isAssignableFrom(ClosePriceIndicator.class)) {
            arguments[0] = new ClosePriceIndicator(series);
        } else {
            return null;
        }
        for (int i = 1; i < types.length; i++) {
            double number = numbers.get(i - 1);
            Object argument = argument(types[i], number, series);
            if (argument == null) {
                return null;
            }
            arguments[i] = argument;
        }
        return arguments;
    }

    private static @Nullable Object argument(Class<?> type, double number, BarSeries series) {
        if (type == int.class) {
            return number == Math.rint(number) ? (Object) (int) number : null;
        }
        if (type == double.class || type == Number.class || type == Double.class) {
            return number;
        }
        return type.isAssignableFrom(org.ta4j.core.num.DoubleNum.class)
                ? series.numFactory().numOf(number)
                : null;
    }

    private static Optional<Class<?>> find(String className) {
        return PACKAGES.stream().flatMap(name -> load(name + className).stream()).findFirst();
    }

    private static Optional<Class<?>> load(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? Ta4jClasses.class.getClassLoader() : context;
        try {
            return Optional.of(Class.forName(name, true, loader));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (LinkageError e) {
            throw new StrategyException("class " + name + " cannot be loaded: " + e, e);
        }
    }
}
