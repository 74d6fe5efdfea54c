package io.mytrader.gateway;

import static io.mytrader.gateway.TestMarket.MES;
import static io.mytrader.gateway.TestMarket.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.market.BarTape;
import io.mytrader.gateway.market.GeneratedMarkets;
import io.mytrader.gateway.market.PricePath;
import io.mytrader.gateway.market.Trade;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.transcript.Transcript;
import io.mytrader.ib.wire.client.ContractRequest.RequestContractDetails;
import io.mytrader.ib.wire.client.ContractRequest.RequestMarketRule;
import io.mytrader.ib.wire.client.HistoryRequest.CancelHistoricalData;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHeadTimestamp;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHistoricalData;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketData;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestRealTimeBars;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.server.ContractReply.ContractDetails;
import io.mytrader.ib.wire.server.ContractReply.ContractDetailsEnd;
import io.mytrader.ib.wire.server.ContractReply.MarketRule;
import io.mytrader.ib.wire.server.ContractReply.PriceIncrement;
import io.mytrader.ib.wire.server.HistoryReply.HeadTimestamp;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalBar;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalData;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalDataUpdate;
import io.mytrader.ib.wire.server.MarketDataReply.MarketDataType;
import io.mytrader.ib.wire.server.MarketDataReply.RealTimeBar;
import io.mytrader.ib.wire.server.MarketDataReply.TickPrice;
import io.mytrader.ib.wire.server.MarketDataReply.TickRequestParameters;
import io.mytrader.ib.wire.server.MarketDataReply.TickSnapshotEnd;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Contracts, history, live bars and quotes. */
class MarketDataTest {
    private static final Instrument MICRO = InstrumentCatalogue.find("MES").orElseThrow();

    private static RequestHistoricalData history(int id, String duration, boolean keepUpToDate) {
        return history(id, duration, "1 min", keepUpToDate);
    }

    private static RequestHistoricalData history(
            int id, String duration, String size, boolean keepUpToDate) {
        return new RequestHistoricalData(
                id,
                MES,
                false,
                "",
                size,
                duration,
                false,
                "TRADES",
                2,
                List.of(),
                keepUpToDate,
                "");
    }

    private static Gateway generated(GeneratedMarkets markets) {
        return new Gateway(
                GatewaySettings.PAPER,
                markets,
                FaultScript.NONE,
                Transcript.NONE,
                OrderObserver.NONE,
                TestMarket.OPEN);
    }

    private static GeneratedMarkets markets(long seed) {
        return new GeneratedMarkets(TestMarket.OPEN - Duration.ofDays(5).toMillis(), seed);
    }

    @Test
    void listsTheQuarterlyContractsByExpiry() {
        TestClient client = TestClient.connect(TestMarket.at(5300).gateway(), 7);
        client.send(
                new RequestContractDetails(
                        1, ContractSpec.future("MES", "CME", "USD"), false, "", "", ""));
        assertThat(client.all(ContractDetails.class))
                .extracting(it ->
                        it.localSymbol() + " " + it.contractMonth() + " " + it.realExpirationDate())
                .containsExactly(
                        "MESM6 202606 20260618",
                        "MESU6 202609 20260918",
                        "MESZ6 202612 20261218",
                        "MESH7 202703 20270319",
                        "MESM7 202706 20270617",
                        "MESU7 202709 20270917");
        assertThat(client.all(ContractDetailsEnd.class)).hasSize(1);
        ContractDetails front = client.all(ContractDetails.class).getFirst();
        assertThat(front.lastTradeDateOrContractMonth()).isEqualTo("20260618 08:30 US/Central");
        assertThat(front.multiplier()).isEqualTo("5");
        assertThat(front.minTick()).isEqualTo("0.25");
        assertThat(front.tradingHours())
                .startsWith("20260614:1700-20260615:1600;20260615:1700-20260616:1600;")
                .contains("20260620:CLOSED");
        assertThat(front.liquidHours()).startsWith("20260615:0830-20260615:1500;");
    }

    @Test
    void aContractIsFoundByIdSymbolOrMonth() {
        TestClient client = TestClient.connect(TestMarket.at(5300).gateway(), 7);
        client.send(new RequestContractDetails(1, MES, false, "", "", ""));
        int conId = client.last(ContractDetails.class).conId();
        client.take();
        client.send(
                new RequestContractDetails(
                        2, ContractSpec.resolved(conId, "CME"), false, "", "", ""));
        assertThat(client.last(ContractDetails.class).localSymbol()).isEqualTo("MESM6");
        client.send(
                new RequestContractDetails(
                        3, ContractSpec.future("MES", "CBOT", "USD"), false, "", "", ""));
        assertThat(client.errorCodes()).containsExactly(200);
    }

    @Test
    void theMarketRuleOfAQuarterPointIs67() {
        TestClient client = TestClient.connect(TestMarket.at(5300).gateway(), 7);
        client.send(new RequestMarketRule(67));
        assertThat(client.last(MarketRule.class))
                .isEqualTo(
                        new MarketRule(
                                67,
                                List.of(
                                        new PriceIncrement(
                                                BigDecimal.ZERO, new BigDecimal("0.25")))));
    }

    @Test
    void tradesOfABarAddUpToTheBar() {
        BarTape tape = markets(11).apply(MICRO);
        for (Bar bar : tape.between(TestMarket.OPEN, TestMarket.OPEN + 200 * TestMarket.MINUTE)) {
            List<Trade> trades = PricePath.of(bar, MICRO);
            double high = trades.stream().mapToDouble(it -> it.price().toDouble()).max().orElse(0);
            double low = trades.stream().mapToDouble(it -> it.price().toDouble()).min().orElse(0);
            long volume = trades.stream().mapToLong(Trade::size).sum();
            assertThat(
                            new Bar(
                                    bar.openMillis(),
                                    bar.closeMillis(),
                                    trades.getFirst().price().toDouble(),
                                    high,
                                    low,
                                    trades.getLast().price().toDouble(),
                                    volume))
                    .isEqualTo(bar);
            assertThat(trades)
                    .allMatch(it ->
                            bar.openMillis() <= it.millis() && it.millis() < bar.closeMillis())
                    .isSortedAccordingTo((a, b) -> Long.compare(a.millis(), b.millis()));
        }
    }

    @Test
    void historyEndsWithTheBarThatIsStillOpen() {
        Gateway gateway =
                TestMarket.at(5300)
                        .bar(5300, 5310, 5300, 5310)
                        .bar(5310, 5310, 5300, 5300)
                        .gateway();
        TestClient client = TestClient.connect(gateway, 7);
        gateway.advanceTo(after(90));
        client.send(history(1, "1800 S", false));
        gateway.advanceTo(after(91));
        List<HistoricalBar> bars = client.last(HistoricalData.class).bars();
        assertThat(bars).hasSize(3);
        assertThat(bars.get(1))
                .extracting(HistoricalBar::date, HistoricalBar::high, HistoricalBar::close)
                .containsExactly(
                        Long.toString(TestMarket.OPEN / 1000),
                        new BigDecimal("5310"),
                        new BigDecimal("5310"));
        assertThat(bars.get(1).volume()).isEqualTo("300");
        assertThat(bars.get(2).open()).isEqualTo("5310");
        assertThat(bars.get(2).close())
                .isBetween(new BigDecimal("5300.25"), new BigDecimal("5309.75"));
    }

    @Test
    void liveBarsEndAsTheTapeHasThem() {
        long seed = 20260615;
        GeneratedMarkets markets = markets(seed);
        Gateway gateway = generated(markets);
        TestClient client = TestClient.connect(gateway, 7);
        client.send(history(1, "1 D", true));
        gateway.advanceTo(after(4 * 3600 + 30));
        Map<String, HistoricalDataUpdate> newest = new LinkedHashMap<>();
        client.all(HistoricalDataUpdate.class).forEach(it -> newest.put(it.date(), it));
        List<Bar> expected = markets.apply(MICRO).between(TestMarket.OPEN, after(4 * 3600));
        assertThat(newest).as("seed %d", seed).hasSize(expected.size() + 1);
        for (Bar bar : expected) {
            HistoricalDataUpdate update =
                    Objects.requireNonNull(newest.get(Long.toString(bar.openMillis() / 1000)));
            assertThat(
                            new double[] {
                                update.open().doubleValue(),
                                update.high().doubleValue(),
                                update.low().doubleValue(),
                                update.close().doubleValue(),
                                BigDecimal.ZERO.add(update.volume()).doubleValue()
                            })
                    .as("seed %d, bar %s", seed, bar)
                    .containsExactly(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        }
    }

    @Test
    void aBarIsShownWithinASecondOfItsFirstTrade() {
        Gateway gateway = TestMarket.at(5300).quiet(5, 5300).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(history(1, "1800 S", true));
        gateway.advanceTo(after(59));
        client.take();
        gateway.advanceTo(after(61));
        assertThat(client.all(HistoricalDataUpdate.class))
                .extracting(HistoricalDataUpdate::date)
                .containsExactly(Long.toString(after(60) / 1000));
    }

    @Test
    void cancelledLiveBarsStop() {
        Gateway gateway = TestMarket.at(5300).quiet(5, 5300).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(history(1, "1800 S", true));
        gateway.advanceTo(after(30));
        client.take();
        client.send(new CancelHistoricalData(1));
        client.send(new CancelHistoricalData(1));
        gateway.advanceTo(after(120));
        assertThat(client.errorCodes()).containsExactly(162, 366);
        assertThat(client.all(HistoricalDataUpdate.class)).isEmpty();
    }

    @Test
    void longerBarsAreMadeOfMinutes() {
        GeneratedMarkets markets = markets(3);
        Gateway gateway = generated(markets);
        TestClient client = TestClient.connect(gateway, 7);
        client.send(history(1, "2 D", "1 min", false));
        client.send(history(2, "2 D", "5 mins", false));
        client.send(history(3, "2 D", "1 hour", false));
        client.send(history(4, "2 D", "1 day", false));
        gateway.advanceTo(after(1));
        List<HistoricalData> answers = client.all(HistoricalData.class);
        assertThat(answers).extracting(HistoricalData::requestId).containsExactly(1, 2, 3, 4);
        for (HistoricalData answer : answers) {
            assertThat(volume(answer)).isEqualByComparingTo(volume(answers.getFirst()));
            assertThat(high(answer)).isEqualByComparingTo(high(answers.getFirst()));
        }
        // Friday's whole session, and Monday's until 10:00.
        assertThat(answers).extracting(it -> it.bars().size()).containsExactly(2401, 481, 41, 2);
        assertThat(answers.getLast().bars())
                .extracting(HistoricalBar::date)
                .containsExactly("20260612", "20260615");
    }

    private static BigDecimal volume(HistoricalData data) {
        return data.bars().stream()
                .map(bar -> BigDecimal.ZERO.add(bar.volume()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal high(HistoricalData data) {
        return data.bars().stream()
                .map(HistoricalBar::high)
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    @Test
    void invalidHistoryRequestsAreRefused() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(history(1, "1 D", "7 mins", false));
        client.send(history(2, "1 fortnight", false));
        client.send(
                new RequestHistoricalData(
                        3,
                        MES,
                        false,
                        "20260101-00:00:00",
                        "1 min",
                        "60 S",
                        false,
                        "TRADES",
                        2,
                        List.of(),
                        false,
                        ""));
        client.send(history(4, "60 S", "5 secs", false));
        client.send(history(4, "60 S", "5 secs", false));
        gateway.advanceTo(after(1));
        assertThat(client.errorCodes()).containsExactly(321, 321, 162, 162);
    }

    @Test
    void theHeadTimestampIsTheFirstBar() {
        TestClient client = TestClient.connect(TestMarket.at(5300).gateway(), 7);
        client.send(new RequestHeadTimestamp(1, MES, false, false, "TRADES", 1));
        assertThat(client.last(HeadTimestamp.class).timestamp()).isEqualTo("20260615-14:59:00");
    }

    @Test
    void quotesComeAsASnapshotAndThenAsChanges() {
        Gateway gateway = TestMarket.at(5300).bar(5300, 5301, 5300, 5301).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.take();
        client.send(RequestMarketData.streaming(1, MES));
        assertThat(client.take().subList(0, 2))
                .containsExactly(
                        new TickRequestParameters(1, new BigDecimal("0.25"), "a70001", 3),
                        new MarketDataType(1, 1));
        gateway.advanceTo(after(60));
        List<BigDecimal> bids = prices(client, 1);
        List<BigDecimal> asks = prices(client, 2);
        assertThat(bids.getLast()).isEqualTo("5300.75");
        assertThat(asks.getLast()).isEqualTo("5301");
        assertThat(prices(client, 4).getLast()).isEqualTo("5301");
    }

    private static List<BigDecimal> prices(TestClient client, int tickType) {
        return new ArrayList<>(
                client.all(TickPrice.class).stream()
                        .filter(it -> it.tickType() == tickType)
                        .map(TickPrice::price)
                        .toList());
    }

    @Test
    void aSnapshotEnds() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(new RequestMarketData(1, MES, List.of(), null, "", true, false, ""));
        gateway.advanceTo(after(12));
        assertThat(client.all(TickSnapshotEnd.class)).containsExactly(new TickSnapshotEnd(1));
        client.take();
        gateway.advanceTo(after(100));
        assertThat(client.take()).isEmpty();
    }

    @Test
    void fiveSecondBarsComeAlsoWithoutTrades() {
        Gateway gateway = TestMarket.at(5300).quiet(1, 5300).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(new RequestRealTimeBars(1, MES, 5, "TRADES", false, ""));
        gateway.advanceTo(after(60));
        assertThat(client.all(RealTimeBar.class)).hasSize(12);
        assertThat(client.all(RealTimeBar.class).getLast().volume()).isEqualTo("0");
    }
}
