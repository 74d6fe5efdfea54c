package io.mytrader.order;

import static io.mytrader.order.OrderState.ACKNOWLEDGED;
import static io.mytrader.order.OrderState.CANCELLED;
import static io.mytrader.order.OrderState.FILLED;
import static io.mytrader.order.OrderState.PENDING_CANCEL;
import static io.mytrader.order.OrderState.REJECTED;
import static io.mytrader.order.OrderState.SENT;
import static io.mytrader.order.OrderState.UNKNOWN;
import static io.mytrader.order.OrderState.WORKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.property.Property;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderStateTest {
    @Test
    void anyOrderOfArrivalGivesTheSameState() {
        List<List<OrderState>> lives =
                List.of(
                        List.of(SENT, ACKNOWLEDGED, WORKING, FILLED),
                        List.of(SENT, WORKING, PENDING_CANCEL, CANCELLED),
                        List.of(SENT, REJECTED),
                        List.of(SENT, ACKNOWLEDGED, WORKING, PENDING_CANCEL, CANCELLED, FILLED));
        Property.holds(
                200,
                random -> {
                    List<OrderState> life = lives.get(random.nextInt(lives.size()));
                    List<OrderState> shuffled = new ArrayList<>(life);
                    shuffled.addAll(life);
                    Collections.shuffle(shuffled, new Random(random.nextLong()));
                    OrderState state = OrderState.INTENT;
                    for (OrderState report : shuffled) {
                        state = state.after(report);
                    }
                    assertThat(state).isEqualTo(life.getLast());
                });
    }

    @Test
    void aFillWinsOverACancellation() {
        assertThat(CANCELLED.after(FILLED)).isEqualTo(FILLED);
        assertThat(REJECTED.after(FILLED)).isEqualTo(FILLED);
        assertThat(FILLED.after(CANCELLED)).isEqualTo(FILLED);
    }

    @Test
    void anUnknownStateTakesWhateverTheBrokerSays() {
        assertThat(WORKING.after(UNKNOWN)).isEqualTo(UNKNOWN);
        assertThat(UNKNOWN.after(ACKNOWLEDGED)).isEqualTo(ACKNOWLEDGED);
        assertThat(CANCELLED.after(UNKNOWN)).isEqualTo(CANCELLED);
    }

    @Test
    void orderIdsAreReadAsTheyWereWritten() {
        OrderId id = new OrderId("S20240102.1", 17);
        assertThat(OrderId.parse(id.toString())).isEqualTo(id);
        assertThatThrownBy(() -> OrderId.parse("17")).hasMessage("not an order id: '17'");
        assertThatThrownBy(() -> new OrderId("a-b", 1)).hasMessageContaining("session prefix");
        assertThatThrownBy(() -> new OrderId("a", 0)).hasMessageContaining("at least 1");
    }

    @Test
    void correctionsShareTheirRoot() {
        assertThat(new ExecutionId("0000e0d5.6a1b.01.02").root())
                .isEqualTo(new ExecutionId("0000e0d5.6a1b.01.01").root());
    }
}
