package io.mytrader.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.account.ClosedTrade;
import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.JournalReader;
import io.mytrader.journal.Page;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoreException;
import io.mytrader.journal.StoredEvent;
import io.mytrader.journal.StoredExecution;
import io.mytrader.journal.StoredState;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.CommissionReport;
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
import io.mytrader.property.Property;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
    private static final SessionId S1 = new SessionId("s1");
    private static final OrderId ORDER = new OrderId("s1", 1);

    private final RecordingStoreListener listener = new RecordingStoreListener();
    private final RandomRecords records = new RandomRecords(Property.random(1));

    private int folders;

    @TempDir Path folder;

    @Test
    void readsTheSameJournalThatWasWritten() {
        Property.holds(
                8,
                random -> {
                    RandomRecords some = new RandomRecords(random);
                    SessionId id = new SessionId("p" + random.nextInt(1, Integer.MAX_VALUE));
                    List<JournalEntry> written = new ArrayList<>();
                    try (SqliteStore store = SqliteStore.open(folder)) {
                        try (SessionWriter writer =
                                store.begin(RandomRecords.header(id.value()), listener)) {
                            int count = random.nextInt(1500);
                            for (int sequence = 1; sequence <= count; sequence++) {
                                JournalEntry entry = some.entry(sequence);
                                writer.append(entry);
                                written.add(entry);
                                if (random.nextInt(200) == 0) {
                                    writer.force();
                                }
                            }
                        }
                        assertThat(journal(store, id)).isEqualTo(written);
                    }
                });
        assertThat(listener.heardNothing()).isTrue();
    }

    @Test
    void readsBackEveryKindOfRecordAsItWas() {
        List<OrderReport> orders = new ArrayList<>();
        List<ClosedTrade> trades = new ArrayList<>();
        try (SqliteStore store = SqliteStore.open(folder)) {
            try (SessionWriter writer = store.begin(RandomRecords.header("s1"), listener)) {
                for (int i = 1; i <= 50; i++) {
                    OrderReport order = records.order(new OrderId("s1", i));
                    ClosedTrade trade = records.trade(i);
                    writer.order(order);
                    writer.trade(trade);
                    orders.addFirst(order);
                    trades.addFirst(trade);
                }
                writer.force();
                assertThat(store.orders(PageRequest.newest(S1, 1000)).values()).isEqualTo(orders);
                assertThat(store.trades(PageRequest.newest(S1, 1000)).values()).isEqualTo(trades);
            }
            Execution execution = records.execution("e.01", ORDER);
            try (SessionWriter writer = store.begin(RandomRecords.header("s2"), listener)) {
                writer.execution(execution);
                writer.equity(records.equity(1));
                writer.decision(records.decision(2));
                writer.event(new StoredEvent(1, "signal", 3, "{}"));
                writer.event(new StoredEvent(2, "halted", 4, "{\"a\":1}"));
                writer.event(new StoredEvent(3, "signal", 5, "[]"));
                writer.state(new StoredState("limits", 6, "{}"));
                writer.state(new StoredState("limits", 7, "{\"b\":2}"));
            }
            RandomRecords again = new RandomRecords(Property.random(1));
            SessionId s2 = new SessionId("s2");
            for (int i = 1; i <= 50; i++) {
                assertThat(again.order(new OrderId("s1", i))).isEqualTo(orders.get(50 - i));
                assertThat(again.trade(i)).isEqualTo(trades.get(50 - i));
            }
            assertThat(again.execution("e.01", ORDER)).isEqualTo(execution);
            assertThat(store.executions(PageRequest.newest(s2, 10)).values())
                    .containsExactly(new StoredExecution(execution, null));
            assertThat(store.equity(PageRequest.newest(s2, 10)).values())
                    .containsExactly(again.equity(1));
            assertThat(store.decisions(PageRequest.newest(s2, 10)).values())
                    .containsExactly(again.decision(2));
            assertThat(store.events("signal", PageRequest.newest(s2, 10)).values())
                    .containsExactly(
                            new StoredEvent(3, "signal", 5, "[]"),
                            new StoredEvent(1, "signal", 3, "{}"));
            assertThat(store.eventsSince(s2, 1, 10))
                    .containsExactly(
                            new StoredEvent(2, "halted", 4, "{\"a\":1}"),
                            new StoredEvent(3, "signal", 5, "[]"));
            assertThat(store.state("limits"))
                    .isEqualTo(Optional.of(new StoredState("limits", 7, "{\"b\":2}")));
            assertThat(store.state("nothing")).isEmpty();
        }
    }

    @Test
    void listsSessionsWithWhatTheyDid() {
        try (SqliteStore store = SqliteStore.open(folder)) {
            assertThat(store.newest()).isEmpty();
            ClosedTrade trade = records.trade(1);
            try (SessionWriter writer = store.begin(RandomRecords.header("s1", 1000), listener)) {
                writer.append(new JournalEntry(1, 5, "in:Timer", new byte[] {1}));
                writer.order(records.order(ORDER));
                writer.execution(records.execution("e.01", ORDER));
                writer.trade(trade);
                writer.end(2000, "stopped");
            }
            try (SessionWriter next = store.begin(RandomRecords.header("s2", 3000), listener)) {
                next.force();
                assertThat(store.sessions())
                        .containsExactly(
                                summary("s2", 3000, 0, Money.ZERO),
                                new SessionSummary(
                                        S1,
                                        1000,
                                        2000L,
                                        "stopped",
                                        "paper",
                                        "sim",
                                        "SIM1",
                                        "c0ffee",
                                        "0.1.0",
                                        1,
                                        1,
                                        1,
                                        1,
                                        trade.netPnl()));
            }
            assertThat(store.newest().map(SessionSummary::id)).contains(new SessionId("s2"));
            assertThat(store.header(S1)).contains(RandomRecords.header("s1", 1000));
            assertThat(store.session(new SessionId("other"))).isEmpty();
        }
    }

    private static SessionSummary summary(String id, long started, long entries, Money net) {
        return new SessionSummary(
                new SessionId(id),
                started,
                null,
                null,
                "paper",
                "sim",
                "SIM1",
                "c0ffee",
                "0.1.0",
                entries,
                0,
                0,
                0,
                net);
    }

    @Test
    void keepsTheNewestReportOfAnOrderAtItsFirstPlaceR14() {
        OrderReport first = records.order(ORDER);
        OrderReport second = records.order(new OrderId("s1", 2));
        OrderReport newer =
                new OrderReport(first.order(), first.state(), 3, 77, 99, "the broker's words");
        try (SqliteStore store = SqliteStore.open(folder)) {
            try (SessionWriter writer = store.begin(RandomRecords.header("s1"), listener)) {
                writer.order(first);
                writer.order(second);
            }
            try (SessionWriter later = store.begin(RandomRecords.header("s2"), listener)) {
                later.order(newer);
            }
            assertThat(store.orders(PageRequest.newestOfAll(10)).values())
                    .containsExactly(second, newer);
            assertThat(store.orders(PageRequest.newest(S1, 10)).values())
                    .containsExactly(second, newer);
        }
    }

    @Test
    void anOrderThatHasEndedKeepsItsTimeAndReasonWhenItIsReportedAgain() {
        for (OrderState end :
                List.of(OrderState.REJECTED, OrderState.CANCELLED, OrderState.FILLED)) {
            OrderReport ended = report(end, 1, 1000, "the other leg filled");
            assertThat(storedAfter(ended, report(end, 1, 9000, null))).isEqualTo(ended);
            assertThat(storedAfter(ended, report(end, 1, 9000, "other words"))).isEqualTo(ended);
        }
    }

    @Test
    void whatIsNewOfAnOrderIsWrittenWheneverItIsReported() {
        OrderReport working = report(OrderState.WORKING, 1, 1000, null);
        OrderReport cancelled = report(OrderState.CANCELLED, 1, 2000, null);
        for (OrderReport newer :
                List.of(
                        report(OrderState.WORKING, 1, 9000, null),
                        cancelled,
                        report(OrderState.FILLED, 2, 9000, null))) {
            assertThat(storedAfter(working, newer)).isEqualTo(newer);
        }
        for (OrderReport newer :
                List.of(
                        report(OrderState.FILLED, 1, 9000, null),
                        report(OrderState.CANCELLED, 2, 9000, null),
                        report(OrderState.CANCELLED, 1, 2001, "202: cancelled"))) {
            assertThat(storedAfter(cancelled, newer)).isEqualTo(newer);
        }
    }

    private OrderReport report(
            OrderState state, int filled, long timeMillis, @Nullable String text) {
        Order order =
                new Order(
                        ORDER,
                        "MES",
                        OrderRole.STOP,
                        OrderSide.SELL,
                        OrderType.STOP,
                        Quantity.of(2),
                        null,
                        Price.of("5000"),
                        TimeInForce.GTC,
                        null);
        return new OrderReport(order, state, filled, 7, timeMillis, text);
    }

    /** What is known of an order that the next session hears of again. */
    private OrderReport storedAfter(OrderReport first, OrderReport second) {
        Path own = folder.resolve("o" + ++folders);
        try (SqliteStore store = SqliteStore.open(own)) {
            try (SessionWriter writer = store.begin(RandomRecords.header("s1"), listener)) {
                writer.order(first);
            }
            try (SessionWriter next = store.begin(RandomRecords.header("s2"), listener)) {
                next.order(second);
            }
            List<OrderReport> stored = store.orders(PageRequest.newestOfAll(10)).values();
            assertThat(stored).hasSize(1);
            return stored.getFirst();
        }
    }

    @Test
    void booksAnExecutionOnceAndItsCorrectionInAnyOrderR21() {
        Execution original = records.execution("0000e0d5.6a1b.01.01", ORDER);
        Execution corrected = records.execution("0000e0d5.6a1b.01.02", ORDER);
        for (List<Execution> arrival :
                List.of(
                        List.of(original, original, corrected),
                        List.of(corrected, original),
                        List.of(original, corrected, original, corrected))) {
            String session = "x" + arrival.size();
            try (SqliteStore store = SqliteStore.open(folder.resolve(session))) {
                try (SessionWriter writer = store.begin(RandomRecords.header(session), listener)) {
                    arrival.forEach(writer::execution);
                }
                assertThat(store.executions(PageRequest.newestOfAll(10)).values())
                        .containsExactly(new StoredExecution(corrected, null));
            }
        }
    }

    @Test
    void joinsCommissionsThatComeEarlyLateOrInTheNextSessionR13() {
        Execution first = records.execution("a.01", ORDER);
        Execution second = records.execution("b.01", ORDER);
        Execution third = records.execution("c.01", ORDER);
        try (SqliteStore store = SqliteStore.open(folder)) {
            try (SessionWriter writer = store.begin(RandomRecords.header("s1"), listener)) {
                writer.commission(commission("a.01", "2.15"));
                writer.force();
                writer.execution(first);
                writer.execution(second);
                writer.commission(commission("b.01", "0.57"));
                writer.execution(third);
            }
            try (SessionWriter next = store.begin(RandomRecords.header("s2"), listener)) {
                next.commission(commission("c.01", "1.25"));
                next.execution(third);
            }
            assertThat(store.executions(PageRequest.newestOfAll(10)).values())
                    .containsExactly(
                            new StoredExecution(third, Money.of("1.25")),
                            new StoredExecution(second, Money.of("0.57")),
                            new StoredExecution(first, Money.of("2.15")));
        }
    }

    private static CommissionReport commission(String execution, String amount) {
        return new CommissionReport(new ExecutionId(execution), Money.of(amount));
    }

    @Test
    void pagesShowEveryItemExactlyOnceWhileOthersAreAdded() {
        Property.holds(
                10,
                random -> {
                    Path own = folder.resolve("p" + random.nextInt(1, Integer.MAX_VALUE));
                    try (SqliteStore store = SqliteStore.open(own);
                            SessionWriter writer =
                                    store.begin(RandomRecords.header("s1"), listener)) {
                        int count = random.nextInt(1, 300);
                        for (int i = 1; i <= count; i++) {
                            writer.event(new StoredEvent(i, "signal", i, "{}"));
                        }
                        writer.force();
                        List<Long> seen = new ArrayList<>();
                        PageRequest request = PageRequest.newest(S1, random.nextInt(1, 40));
                        Page<StoredEvent> page = store.events("signal", request);
                        int added = count;
                        while (true) {
                            page.values().forEach(event -> seen.add(event.sequence()));
                            Long next = page.next();
                            if (next == null) {
                                break;
                            }
                            writer.event(new StoredEvent(++added, "signal", added, "{}"));
                            writer.force();
                            page = store.events("signal", request.before(next));
                        }
                        List<Long> expected = new ArrayList<>();
                        for (long i = count; i >= 1; i--) {
                            expected.add(i);
                        }
                        assertThat(seen).isEqualTo(expected);
                    }
                });
    }

    @Test
    void readersSeeAGrowingBeginningWhileASessionWrites() {
        try (SqliteStore store = SqliteStore.open(folder);
                SessionWriter writer = store.begin(RandomRecords.header("s1"), listener)) {
            try (SessionHistory reader = SqliteStore.openForReading(folder)) {
                for (int sequence = 1; sequence <= 300; sequence++) {
                    writer.append(records.entry(sequence));
                    if (sequence % 50 == 0) {
                        writer.force();
                        assertThat(journal(reader, S1)).hasSize(sequence);
                    }
                }
                try (JournalReader slow = reader.journal(S1)) {
                    var entries = slow.iterator();
                    assertThat(entries.next().sequence()).isEqualTo(1);
                    writer.append(records.entry(301));
                    writer.force();
                    long last = 1;
                    while (entries.hasNext()) {
                        last = entries.next().sequence();
                    }
                    assertThat(last).isGreaterThanOrEqualTo(300);
                }
            }
        }
        assertThat(listener.heardNothing()).isTrue();
    }

    @Test
    void deletesWholeOldSessionsButNeverTheNewest() {
        try (SqliteStore store = SqliteStore.open(folder)) {
            for (int i = 1; i <= 4; i++) {
                try (SessionWriter writer =
                        store.begin(RandomRecords.header("s" + i, i * 1000L), listener)) {
                    for (int sequence = 1; sequence <= 2500; sequence++) {
                        writer.append(new JournalEntry(sequence, 0, "k", new byte[] {1}));
                    }
                    writer.order(records.order(new OrderId("s" + i, 1)));
                    writer.execution(records.execution("e" + i + ".01", new OrderId("s" + i, 1)));
                    writer.commission(commission("early" + i + ".01", "1"));
                    writer.trade(records.trade(i));
                    writer.equity(records.equity(i));
                    writer.decision(records.decision(i));
                    writer.event(records.event(i));
                    writer.state(new StoredState("limits", i, "{}"));
                }
            }
            assertThat(store.deleteSessionsBefore(3000)).isEqualTo(2);
            assertThat(ids(store)).containsExactly("s4", "s3");
            assertThat(store.trades(PageRequest.newestOfAll(10)).values())
                    .extracting(ClosedTrade::tradeId)
                    .containsExactly(4L, 3L);
            assertThat(journal(store, new SessionId("s3"))).hasSize(2500);
            assertThatThrownBy(() -> store.journal(S1))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("there is no session s1");
            assertThat(store.deleteSessionsBefore(Long.MAX_VALUE)).isEqualTo(1);
            assertThat(ids(store)).containsExactly("s4");
            assertThat(store.state("limits")).contains(new StoredState("limits", 4, "{}"));
            assertThat(rowsInEveryList(store)).containsExactly(1, 1, 1, 1, 1);
            assertThat(store.problems()).isEmpty();
        }
    }

    private static List<Integer> rowsInEveryList(SqliteStore store) {
        PageRequest all = PageRequest.newestOfAll(1000);
        return List.of(
                store.orders(all).items().size(),
                store.executions(all).items().size(),
                store.trades(all).items().size(),
                store.equity(all).items().size(),
                store.decisions(all).items().size());
    }

    @Test
    void refusesASessionIdThatExistsAndAJournalThatJumps() {
        try (SqliteStore store = SqliteStore.open(folder);
                SessionWriter writer = store.begin(RandomRecords.header("s1"), listener)) {
            assertThatThrownBy(() -> store.begin(RandomRecords.header("s1"), listener))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("session s1 exists already");
            assertThatThrownBy(() -> writer.append(records.entry(2)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("journal entry 2 after 0");
        }
    }

    @Test
    void aClosedWriterTakesNothingMore() {
        try (SqliteStore store = SqliteStore.open(folder)) {
            SessionWriter writer = store.begin(RandomRecords.header("s1"), listener);
            writer.append(new JournalEntry(1, 0, "k", "x".getBytes(StandardCharsets.UTF_8)));
            writer.close();
            writer.close();
            assertThatThrownBy(() -> writer.equity(records.equity(1)))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("the session's record is closed");
            assertThat(journal(store, S1)).hasSize(1);
        }
    }

    private static List<String> ids(SqliteStore store) {
        return store.sessions().stream().map(summary -> summary.id().value()).toList();
    }

    static List<JournalEntry> journal(SessionHistory store, SessionId id) {
        List<JournalEntry> entries = new ArrayList<>();
        try (JournalReader reader = store.journal(id)) {
            reader.forEach(entries::add);
        }
        return entries;
    }
}
