package io.mytrader.ib.wire.order;

import io.mytrader.ib.wire.contract.TagValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The terms of an order: a text for each field that is set, and the repeating groups. What is not
 * set is absent, however the peer wrote that; each message has its own way of writing it again.
 * Immutable.
 *
 * @param values never contains an empty text
 * @param legPrices one per leg, null where a leg has no price of its own
 */
public record OrderTerms(
        Map<OrderField, String> values,
        List<OrderLeg> legs,
        List<@Nullable BigDecimal> legPrices,
        List<TagValue> smartRouting,
        List<TagValue> algoParameters,
        List<OrderCondition> conditions) {

    /** Copies everything. */
    public OrderTerms {
        EnumMap<OrderField, String> copy = new EnumMap<>(OrderField.class);
        copy.putAll(values);
        copy.values().removeIf(String::isEmpty);
        values = Collections.unmodifiableMap(copy);
        legs = List.copyOf(legs);
        legPrices = Collections.unmodifiableList(new ArrayList<>(legPrices));
        smartRouting = List.copyOf(smartRouting);
        algoParameters = List.copyOf(algoParameters);
        conditions = List.copyOf(conditions);
    }

    /** Terms of which nothing is set yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** True if the field has a value. */
    public boolean isSet(OrderField field) {
        return values.containsKey(field);
    }

    /** The field's text, empty when unset. */
    public String text(OrderField field) {
        return values.getOrDefault(field, "");
    }

    /** The field's number, or empty when unset. */
    public Optional<BigDecimal> decimal(OrderField field) {
        return Optional.ofNullable(values.get(field)).map(BigDecimal::new);
    }

    /** The field's integer, or empty when unset. */
    public OptionalInt integer(OrderField field) {
        String text = values.get(field);
        return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    /** The field's 64-bit integer, 0 when unset. */
    public long longInteger(OrderField field) {
        String text = values.get(field);
        return text == null ? 0 : Long.parseLong(text);
    }

    /** The flag, false when unset. */
    public boolean flag(OrderField field) {
        return "1".equals(values.get(field));
    }

    /** A builder that starts from these terms. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects terms; confined to one thread. */
    public static final class Builder {
        private final EnumMap<OrderField, String> values = new EnumMap<>(OrderField.class);
        private final List<OrderLeg> legs = new ArrayList<>();
        private final List<@Nullable BigDecimal> legPrices = new ArrayList<>();
        private final List<TagValue> smartRouting = new ArrayList<>();
        private final List<TagValue> algoParameters = new ArrayList<>();
        private final List<OrderCondition> conditions = new ArrayList<>();

        private Builder() {}

        private Builder(OrderTerms terms) {
            values.putAll(terms.values);
            legs.addAll(terms.legs);
            legPrices.addAll(terms.legPrices);
            smartRouting.addAll(terms.smartRouting);
            algoParameters.addAll(terms.algoParameters);
            conditions.addAll(terms.conditions);
        }

        /** Sets a text; the empty text unsets. */
        public Builder set(OrderField field, String value) {
            values.put(field, value);
            return this;
        }

        /** Sets a number. */
        public Builder set(OrderField field, BigDecimal value) {
            return set(field, value.toPlainString());
        }

        /** Sets a whole number. */
        public Builder set(OrderField field, long value) {
            return set(field, Long.toString(value));
        }

        /** Sets a flag. */
        public Builder set(OrderField field, boolean value) {
            return set(field, value ? "1" : "0");
        }

        /** Makes the field unset. */
        public Builder unset(OrderField field) {
            values.remove(field);
            return this;
        }

        /** Adds a parameter of the algorithm. */
        public Builder addAlgoParameter(TagValue parameter) {
            algoParameters.add(parameter);
            return this;
        }

        /** Adds a condition. */
        public Builder addCondition(OrderCondition condition) {
            conditions.add(condition);
            return this;
        }

        /** Adds a leg and, where it has one, its price. */
        public Builder addLeg(OrderLeg leg) {
            legs.add(leg);
            return this;
        }

        void addLegPrice(@Nullable BigDecimal price) {
            legPrices.add(price);
        }

        void addSmartRouting(TagValue parameter) {
            smartRouting.add(parameter);
        }

        /** The terms so far. */
        public OrderTerms build() {
            return new OrderTerms(
                    values, legs, legPrices, smartRouting, algoParameters, conditions);
        }
    }
}
