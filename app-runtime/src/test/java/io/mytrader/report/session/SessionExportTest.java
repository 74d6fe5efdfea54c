package io.mytrader.report.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.journal.EquityPoint;
import io.mytrader.journal.SessionHeader;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoreException;
import io.mytrader.journal.StoredDecision;
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
import io.mytrader.runtime.UnheardStoreListener;
import io.mytrader.sqlite.SqliteStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SessionExportTest {
    private static final SessionId S1 = new SessionId("s1");
    private static final int POINTS = 2500;

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private SqliteStore store;

    @BeforeEach
    void record() {
        store = SqliteStore.open(folder);
        try (SessionWriter writer = store.begin(header("s1"), new UnheardStoreListener())) {
            OrderId entry = new OrderId("s1", 1);
            writer.order(
                    new OrderReport(
                            Order.market(
                                    entry, "MES", OrderRole.ENTRY, OrderSide.BUY, Quantity.of(1)),
                            OrderState.FILLED,
                            1,
                            9,
                            60_000,
                            null));
            writer.order(
                    new OrderReport(
                            Order.stop(
                                            new OrderId("s1", 2),
                                            "MES",
                                            OrderRole.STOP,
                                            OrderSide.SELL,
                                            Quantity.of(1),
                                            Price.of("4990.25"))
                                    .childOf(entry),
                            OrderState.CANCELLED,
                            0,
                            10,
                            120_000,
                            "202: cancelled, \"by us\""));
            ExecutionId id = new ExecutionId("e1.01");
            writer.execution(
                    new Execution(
                            id,
                            entry,
                            9,
                            "MES",
                            OrderRole.ENTRY,
                            OrderSide.BUY,
                            Quantity.of(1),
                            Price.of("5000"),
                            60_000,
                            Money.of("1.25")));
            writer.commission(new CommissionReport(id, Money.of("0.57")));
            writer.trade(trade());
            for (int i = 1; i <= POINTS; i++) {
                writer.equity(
                        new EquityPoint(i * 60_000L, Money.ofUnits(i), Money.ZERO, Money.ZERO));
            }
            writer.decision(new StoredDecision(60_000, "MES", "lane", "entered", "{\"a\":[1,2]}"));
            writer.end(5_000, "stopped");
        }
        try (SessionWriter other = store.begin(header("s2"), new UnheardStoreListener())) {
            other.equity(new EquityPoint(1, Money.ZERO, Money.ZERO, Money.ZERO));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static SessionHeader header(String id) {
        return new SessionHeader(
                new SessionId(id), 1_000, "paper", "sim", "SIM1", "c0ffee", "mode: paper", "0.1.0");
    }

    private static ClosedTrade trade() {
        return new ClosedTrade(
                1,
                "MES",
                "break,out",
                "bullish_low",
                OrderSide.BUY,
                1,
                60_000,
                Price.of("5000"),
                120_000,
                Price.of("5002.5"),
                ExitReason.TAKE_PROFIT,
                Money.of("12.5"),
                Money.of("1.14"),
                Money.of("1.25"),
                null,
                Money.of("2"),
                Money.of("15"),
                1);
    }

    @Test
    void writesEveryListAsCsvOldestFirst() throws IOException {
        Path out = folder.resolve("out");
        SessionExport.toCsv(store, S1, out);
        assertThat(Files.readAllLines(out.resolve("orders.csv")))
                .containsExactly(
                        "order_id,symbol,role,side,type,quantity,limit_price,stop_price,"
                                + "time_in_force,parent,status,filled,perm_id,time,text",
                        "s1-1,MES,ENTRY,BUY,MARKET,1,,,DAY,,Filled,1,9,1970-01-01T00:01:00Z,",
                        "s1-2,MES,STOP,SELL,STOP,1,,4990.25,GTC,s1-1,Cancelled,0,10,"
                                + "1970-01-01T00:02:00Z,\"202: cancelled, \"\"by us\"\"\"");
        assertThat(Files.readAllLines(out.resolve("executions.csv")))
                .containsExactly(
                        "execution_id,order_id,perm_id,symbol,role,side,quantity,price,time,"
                                + "slippage,commission",
                        "e1.01,s1-1,9,MES,ENTRY,BUY,1,5000,1970-01-01T00:01:00Z,1.25,0.57");
        assertThat(Files.readAllLines(out.resolve("trades.csv")))
                .containsExactly(
                        "trade_id,strategy,regime,side,quantity,entry_time,entry_price,exit_time,"
                                + "exit_price,exit_reason,gross_pnl,commission,net_pnl,r_multiple,"
                                + "mae,mfe,bars_held,symbol",
                        "1,\"break,out\",bullish_low,BUY,1,1970-01-01T00:01:00Z,5000,"
                                + "1970-01-01T00:02:00Z,5002.5,take_profit,12.5,1.14,11.36,,"
                                + "2,15,1,MES");
        List<String> equity = Files.readAllLines(out.resolve("equity.csv"));
        assertThat(equity).hasSize(POINTS + 1);
        assertThat(equity.get(1)).isEqualTo("1970-01-01T00:01:00Z,1,0,0");
        assertThat(equity.getLast()).startsWith("1970-01-02T17:40:00Z,2500,");
        assertThat(Files.readAllLines(out.resolve("decisions.csv")))
                .containsExactly(
                        "time,symbol,lane,outcome,decision",
                        "1970-01-01T00:01:00Z,MES,lane,entered,\"{\"\"a\"\":[1,2]}\"");
    }

    @Test
    void jsonHasTheSameNamesAndValues() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SessionExport.toJson(store, S1, bytes);
        JsonNode json = new JsonMapper().readTree(bytes.toString(StandardCharsets.UTF_8));
        assertThat(json.get("session").get("ended_at").asString())
                .isEqualTo("1970-01-01T00:00:05Z");
        assertThat(json.get("equity").size()).isEqualTo(POINTS);
        assertThat(json.get("decisions").get(0).get("decision").toString())
                .isEqualTo("{\"a\":[1,2]}");
        assertThat(json.get("trades").get(0).get("r_multiple").isNull()).isTrue();
        assertThat(json.get("trades").get(0).get("net_pnl").asDouble()).isEqualTo(11.36);
        for (SessionTable<?> table : SessionTable.ALL) {
            assertThat(String.join(",", json.get(table.name()).get(0).propertyNames()))
                    .isEqualTo(table.header());
        }
    }

    @Test
    void anEmptyListHasItsHeaderAndNoFileIsReplaced() throws IOException {
        Path out = folder.resolve("out");
        SessionExport.toCsv(store, new SessionId("s2"), out);
        assertThat(Files.readString(out.resolve("decisions.csv")))
                .isEqualTo("time,symbol,lane,outcome,decision\n");
        assertThat(Files.readAllLines(out.resolve("equity.csv"))).hasSize(2);
        assertThatThrownBy(() -> SessionExport.toCsv(store, S1, out))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> SessionExport.toCsv(store, new SessionId("no"), out))
                .isInstanceOf(StoreException.class)
                .hasMessage("there is no session no");
    }
}
