package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.engine.CarriedDesk;
import io.mytrader.engine.CarriedState;
import io.mytrader.limit.RiskState;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.order.OrderType;
import io.mytrader.order.TimeInForce;
import io.mytrader.venue.VenueException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which orders in the book of the session before keep a session of other instruments away. */
class UnwatchedTest {
    private static final Instrument ES = InstrumentCatalogue.find("ES").orElseThrow();
    private static final OrderId ENTRY = new OrderId("s1", 1);

    @Test
    void ordersThatMayExecuteAreNotLeftAlone() {
        CarriedState working = left(OrderState.WORKING, OrderState.ACKNOWLEDGED);
        assertThatThrownBy(() -> Unwatched.refuseIn(working, List.of(ES)))
                .isInstanceOf(VenueException.class)
                .hasMessageStartingWith("MES has 2 working orders and this session would not");
        CarriedState orphaned = left(OrderState.FILLED, OrderState.PENDING_CANCEL);
        assertThatThrownBy(() -> Unwatched.refuseIn(orphaned, List.of(ES)))
                .hasMessageStartingWith("MES has 1 working order and this session would not");
        assertThatCode(() -> Unwatched.refuseIn(working, List.of(ES, SessionDesk.MES)))
                .doesNotThrowAnyException();
    }

    @Test
    void legsOfAnEntryThatNeverFilledMayBeLeft() {
        CarriedState ended = left(OrderState.CANCELLED, OrderState.PENDING_CANCEL);
        assertThatCode(() -> Unwatched.refuseIn(ended, List.of(ES))).doesNotThrowAnyException();
    }

    /** A flat book of MES with an entry and its stop. */
    private static CarriedState left(OrderState entry, OrderState stop) {
        CarriedDesk desk =
                new CarriedDesk(
                        "MES",
                        null,
                        Price.of("5000"),
                        0,
                        List.of(),
                        report(ENTRY, OrderRole.ENTRY, entry),
                        report(new OrderId("s1", 2), OrderRole.STOP, stop),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null);
        return new CarriedState(Money.of("50000"), RiskState.EMPTY, List.of(), List.of(desk));
    }

    private static OrderReport report(OrderId id, OrderRole role, OrderState state) {
        boolean entry = role == OrderRole.ENTRY;
        Order order =
                new Order(
                        id,
                        "MES",
                        role,
                        entry ? OrderSide.BUY : OrderSide.SELL,
                        entry ? OrderType.MARKET : OrderType.STOP,
                        Quantity.of(1),
                        null,
                        entry ? null : Price.of("4990"),
                        TimeInForce.GTC,
                        entry ? null : ENTRY);
        return new OrderReport(order, state, state == OrderState.FILLED ? 1 : 0, 7, 1000, null);
    }
}
