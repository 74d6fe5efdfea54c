package io.mytrader.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.engine.EngineInput;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.Bracket;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Prices that come before their bar is complete: what they fill, and what its bar may fill then.
 */
class LivePriceTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final long START = Instant.parse("2024-03-06T15:00:00Z").toEpochMilli();
    private static final long CLOSED = Instant.parse("2024-03-06T22:00:05Z").toEpochMilli();
    private static final long MINUTE = 60_000;

    private final List<String> fills = new ArrayList<>();
    private final SimulatedBroker broker =
            new SimulatedBroker(
                    SimulationSettings.defaults(), List.of(MES), Money.ofUnits(100_000));
    private final BarPlayer player = new BarPlayer(MES, broker, this::note);

    @BeforeEach
    void connect() {
        player.connect();
        player.play(bar(-1, 5000, 5001, 4999, 5000));
    }

    private void note(EngineInput input) {
        if (input instanceof EngineInput.BrokerReported(BrokerEvent.Filled filled)) {
            fills.add(filled.execution().role() + " " + filled.execution().price());
        }
    }

    /** Buy at the market, stop 4990, target 5010. */
    private void enter() {
        broker.submit(
                ApprovedOrder.approvedByRiskGate(
                        new Bracket(
                                Order.market(
                                        new OrderId("S", 1),
                                        "MES",
                                        OrderRole.ENTRY,
                                        OrderSide.BUY,
                                        Quantity.of(1)),
                                Order.stop(
                                                new OrderId("S", 2),
                                                "MES",
                                                OrderRole.STOP,
                                                OrderSide.SELL,
                                                Quantity.of(1),
                                                Price.of("4990"))
                                        .childOf(new OrderId("S", 1)),
                                Order.limit(
                                                new OrderId("S", 3),
                                                "MES",
                                                OrderRole.TARGET,
                                                OrderSide.SELL,
                                                Quantity.of(1),
                                                Price.of("5010"))
                                        .childOf(new OrderId("S", 1)))));
        player.drain();
    }

    private static Bar bar(int minute, double open, double high, double low, double close) {
        long from = START + minute * MINUTE;
        return new Bar(from, from + MINUTE, open, high, low, close, 10);
    }

    @Test
    void anEntryFillsAtThePriceAndItsBarsRangeFromBeforeItFillsNothing() {
        enter();
        assertThat(player.price(START + 20_000, 5000)).isTrue();
        player.complete(bar(0, 5012, 5012, 4985, 5001));
        assertThat(fills).containsExactly("ENTRY 5000.25");
    }

    @Test
    void theNextBarsRangeFillsStopAndTargetAsEver() {
        enter();
        player.price(START + 20_000, 5000);
        player.complete(bar(0, 5000, 5001, 4999, 5001));
        player.complete(bar(1, 5001, 5002, 4989, 4995));
        assertThat(fills).containsExactly("ENTRY 5000.25", "STOP 4989.75");
    }

    @Test
    void aTargetFillsAtItsLevelWhenAPriceIsBeyondIt() {
        enter();
        player.price(START + 20_000, 5000);
        player.price(START + 30_000, 5011);
        assertThat(fills).containsExactly("ENTRY 5000.25", "TARGET 5010.00");
    }

    @Test
    void aStopFillsAtThePriceThatReachesIt() {
        enter();
        player.price(START + 20_000, 5000);
        player.price(START + 30_000, 4988);
        assertThat(fills).containsExactly("ENTRY 5000.25", "STOP 4987.75");
    }

    @Test
    void anEntryThatNoPriceFilledWaitsThroughTheBarForTheNextOpen() {
        player.price(START + 1_000, 5000);
        enter();
        player.complete(bar(0, 5000, 5001, 4999, 5001));
        assertThat(fills).isEmpty();
        player.open(bar(1, 5002, 5003, 5001, 5002));
        assertThat(fills).containsExactly("ENTRY 5002.25");
    }

    @Test
    void aPriceWhileTheMarketIsClosedCountsForNothing() {
        enter();
        assertThat(player.price(CLOSED, 5000)).isFalse();
        assertThat(fills).isEmpty();
    }
}
