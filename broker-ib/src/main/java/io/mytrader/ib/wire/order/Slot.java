package io.mytrader.ib.wire.order;

import java.util.List;

/** One row of an order message's table. */
sealed interface Slot {

    /** A field, and the text that this message carries when it is unset. */
    record Value(OrderField field, String whenUnset) implements Slot {}

    /** Rows that are there only if something before them says so. */
    record When(Condition condition, List<Slot> slots) implements Slot {}

    /** A counted group. */
    enum Group implements Slot {
        LEGS,
        LEG_PRICES,
        SMART_ROUTING,
        ALGO_PARAMETERS,
        /** The conditions, and behind the last one two flags that govern them all. */
        CONDITIONS
    }

    /** What decides whether optional rows are there. */
    @FunctionalInterface
    interface Condition {
        boolean holds(Situation situation);
    }

    /** What is known when an optional row comes up. */
    interface Situation {
        /** The text that the wire carries for this field, empty if it has not come yet. */
        String onTheWire(OrderField field);

        boolean isPositive(OrderField field);

        String secType();

        String exchange();
    }

    static Slot value(OrderField field, String whenUnset) {
        return new Value(field, whenUnset);
    }

    static Slot whenPresent(OrderField field, Slot... slots) {
        return new When(situation -> !situation.onTheWire(field).isEmpty(), List.of(slots));
    }

    static Slot whenFlagged(OrderField field, Slot... slots) {
        return new When(situation -> situation.onTheWire(field).equals("1"), List.of(slots));
    }

    static Slot whenPositive(OrderField field, Slot... slots) {
        return new When(situation -> situation.isPositive(field), List.of(slots));
    }

    static Slot whenEquals(OrderField field, String text, Slot... slots) {
        return new When(situation -> situation.onTheWire(field).equals(text), List.of(slots));
    }

    static Slot whenSecType(String secType, Slot... slots) {
        return new When(situation -> situation.secType().equals(secType), List.of(slots));
    }

    static Slot whenExchange(String exchange, Slot... slots) {
        return new When(situation -> situation.exchange().equals(exchange), List.of(slots));
    }
}
