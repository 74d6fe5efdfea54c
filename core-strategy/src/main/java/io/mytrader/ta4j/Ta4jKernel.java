package io.mytrader.ta4j;

import io.mytrader.feature.Feature;
import io.mytrader.feature.FeatureException;
import io.mytrader.feature.Kernel;
import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/** A ta4j indicator as a feature, with a bounded history; not ready while it is unstable. */
final class Ta4jKernel extends Kernel {
    private static final int HISTORY = 1000;
    private static final Pattern CLASS_AND_NUMBERS =
            Pattern.compile("([\\w.$]+)(?:\\(([^()]*)\\))?");

    private final BoundedSeries bars = new BoundedSeries(HISTORY);
    private final Indicator<?> indicator;
    private final Feature feature;

    /**
     * @throws FeatureException if the name stands for no indicator of numbers
     */
    Ta4jKernel(String name) {
        feature = output(name);
        String what = name.substring(Ta4jFeatures.PREFIX.length()).strip();
        indicator = what.startsWith("{") ? fromJson(what) : fromClass(what);
    }

    private Indicator<?> fromJson(String json) {
        try {
            return Indicator.fromJson(bars.series(), json);
        } catch (RuntimeException e) {
            // ta4j and its parser throw all kinds
            throw new FeatureException("expected an indicator as ta4j serialises it: " + e);
        }
    }

    private Indicator<?> fromClass(String what) {
        Matcher matcher = CLASS_AND_NUMBERS.matcher(what);
        if (!matcher.matches()) {
            throw new FeatureException(
                    "feature ta4j:" + what + ": expected a class and numbers, or JSON");
        }
        return Ta4jClasses.indicator(matcher.group(1), bars.series(), numbers(what, matcher));
    }

    private static List<Double> numbers(String what, Matcher matcher) {
        List<Double> numbers = new ArrayList<>();
        String listed = matcher.group(2);
        if (listed == null || listed.isBlank()) {
            return numbers;
        }
        for (String number : listed.split(",", -1)) {
            try {
                numbers.add(Double.valueOf(number.strip()));
            } catch (NumberFormatException e) {
                throw new FeatureException(
                        "feature ta4j:" + what + ": expected a number, but found " + number);
            }
        }
        return numbers;
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        int index = bars.add(bar);
        BarSeries series = bars.series();
        Object value = indicator.getValue(index);
        boolean stable =
                index - series.getRemovedBarsCount() >= indicator.getCountOfUnstableBars()
                        || series.getRemovedBarsCount() > 0;
        publish(feature, stable ? number(value) : Double.NaN);
    }

    private static double number(Object value) {
        return switch (value) {
            case Num number -> number.isNaN() ? Double.NaN : number.doubleValue();
            case Boolean flag -> flag ? 1 : 0;
            default ->
                    throw new FeatureException(
                            "a ta4j indicator of "
                                    + value.getClass().getSimpleName()
                                    + " is no"
                                    + " feature");
        };
    }
}
