package io.mytrader.config;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what the product decides from other settings when nobody said otherwise.
 *
 * <p>Each rule is described in defaults.yaml at the key it fills in.
 */
final class DerivedSettings {
    private final Map<String, Setting> settings;

    private DerivedSettings(Map<String, Setting> settings) {
        this.settings = settings;
    }

    static void fillIn(Map<String, Setting> settings, Purpose purpose) {
        DerivedSettings derived = new DerivedSettings(settings);
        derived.stopMethod();
        derived.kelly(purpose);
        derived.adviceTimeout();
        derived.thresholds();
    }

    private void stopMethod() {
        boolean ticksGiven =
                isGiven("trading.stop_loss_ticks") || isGiven("trading.take_profit_ticks");
        if (ticksGiven && !isGiven("trading.stop_method")) {
            derive("trading.stop_method", "ticks", "stop or target given in ticks");
        }
    }

    private void kelly(Purpose purpose) {
        String path = "trading.kelly_when_not_positive";
        if (value(path) == null) {
            boolean live = purpose == Purpose.TRADE && "live".equals(value("mode"));
            if (live) {
                derive(path, "suspend", "mode is live");
            } else {
                derive(path, "probe", "paper or backtest");
            }
        }
    }

    private void adviceTimeout() {
        String path = "llm.on_timeout";
        if (value(path) == null) {
            boolean advisory =
                    "advisory".equals(value("llm.mode")) || "off".equals(value("llm.mode"));
            derive(path, advisory ? "proceed" : "drop", "llm.mode is " + value("llm.mode"));
        }
    }

    private void thresholds() {
        String low = "multi_strategy.volatility_low";
        String high = "multi_strategy.volatility_high";
        if ("ratio".equals(value("multi_strategy.volatility_method"))) {
            deriveUnlessGiven(low, "0.7", "volatility_method is ratio");
            deriveUnlessGiven(high, "1.3", "volatility_method is ratio");
        }
        if ("percent".equals(value("multi_strategy.bias_method"))) {
            deriveUnlessGiven("multi_strategy.bias_threshold", "1", "bias_method is percent");
        }
    }

    private void deriveUnlessGiven(String path, String value, String rule) {
        if (!isGiven(path)) {
            derive(path, new BigDecimal(value), rule);
        }
    }

    private void derive(String path, Object value, String rule) {
        settings.put(path, new Setting(path, value, new Origin.Derived(rule)));
    }

    private boolean isGiven(String path) {
        Setting setting = settings.get(path);
        return setting != null && setting.isGiven();
    }

    private @Nullable Object value(String path) {
        Setting setting = settings.get(path);
        return setting == null ? null : setting.value();
    }
}
