package io.mytrader.gateway;

import static io.mytrader.gateway.TestMarket.after;
import static io.mytrader.gateway.TestMarket.limit;
import static io.mytrader.gateway.TestMarket.market;
import static io.mytrader.gateway.TestMarket.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.ib.wire.client.AccountRequest.RequestAccountSummary;
import io.mytrader.ib.wire.client.AccountRequest.RequestAccountUpdates;
import io.mytrader.ib.wire.client.AccountRequest.RequestPnl;
import io.mytrader.ib.wire.client.AccountRequest.RequestPnlSingle;
import io.mytrader.ib.wire.client.AccountRequest.RequestPositions;
import io.mytrader.ib.wire.server.AccountReply.AccountDownloadEnd;
import io.mytrader.ib.wire.server.AccountReply.AccountSummary;
import io.mytrader.ib.wire.server.AccountReply.AccountSummaryEnd;
import io.mytrader.ib.wire.server.AccountReply.AccountValue;
import io.mytrader.ib.wire.server.AccountReply.Pnl;
import io.mytrader.ib.wire.server.AccountReply.PnlSingle;
import io.mytrader.ib.wire.server.AccountReply.PortfolioValue;
import io.mytrader.ib.wire.server.AccountReply.Position;
import io.mytrader.ib.wire.server.AccountReply.PositionEnd;
import io.mytrader.ib.wire.server.OrderReply.CommissionReport;
import io.mytrader.ib.wire.server.OrderReply.ExecutionDetails;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Positions, account values, profit and loss. */
class AccountTest {

    private static String value(TestClient client, String key) {
        return client.all(AccountValue.class).stream()
                .filter(it -> it.key().equals(key) && !it.currency().equals("BASE"))
                .map(AccountValue::value)
                .reduce((first, second) -> second)
                .orElse("");
    }

    @Test
    void theAverageCostIncludesMultiplierAndCommission() {
        Gateway gateway = TestMarket.at(5300).quiet(3, 5300).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(new RequestPositions());
        assertThat(client.all(PositionEnd.class)).hasSize(1);
        assertThat(client.all(Position.class)).isEmpty();
        client.send(order(1, market("SELL", 2)));
        gateway.advanceTo(after(1));
        Position held = client.last(Position.class);
        assertThat(held.position()).isEqualTo("-2");
        assertThat(held.averageCost()).isEqualByComparingTo("26498.18");
        assertThat(held.contract().exchange()).isEmpty();
        client.send(order(2, market("BUY", 2)));
        gateway.advanceTo(after(2));
        assertThat(client.last(Position.class).position()).isEqualTo("0");
        client.take();
        client.send(new RequestPositions());
        assertThat(client.all(Position.class)).isEmpty();
    }

    @Test
    void accountValuesFollowTheFills() {
        Gateway gateway = TestMarket.at(5300).bar(5300, 5310, 5300, 5310).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(new RequestAccountUpdates(true, "DU1234567"));
        assertThat(client.all(AccountDownloadEnd.class)).hasSize(1);
        assertThat(value(client, "NetLiquidation")).isEqualTo("100000.00");
        assertThat(value(client, "AccountReady")).isEqualTo("true");
        client.send(order(1, market("BUY", 2)));
        gateway.advanceTo(after(1));
        assertThat(value(client, "InitMarginReq")).isEqualTo("5000.00");
        assertThat(value(client, "MaintMarginReq")).isEqualTo("4500.00");
        // Two contracts, a tick of slippage and 57 cents each.
        assertThat(value(client, "NetLiquidation")).isEqualTo("99996.36");
        assertThat(value(client, "AvailableFunds")).isEqualTo("94996.36");
        assertThat(client.last(PortfolioValue.class).unrealizedPnl()).isEqualTo("-3.64");
        client.take();
        gateway.advanceTo(after(181));
        assertThat(value(client, "NetLiquidation")).isEqualTo("100096.36");
        assertThat(client.last(PortfolioValue.class).marketValue()).isEqualTo("53100.00");
    }

    @Test
    void profitAndLossIsReportedWhenItChanges() {
        Gateway gateway = TestMarket.at(5300).quiet(1, 5300).bar(5300, 5310, 5300, 5310).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(order(1, market("BUY", 1)));
        gateway.advanceTo(after(1));
        int conId = client.last(ExecutionDetails.class).contract().conId();
        client.send(new RequestPnl(900, "DU1234567", ""));
        client.send(new RequestPnlSingle(901, "DU1234567", "", conId));
        gateway.advanceTo(after(50));
        assertThat(client.all(Pnl.class))
                .containsExactly(new Pnl(900, money("-1.82"), money("-1.82"), money("0.00")));
        gateway.advanceTo(after(121));
        assertThat(client.last(Pnl.class))
                .isEqualTo(new Pnl(900, money("48.18"), money("48.18"), money("0.00")));
        assertThat(client.last(PnlSingle.class))
                .isEqualTo(
                        new PnlSingle(
                                901,
                                BigDecimal.ONE,
                                money("48.18"),
                                money("48.18"),
                                money("0.00"),
                                money("26550.00")));
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    @Test
    void aNewExchangeDayStartsFromZero() {
        TestMarket market = TestMarket.at(5300).quiet(3, 5300).silent(7 * 60 - 3).quiet(3, 5300);
        Gateway gateway = market.gateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(order(1, market("BUY", 1)));
        gateway.advanceTo(after(1));
        client.send(order(2, market("SELL", 1)));
        gateway.advanceTo(after(2));
        client.send(new RequestPnl(900, "DU1234567", ""));
        gateway.advanceTo(after(3));
        assertThat(client.last(Pnl.class).realized()).isEqualTo("-3.64");
        gateway.advanceTo(after(7 * 3600 + 2));
        assertThat(client.last(Pnl.class).realized()).isEqualTo("0.00");
        assertThat(client.last(Pnl.class).daily()).isEqualTo("0.00");
    }

    @Test
    void anExpiringContractIsSettledInCash() {
        TestMarket market = TestMarket.at(5300).quiet(2, 5300).silent(3 * 24 * 60 - 120);
        Gateway gateway = market.bar(5310, 5310, 5310, 5310).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(new RequestPositions());
        client.send(order(1, market("BUY", 1)));
        client.send(order(2, limit("BUY", 1, "5000")));
        // 08:30 in Chicago on 18 June is an hour and a half short of three days.
        gateway.advanceTo(after(3 * 24 * 3600 - 5401));
        assertThat(gateway.status().positions()).hasSize(1);
        gateway.advanceTo(after(3 * 24 * 3600 - 5400));
        assertThat(client.last(Position.class).position()).isEqualTo("0");
        assertThat(gateway.status().orders()).isEmpty();
        // Ten points, less a tick of slippage and one commission.
        assertThat(gateway.status().equity()).isEqualTo("100048.18");
    }

    @Test
    void summariesCarryTheTagsThatWereAsked() {
        Gateway gateway = TestMarket.at(5300).quiet(3, 5300).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(new RequestAccountSummary(1, "All", "NetLiquidation, BuyingPower"));
        assertThat(client.all(AccountSummary.class))
                .containsExactly(
                        new AccountSummary(1, "DU1234567", "BuyingPower", "400000.00", "USD"),
                        new AccountSummary(1, "DU1234567", "NetLiquidation", "100000.00", "USD"));
        assertThat(client.all(AccountSummaryEnd.class)).hasSize(1);
        client.send(new RequestAccountSummary(2, "All", "NetLiquidation"));
        client.send(new RequestAccountSummary(3, "All", "NetLiquidation"));
        assertThat(client.errorCodes()).containsExactly(322);
    }

    /** Realised profit per report, cash and position must all tell the same story. */
    @Test
    void theBooksAddUpAfterAnyTrading() {
        for (long seed = 1; seed <= 8; seed++) {
            Random random = new Random(seed);
            TestMarket market = TestMarket.at(5300);
            double price = 5300;
            for (int i = 0; i < 60; i++) {
                double close = price + (random.nextInt(41) - 20) * 0.25;
                market.bar(price, Math.max(price, close), Math.min(price, close), close);
                price = close;
            }
            Gateway gateway = market.gateway();
            TestClient client = TestClient.connect(gateway, 7);
            for (int id = 1; id <= 40; id++) {
                client.send(
                        order(
                                id,
                                market(
                                        random.nextBoolean() ? "BUY" : "SELL",
                                        1 + random.nextInt(4))));
                gateway.advanceTo(after(id * 60));
            }
            gateway.advanceTo(after(41 * 60));
            assertBooksAddUp(client, gateway, seed);
        }
    }

    private static void assertBooksAddUp(TestClient client, Gateway gateway, long seed) {
        List<ExecutionDetails> executions = client.all(ExecutionDetails.class);
        List<CommissionReport> reports = client.all(CommissionReport.class);
        assertThat(executions).hasSameSizeAs(reports);
        BigDecimal cash = new BigDecimal("100000");
        int position = 0;
        for (ExecutionDetails it : executions) {
            int signed = it.shares().intValueExact() * (it.side().equals("BOT") ? 1 : -1);
            position += signed;
            cash = cash.subtract(it.price().multiply(BigDecimal.valueOf(5L * signed)));
        }
        BigDecimal commissions = BigDecimal.ZERO;
        for (CommissionReport report : reports) {
            commissions = commissions.add(BigDecimal.ZERO.add(report.commission()));
        }
        client.take();
        client.send(new RequestAccountUpdates(true, ""));
        BigDecimal last = client.all(PortfolioValue.class).getLast().marketPrice();
        BigDecimal equity =
                cash.add(BigDecimal.valueOf(5L * position).multiply(last)).subtract(commissions);
        assertThat(gateway.status().equity()).as("seed %d", seed).isEqualByComparingTo(equity);
        assertThat(
                        gateway.status().positions().stream()
                                .mapToInt(GatewayStatus.PositionLine::contracts)
                                .sum())
                .as("seed %d", seed)
                .isEqualTo(position);
    }
}
