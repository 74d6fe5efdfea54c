package io.mytrader.gateway;

import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.market.BarTape;
import io.mytrader.gateway.market.RecordedTape;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.transcript.Transcript;
import io.mytrader.ib.wire.client.OrderRequest.PlaceOrder;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.market.BarSeries;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A market of hand-written one-minute bars that opens at 10:00 Chicago time on Monday, 15 June
 * 2026, and a gateway in front of it. A bar holds its open for ten seconds.
 */
final class TestMarket {
    static final long MINUTE = 60_000;
    static final long OPEN =
            LocalDateTime.of(2026, 6, 15, 10, 0)
                    .atZone(ZoneId.of("America/Chicago"))
                    .toInstant()
                    .toEpochMilli();
    static final ContractSpec MES =
            new ContractSpec(0, "MES", "FUT", "202606", null, "", "", "CME", "", "USD", "", "");

    private final BarSeries.Builder bars = BarSeries.builder(MINUTE);
    private FaultScript script = FaultScript.NONE;
    private Transcript transcript = Transcript.NONE;
    private OrderObserver observer = OrderObserver.NONE;
    private GatewaySettings settings = GatewaySettings.PAPER;
    private long next = OPEN - MINUTE;

    private TestMarket() {}

    /** A market whose last price at the start is this. */
    static TestMarket at(double price) {
        return new TestMarket().bar(price, price, price, price);
    }

    /** The next minute. */
    TestMarket bar(double open, double high, double low, double close) {
        bars.add(next, open, high, low, close, 300);
        next += MINUTE;
        return this;
    }

    /** Minutes without a move. */
    TestMarket quiet(int minutes, double price) {
        for (int i = 0; i < minutes; i++) {
            bar(price, price, price, price);
        }
        return this;
    }

    /** Minutes in which nothing trades. */
    TestMarket silent(int minutes) {
        next += minutes * MINUTE;
        return this;
    }

    TestMarket with(FaultScript faults) {
        script = faults;
        return this;
    }

    TestMarket with(Transcript other) {
        transcript = other;
        return this;
    }

    TestMarket with(OrderObserver other) {
        observer = other;
        return this;
    }

    TestMarket with(GatewaySettings other) {
        settings = other;
        return this;
    }

    Gateway gateway() {
        BarTape tape = new RecordedTape(bars.build());
        return new Gateway(settings, instrument -> tape, script, transcript, observer, OPEN);
    }

    /** An instant after the opening. */
    static long after(double seconds) {
        return OPEN + Math.round(seconds * 1000);
    }

    static String clock(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    static PlaceOrder order(int id, OrderTerms.Builder terms) {
        return new PlaceOrder(id, MES, terms.build());
    }

    static OrderTerms.Builder terms(String action, int quantity, String type) {
        return OrderTerms.builder()
                .set(OrderField.ACTION, action)
                .set(OrderField.TOTAL_QUANTITY, quantity)
                .set(OrderField.ORDER_TYPE, type)
                .set(OrderField.TIME_IN_FORCE, "GTC");
    }

    static OrderTerms.Builder market(String action, int quantity) {
        return terms(action, quantity, "MKT");
    }

    static OrderTerms.Builder limit(String action, int quantity, String price) {
        return terms(action, quantity, "LMT").set(OrderField.LIMIT_PRICE, price);
    }

    static OrderTerms.Builder stop(String action, int quantity, String price) {
        return terms(action, quantity, "STP").set(OrderField.AUX_PRICE, price);
    }

    /** A bracket in one burst: entry at {@code id}, target at the next, stop at the one after. */
    static void placeBracket(
            TestClient client, int id, OrderTerms.Builder entry, String target, String stop) {
        OrderTerms first = entry.set(OrderField.TRANSMIT, false).build();
        int quantity = first.decimal(OrderField.TOTAL_QUANTITY).orElseThrow().intValueExact();
        String exit = first.text(OrderField.ACTION).equals("BUY") ? "SELL" : "BUY";
        client.send(new PlaceOrder(id, MES, first));
        client.send(
                order(
                        id + 1,
                        limit(exit, quantity, target)
                                .set(OrderField.PARENT_ID, id)
                                .set(OrderField.TRANSMIT, false)));
        client.send(
                order(
                        id + 2,
                        stop(exit, quantity, stop)
                                .set(OrderField.PARENT_ID, id)
                                .set(OrderField.OUTSIDE_RTH, true)
                                .set(OrderField.TRANSMIT, true)));
    }
}
