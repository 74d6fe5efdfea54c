package io.mytrader.config;

import org.jspecify.annotations.Nullable;

/**
 * A key's value and where it comes from.
 *
 * @param value Boolean, Long, BigDecimal, String, a List or Map of them, or null
 */
public record Setting(String path, @Nullable Object value, Origin origin) {
    /** Whether somebody chose the value, rather than the product. */
    public boolean isGiven() {
        return !(origin instanceof Origin.ProductDefault || origin instanceof Origin.Derived);
    }

    /** The value as YAML on one line, a mask in place of a secret. */
    public String yaml() {
        return YamlText.of(path, value);
    }
}
