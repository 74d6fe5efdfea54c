package io.mytrader.ib.wire.order;

import io.mytrader.ib.wire.FieldReader;
import io.mytrader.ib.wire.FieldWriter;
import io.mytrader.ib.wire.RecordLayout;
import io.mytrader.ib.wire.contract.TagValue;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes consecutive rows of an order message. One instance serves one message, so that
 * later rows can depend on earlier ones.
 */
final class OrderRows implements Slot.Situation {
    private static final RecordLayout<OrderLeg> LEG = RecordLayout.of(OrderLeg.class);
    private static final RecordLayout<TagValue> TAG_VALUE = RecordLayout.of(TagValue.class);
    private static final ConditionLayout CONDITION = new ConditionLayout();

    private final String secType;
    private final String exchange;
    private final Map<OrderField, String> onTheWire = new EnumMap<>(OrderField.class);
    private final Map<OrderField, String> plain = new EnumMap<>(OrderField.class);

    OrderRows(String secType, String exchange) {
        this.secType = secType;
        this.exchange = exchange;
    }

    @Override
    public String onTheWire(OrderField field) {
        return onTheWire.getOrDefault(field, "");
    }

    @Override
    public boolean isPositive(OrderField field) {
        String text = plain.get(field);
        return text != null && new BigDecimal(text).signum() > 0;
    }

    @Override
    public String secType() {
        return secType;
    }

    @Override
    public String exchange() {
        return exchange;
    }

    void read(List<Slot> slots, FieldReader in, OrderTerms.Builder terms) {
        for (Slot slot : slots) {
            switch (slot) {
                case Slot.Value(OrderField field, String whenUnset) -> {
                    String value = field.type().read(in);
                    note(field, in.lastText(), value);
                    if (value != null) {
                        terms.set(field, value);
                    }
                }
                case Slot.When(Slot.Condition condition, List<Slot> optional) -> {
                    if (condition.holds(this)) {
                        read(optional, in, terms);
                    }
                }
                case Slot.Group group -> readGroup(group, in, terms);
            }
        }
    }

    void write(List<Slot> slots, OrderTerms terms, FieldWriter out) {
        for (Slot slot : slots) {
            switch (slot) {
                case Slot.Value(OrderField field, String whenUnset) -> {
                    String value = terms.values().get(field);
                    String text = value == null ? whenUnset : value;
                    note(field, text, value);
                    out.text(text);
                }
                case Slot.When(Slot.Condition condition, List<Slot> optional) -> {
                    if (condition.holds(this)) {
                        write(optional, terms, out);
                    }
                }
                case Slot.Group group -> writeGroup(group, terms, out);
            }
        }
    }

    private void note(OrderField field, String text, @Nullable String value) {
        onTheWire.put(field, text);
        if (value != null) {
            plain.put(field, value);
        }
    }

    private void readGroup(Slot.Group group, FieldReader in, OrderTerms.Builder terms) {
        int count = in.count();
        for (int i = 0; i < count; i++) {
            switch (group) {
                case LEGS -> terms.addLeg(LEG.read(in));
                case LEG_PRICES -> terms.addLegPrice(in.optionalDecimal());
                case SMART_ROUTING -> terms.addSmartRouting(TAG_VALUE.read(in));
                case ALGO_PARAMETERS -> terms.addAlgoParameter(TAG_VALUE.read(in));
                case CONDITIONS -> terms.addCondition(CONDITION.read(in));
            }
        }
        if (group == Slot.Group.CONDITIONS && count > 0) {
            read(CONDITION_FLAGS, in, terms);
        }
    }

    private void writeGroup(Slot.Group group, OrderTerms terms, FieldWriter out) {
        switch (group) {
            case LEGS -> {
                out.integer(terms.legs().size());
                terms.legs().forEach(leg -> LEG.write(leg, out));
            }
            case LEG_PRICES -> {
                out.integer(terms.legPrices().size());
                for (BigDecimal price : terms.legPrices()) {
                    out.text(price == null ? "" : price.toPlainString());
                }
            }
            case SMART_ROUTING -> writeParameters(terms.smartRouting(), out);
            case ALGO_PARAMETERS -> writeParameters(terms.algoParameters(), out);
            case CONDITIONS -> {
                out.integer(terms.conditions().size());
                terms.conditions().forEach(condition -> CONDITION.write(condition, out));
                if (!terms.conditions().isEmpty()) {
                    write(CONDITION_FLAGS, terms, out);
                }
            }
        }
    }

    private static void writeParameters(List<TagValue> parameters, FieldWriter out) {
        out.integer(parameters.size());
        parameters.forEach(parameter -> TAG_VALUE.write(parameter, out));
    }

    private static final List<Slot> CONDITION_FLAGS =
            List.of(
                    Slot.value(OrderField.CONDITIONS_IGNORE_RTH, "0"),
                    Slot.value(OrderField.CONDITIONS_CANCEL_ORDER, "0"));
}
