package io.mytrader.gateway;

import static io.mytrader.gateway.TestMarket.after;
import static io.mytrader.gateway.TestMarket.limit;
import static io.mytrader.gateway.TestMarket.market;
import static io.mytrader.gateway.TestMarket.order;
import static io.mytrader.gateway.TestMarket.placeBracket;
import static io.mytrader.gateway.TestMarket.stop;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.OrderFault;
import io.mytrader.gateway.fault.OrderFault.Role;
import io.mytrader.gateway.referee.Breach;
import io.mytrader.gateway.referee.Breach.Promise;
import io.mytrader.gateway.referee.Referee;
import io.mytrader.ib.wire.order.OrderField;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the referee sees. */
class RefereeTest {
    private final Referee referee = new Referee(2);

    private TestClient client(TestMarket market, OrderFault... faults) {
        gateway = market.with(referee).with(FaultScript.of(faults)).gateway();
        return TestClient.connect(gateway, 7);
    }

    private Gateway gateway = TestMarket.at(5300).gateway();

    private List<Promise> broken() {
        return referee.verdict(gateway.nowMillis()).breaches().stream()
                .map(Breach::promise)
                .toList();
    }

    private long unprotectedMillis() {
        return referee.verdict(gateway.nowMillis()).longestUnprotectedMillis();
    }

    @Test
    void aBracketIsProtectedFromItsFirstFill() {
        TestClient client =
                client(
                        TestMarket.at(5300).bar(5300, 5300, 5300, 5300).bar(5300, 5300, 5280, 5280),
                        new OrderFault(Role.ENTRY, 1, 1, new OrderFault.Trouble.PartialFills(1)));
        placeBracket(client, 1, market("BUY", 2), "5320", "5290");
        gateway.advanceTo(after(125));
        assertThat(referee.verdict(gateway.nowMillis()))
                .isEqualTo(new Referee.Verdict(List.of(), 0, 0, 2, 0, 0, 3, 3));
    }

    @Test
    void aPositionWithoutStopIsUnprotectedUntilThereIsOne() {
        TestClient client = client(TestMarket.at(5300).quiet(3, 5300));
        client.send(order(1, market("BUY", 1)));
        gateway.advanceTo(after(5));
        assertThat(unprotectedMillis()).isEqualTo(4940);
        client.send(order(2, stop("SELL", 1, "5290")));
        gateway.advanceTo(after(30));
        assertThat(unprotectedMillis()).isEqualTo(4980);
    }

    @Test
    void aMissingStopOfABracketIsSeen() {
        TestClient client =
                client(
                        TestMarket.at(5300).quiet(3, 5300),
                        new OrderFault(
                                Role.STOP, 1, 1, new OrderFault.Trouble.Rejected(201, "refused")));
        placeBracket(client, 1, market("BUY", 1), "5320", "5290");
        gateway.advanceTo(after(10));
        assertThat(unprotectedMillis()).isGreaterThan(9000);
    }

    @Test
    void aReductionInFlightCounts() {
        TestClient client = client(TestMarket.at(5300).quiet(3, 5300));
        client.send(order(1, market("BUY", 1)));
        client.send(order(2, market("SELL", 1)));
        gateway.advanceTo(after(10));
        assertThat(unprotectedMillis()).isZero();
    }

    @Test
    void limitsFlipsDuplicatesAndOffTickPricesAreBreaches() {
        TestClient client = client(TestMarket.at(5300).quiet(3, 5300));
        client.send(order(1, limit("BUY", 1, "5290.10")));
        client.send(order(2, limit("BUY", 2, "5290").set(OrderField.ORDER_REF, "a")));
        client.send(order(3, limit("BUY", 1, "5290").set(OrderField.ORDER_REF, "a")));
        client.send(order(4, market("SELL", 1)));
        client.send(order(5, market("BUY", 2)));
        gateway.advanceTo(after(10));
        assertThat(broken())
                .containsExactly(
                        Promise.ON_TICK,
                        Promise.NO_DUPLICATE,
                        Promise.POSITION_LIMIT,
                        Promise.POSITION_LIMIT,
                        Promise.NO_FLIP);
    }
}
