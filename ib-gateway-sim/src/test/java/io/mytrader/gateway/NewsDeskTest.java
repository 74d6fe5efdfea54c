package io.mytrader.gateway;

import static io.mytrader.gateway.TestMarket.MES;
import static io.mytrader.gateway.TestMarket.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.gateway.data.NewsWire;
import io.mytrader.gateway.data.NewsWire.Access;
import io.mytrader.ib.wire.client.MarketDataRequest.CancelMarketData;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketData;
import io.mytrader.ib.wire.client.NewsRequest.RequestNewsProviders;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.server.NewsReply.NewsProvider;
import io.mytrader.ib.wire.server.NewsReply.NewsProviders;
import io.mytrader.ib.wire.server.NewsReply.TickNews;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The news that the gateway serves, and how it refuses them. */
class NewsDeskTest {
    private static final NewsWire WIRE =
            new NewsWire(
                            List.of(
                                    NewsWire.Provider.open("BRFG", "Briefing.com"),
                                    new NewsWire.Provider("BZ", "Benzinga", Access.FORBIDDEN),
                                    new NewsWire.Provider("UPDN", "Upgrades", Access.NO_TAPE)),
                            List.of())
                    .with(Duration.ofSeconds(10), "BRFG", "Stocks rise")
                    .with(Duration.ofSeconds(20), "BZ", "Not for everybody");

    private final Gateway gateway =
            TestMarket.at(5300).with(GatewaySettings.PAPER.withNews(WIRE)).quiet(3, 5300).gateway();
    private final TestClient client = TestClient.connect(gateway, 7);

    @Test
    void namesTheProviders() {
        client.send(new RequestNewsProviders());
        assertThat(client.last(NewsProviders.class))
                .isEqualTo(
                        new NewsProviders(
                                List.of(
                                        new NewsProvider("BRFG", "Briefing.com"),
                                        new NewsProvider("BZ", "Benzinga"),
                                        new NewsProvider("UPDN", "Upgrades"))));
    }

    @Test
    void publishesToWhoSubscribedUntilItIsCancelled() {
        client.send(RequestMarketData.newsTape(1, "BRFG"));
        client.send(RequestMarketData.newsTape(2, "BRFG"));
        client.send(new CancelMarketData(2));
        gateway.advanceTo(after(60));
        assertThat(client.all(TickNews.class))
                .containsExactly(
                        new TickNews(
                                1,
                                after(10),
                                "BRFG",
                                "BRFG$" + Long.toHexString(after(10) / 1000),
                                "Stocks rise",
                                ""));
        assertThat(client.errorCodes()).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotHaveAndWhatTheLoginMayNotRead() {
        client.send(RequestMarketData.newsTape(1, "BZ"));
        client.send(RequestMarketData.newsTape(2, "UPDN"));
        client.send(RequestMarketData.newsTape(3, "NOBODY"));
        client.send(withTicks(4, MES, "292"));
        client.send(withTicks(5, RequestMarketData.newsTape(5, "BRFG").contract(), "292"));
        assertThat(client.errorCodes()).containsExactly(10276, 200, 200, 10094, 321);
        gateway.advanceTo(after(60));
        assertThat(client.all(TickNews.class)).isEmpty();
    }

    private static RequestMarketData withTicks(int id, ContractSpec contract, String ticks) {
        return new RequestMarketData(id, contract, List.of(), null, ticks, false, false, "");
    }
}
