package io.mytrader.ib.wire.order;

import io.mytrader.ib.wire.FieldReader;
import io.mytrader.ib.wire.FieldWriter;
import io.mytrader.ib.wire.Layout;
import io.mytrader.ib.wire.RecordLayout;
import io.mytrader.ib.wire.order.OrderCondition.ExecutionCondition;
import io.mytrader.ib.wire.order.OrderCondition.MarginCondition;
import io.mytrader.ib.wire.order.OrderCondition.PercentChangeCondition;
import io.mytrader.ib.wire.order.OrderCondition.PriceCondition;
import io.mytrader.ib.wire.order.OrderCondition.TimeCondition;
import io.mytrader.ib.wire.order.OrderCondition.VolumeCondition;

/** One condition of an order: its type, then the fields of that type. */
final class ConditionLayout implements Layout<OrderCondition> {
    private static final int PRICE = 1;
    private static final int TIME = 3;
    private static final int MARGIN = 4;
    private static final int EXECUTION = 5;
    private static final int VOLUME = 6;
    private static final int PERCENT_CHANGE = 7;

    private final RecordLayout<PriceCondition> price = RecordLayout.of(PriceCondition.class);
    private final RecordLayout<TimeCondition> time = RecordLayout.of(TimeCondition.class);
    private final RecordLayout<MarginCondition> margin = RecordLayout.of(MarginCondition.class);
    private final RecordLayout<ExecutionCondition> execution =
            RecordLayout.of(ExecutionCondition.class);
    private final RecordLayout<VolumeCondition> volume = RecordLayout.of(VolumeCondition.class);
    private final RecordLayout<PercentChangeCondition> percentChange =
            RecordLayout.of(PercentChangeCondition.class);

    @Override
    public OrderCondition read(FieldReader in) {
        int type = in.integer();
        return switch (type) {
            case PRICE -> price.read(in);
            case TIME -> time.read(in);
            case MARGIN -> margin.read(in);
            case EXECUTION -> execution.read(in);
            case VOLUME -> volume.read(in);
            case PERCENT_CHANGE -> percentChange.read(in);
            default -> throw in.notA("known type of condition");
        };
    }

    @Override
    public void write(OrderCondition condition, FieldWriter out) {
        switch (condition) {
            case PriceCondition it -> price.write(it, out.integer(PRICE));
            case TimeCondition it -> time.write(it, out.integer(TIME));
            case MarginCondition it -> margin.write(it, out.integer(MARGIN));
            case ExecutionCondition it -> execution.write(it, out.integer(EXECUTION));
            case VolumeCondition it -> volume.write(it, out.integer(VOLUME));
            case PercentChangeCondition it -> percentChange.write(it, out.integer(PERCENT_CHANGE));
        }
    }
}
