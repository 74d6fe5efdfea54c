package io.mytrader.gateway;

import static io.mytrader.gateway.TestMarket.MES;
import static io.mytrader.gateway.TestMarket.after;
import static io.mytrader.gateway.TestMarket.market;
import static io.mytrader.gateway.TestMarket.placeBracket;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.MessageFault;
import io.mytrader.gateway.fault.OrderFault;
import io.mytrader.gateway.fault.Schedule;
import io.mytrader.gateway.fault.TimedFault;
import io.mytrader.gateway.market.GeneratedMarkets;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.transcript.TextTranscript;
import io.mytrader.gateway.transcript.Transcript;
import io.mytrader.ib.wire.client.AccountRequest.RequestAccountUpdates;
import io.mytrader.ib.wire.client.AccountRequest.RequestPnl;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHistoricalData;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketData;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalDataUpdate;
import io.mytrader.market.Bar;
import io.mytrader.market.InstrumentCatalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The same inputs give the same bytes, and time leaves nothing behind. */
class DeterminismTest {
    private static final TimedFault NIGHTLY_RESET =
            new TimedFault(
                    new Schedule.Daily(LocalTime.of(0, 15), ZoneId.of("America/New_York")),
                    Duration.ofMinutes(3),
                    TimedFault.Trouble.LINK_LOST);

    private static RequestHistoricalData liveBars() {
        return new RequestHistoricalData(
                1, MES, false, "", "1 min", "3600 S", false, "TRADES", 2, List.of(), true, "");
    }

    private static GeneratedMarkets markets(long seed) {
        return new GeneratedMarkets(TestMarket.OPEN - Duration.ofDays(3).toMillis(), seed);
    }

    private static String transcriptOfADay(long seed) {
        StringWriter text = new StringWriter();
        FaultScript script =
                FaultScript.of(
                        NIGHTLY_RESET,
                        new OrderFault(
                                OrderFault.Role.ENTRY,
                                2,
                                1,
                                new OrderFault.Trouble.PartialFills(1)),
                        new MessageFault(
                                "OrderStatus", 5, 3, new MessageFault.Treatment.Duplicated()));
        Gateway gateway =
                new Gateway(
                        GatewaySettings.PAPER,
                        markets(seed),
                        script,
                        new TextTranscript(new PrintWriter(text)),
                        OrderObserver.NONE,
                        TestMarket.OPEN);
        TestClient client = TestClient.connect(gateway, 7);
        client.send(liveBars());
        client.send(RequestMarketData.streaming(2, MES));
        client.send(new RequestAccountUpdates(true, ""));
        client.send(new RequestPnl(3, "DU1234567", ""));
        for (int i = 0; i < 10; i++) {
            placeBracket(client, 1 + 3 * i, market("BUY", 2), "9000", "1000");
            gateway.advanceTo(after(600 * (i + 1)));
        }
        return text.toString();
    }

    @Test
    void theSameSeedGivesTheSameTranscript() {
        String once = transcriptOfADay(5);
        assertThat(once).contains("11|-1|");
        assertThat(transcriptOfADay(5)).isEqualTo(once);
        assertThat(transcriptOfADay(6)).isNotEqualTo(once);
    }

    @Test
    void aWeekMissesNoBarAndLeavesNothingBehind() {
        GeneratedMarkets markets = markets(12);
        Gateway gateway =
                new Gateway(
                        GatewaySettings.PAPER,
                        markets,
                        FaultScript.of(NIGHTLY_RESET),
                        Transcript.NONE,
                        OrderObserver.NONE,
                        TestMarket.OPEN);
        TestClient client = TestClient.connect(gateway, 7);
        client.send(liveBars());
        client.send(new RequestAccountUpdates(true, ""));
        gateway.advanceTo(after(60));
        int planned = gateway.plannedTasks();
        Set<Long> seen = new TreeSet<>();
        long week = Duration.ofDays(7).toSeconds();
        for (long second = 60; second <= week; second += 600) {
            gateway.advanceTo(after((double) second));
            client.all(HistoricalDataUpdate.class)
                    .forEach(it -> seen.add(Long.parseLong(it.date()) * 1000));
            client.take();
            client.frames().clear();
            assertThat(gateway.plannedTasks()).isLessThanOrEqualTo(planned + 2);
        }
        long now = gateway.nowMillis();
        Set<Long> expected = new TreeSet<>();
        for (Bar bar :
                markets.apply(InstrumentCatalogue.find("MES").orElseThrow())
                        .between(TestMarket.OPEN, now)) {
            expected.add(bar.openMillis());
        }
        // The nightly resets are silent for three minutes each; the bar after them is updated.
        expected.removeAll(seen);
        assertThat(expected).hasSizeLessThanOrEqualTo(3 * 7);
        assertThat(seen).hasSizeGreaterThan(6000);
        client.disconnect();
        assertThat(gateway.plannedTasks()).isLessThanOrEqualTo(planned + 2);
    }
}
