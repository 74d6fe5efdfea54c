package io.mytrader.runtime.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.event.TradingEvent;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.notify.Notification;
import io.mytrader.order.Execution;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventNotificationTest {
    private static final OrderId ORDER = new OrderId("s1", 3);

    @Test
    void aFillThatClosesATradeTellsBoth() {
        Execution execution =
                new Execution(
                        new ExecutionId("e.01"),
                        ORDER,
                        0,
                        "MES",
                        OrderRole.TARGET,
                        OrderSide.SELL,
                        Quantity.of(2),
                        Price.of("5010.25"),
                        7,
                        Money.ZERO);
        ClosedTrade closed =
                new ClosedTrade(
                        1,
                        "MES",
                        "breakout",
                        "bullish_low",
                        OrderSide.BUY,
                        2,
                        1,
                        Price.of("5000"),
                        7,
                        Price.of("5010.25"),
                        ExitReason.TAKE_PROFIT,
                        Money.of("102.5"),
                        Money.of("2.28"),
                        Money.ZERO,
                        null,
                        Money.ZERO,
                        Money.ZERO,
                        4);
        assertThat(EventNotification.of(new TradingEvent.TradeExecuted(7, execution, closed)))
                .containsExactly(
                        new Notification(
                                "fill", 7, "SELL 2 MES at 5010.25", "role TARGET, order s1-3"),
                        new Notification(
                                "trade",
                                7,
                                "MES closed: +100.22",
                                "2 MES, take_profit, in at 5000.00, out at 5010.25,"
                                        + " commission 2.28"));
    }

    @Test
    void tellsWhatMayNeedAPerson() {
        assertThat(
                        List.of(
                                EventNotification.of(new TradingEvent.Halted(1, "drawdown")),
                                EventNotification.of(
                                        new TradingEvent.ConnectionUpdate(
                                                2, false, "socket closed")),
                                EventNotification.of(
                                        new TradingEvent.ConnectionUpdate(3, true, "again")),
                                EventNotification.of(
                                        new TradingEvent.ErrorMessage(4, "disk", "free space")),
                                EventNotification.of(
                                        new TradingEvent.OrderPlaced(
                                                5,
                                                "MES",
                                                OrderSide.BUY,
                                                "Rejected",
                                                0,
                                                null,
                                                ORDER)),
                                EventNotification.of(
                                        new TradingEvent.StateChanged(
                                                6, "trading", List.of("ready")))))
                .containsExactly(
                        List.of(
                                new Notification(
                                        "halt",
                                        1,
                                        "Trading halted",
                                        "drawdown\nOnly exits until an operator resumes.")),
                        List.of(
                                new Notification(
                                        "disconnect",
                                        2,
                                        "Connection to the broker lost",
                                        "socket closed")),
                        List.of(
                                new Notification(
                                        "reconnect", 3, "Connected to the broker", "again")),
                        List.of(new Notification("error", 4, "Error disk", "free space")),
                        List.of(
                                new Notification(
                                        "reject",
                                        5,
                                        "Rejected: entry in MES",
                                        "BUY MES, 0 filled, order s1-3")),
                        List.of(new Notification("state", 6, "Session is trading", "ready")));
    }

    @Test
    void tellsOfAPositionThatWasWithoutProtectionAndOfNothingOrdinary() {
        assertThat(EventNotification.of(new TradingEvent.ProtectionGap(1, "MES", 12)))
                .containsExactly(
                        new Notification(
                                "error",
                                1,
                                "MES was without protection",
                                "for 12 ms; it is covered again"));
        assertThat(EventNotification.of(new TradingEvent.Progress(1, "MES", 3, 50))).isEmpty();
        assertThat(
                        EventNotification.of(
                                new TradingEvent.OrderPlaced(
                                        5, "MES", OrderSide.BUY, "Filled", 1, null, ORDER)))
                .isEmpty();
    }
}
