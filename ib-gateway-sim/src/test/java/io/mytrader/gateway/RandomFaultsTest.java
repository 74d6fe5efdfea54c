package io.mytrader.gateway;

import static io.mytrader.gateway.TestMarket.MES;
import static io.mytrader.gateway.TestMarket.market;
import static io.mytrader.gateway.TestMarket.placeBracket;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.RandomFaults;
import io.mytrader.gateway.market.GeneratedMarkets;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.transcript.Transcript;
import io.mytrader.ib.wire.client.AccountRequest.RequestPositions;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketData;
import io.mytrader.ib.wire.client.OrderRequest.RequestGlobalCancel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The gateway survives its own faults. */
class RandomFaultsTest {
    private static final Duration LENGTH = Duration.ofHours(1);

    @Test
    void aSeedNamesAScript() {
        FaultScript script = RandomFaults.script(1, LENGTH, 30);
        assertThat(script.faults()).hasSize(30);
        assertThat(RandomFaults.script(1, LENGTH, 30)).isEqualTo(script);
        assertThat(RandomFaults.script(2, LENGTH, 30)).isNotEqualTo(script);
    }

    @Test
    void noScriptBreaksTheGateway() {
        for (long seed = 1; seed <= 40; seed++) {
            try {
                run(seed);
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError("seed " + seed, broken);
            }
        }
    }

    private static void run(long seed) {
        Gateway gateway =
                new Gateway(
                        GatewaySettings.PAPER,
                        new GeneratedMarkets(TestMarket.OPEN - LENGTH.toMillis(), seed),
                        RandomFaults.script(seed, LENGTH, 20),
                        Transcript.NONE,
                        OrderObserver.NONE,
                        TestMarket.OPEN);
        for (int minute = 1; minute <= 60; minute += 5) {
            int nextId = minute * 10;
            int at = minute;
            // A client that starts afresh every five minutes, as after a crash.
            TestClient.tryConnect(gateway, 7)
                    .ifPresent(client -> trade(gateway, client, nextId, at));
            gateway.advanceTo(TestMarket.after((at + 5) * 60));
        }
        assertThat(gateway.status().clients()).isEmpty();
    }

    private static void trade(Gateway gateway, TestClient client, int nextId, int minute) {
        client.send(RequestMarketData.streaming(1, MES));
        client.send(new RequestPositions());
        placeBracket(client, nextId, market("BUY", 2), "9000", "1000");
        gateway.advanceTo(TestMarket.after((minute + 3) * 60));
        client.send(new RequestGlobalCancel());
        gateway.advanceTo(TestMarket.after((minute + 4) * 60));
        client.disconnect();
    }
}
