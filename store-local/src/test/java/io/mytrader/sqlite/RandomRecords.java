package io.mytrader.sqlite;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.journal.EquityPoint;
import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.SessionHeader;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.StoredDecision;
import io.mytrader.journal.StoredEvent;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.Execution;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.order.OrderType;
import io.mytrader.order.TimeInForce;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Values of every kind, reaching to the edges of their ranges. */
final class RandomRecords {
    static final String SESSION = "s1";

    private final RandomGenerator random;

    RandomRecords(RandomGenerator random) {
        this.random = random;
    }

    static SessionHeader header(String id) {
        return header(id, 1_700_000_000_000L);
    }

    static SessionHeader header(String id, long startedMillis) {
        return new SessionHeader(
                new SessionId(id),
                startedMillis,
                "paper",
                "sim",
                "SIM1",
                "c0ffee",
                "mode: paper\n# ünïcode ✓\n",
                "0.1.0");
    }

    JournalEntry entry(long sequence) {
        byte[] payload =
                new byte[random.nextInt(10) == 0 ? random.nextInt(20_000) : sizeBelow(300)];
        random.nextBytes(payload);
        return new JournalEntry(sequence, random.nextLong(), text(), payload);
    }

    OrderReport order(OrderId id) {
        OrderType type = oneOf(OrderType.values());
        Order order =
                new Order(
                        id,
                        text(),
                        oneOf(OrderRole.values()),
                        oneOf(OrderSide.values()),
                        type,
                        Quantity.of(1 + sizeBelow(1000)),
                        type == OrderType.LIMIT ? price() : null,
                        type == OrderType.STOP ? price() : null,
                        oneOf(TimeInForce.values()),
                        random.nextBoolean() ? new OrderId(SESSION, 7) : null);
        return new OrderReport(
                order,
                oneOf(OrderState.values()),
                sizeBelow(1000),
                random.nextLong(),
                random.nextLong(),
                random.nextBoolean() ? text() : null);
    }

    Execution execution(String id, OrderId order) {
        return new Execution(
                new ExecutionId(id),
                order,
                random.nextLong(),
                text(),
                oneOf(OrderRole.values()),
                oneOf(OrderSide.values()),
                Quantity.of(sizeBelow(1000)),
                price(),
                random.nextLong(),
                money());
    }

    ClosedTrade trade(long id) {
        return new ClosedTrade(
                id,
                text(),
                text(),
                text(),
                oneOf(OrderSide.values()),
                sizeBelow(1000),
                random.nextLong(),
                price(),
                random.nextLong(),
                price(),
                oneOf(ExitReason.values()),
                amount(),
                amount(),
                money(),
                optional(money()),
                money(),
                money(),
                sizeBelow(1000));
    }

    EquityPoint equity(long timeMillis) {
        return new EquityPoint(timeMillis, money(), money(), money());
    }

    StoredDecision decision(long timeMillis) {
        return new StoredDecision(timeMillis, text(), text(), text(), text());
    }

    StoredEvent event(long sequence) {
        return new StoredEvent(sequence, text(), random.nextLong(), text());
    }

    Money money() {
        return new Money(random.nextLong());
    }

    /** Amounts whose sums stay in range. */
    private Money amount() {
        return new Money(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L));
    }

    private Price price() {
        return new Price(random.nextLong());
    }

    private String text() {
        int length = sizeBelow(12);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            // Quotes, line ends, letters beyond ASCII and beyond 16 bits.
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(1, 0x80);
                        case 1 -> random.nextInt(0xA0, 0x2000);
                        case 2 -> random.nextInt(0x1F600, 0x1F640);
                        default -> random.nextInt('a', 'z' + 1);
                    });
        }
        return text.toString();
    }

    private int sizeBelow(int bound) {
        return random.nextInt(bound);
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T optional(T value) {
        return random.nextBoolean() ? value : null;
    }
}
