package io.mytrader.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.exit.ProtectionLevels;
import io.mytrader.exit.StopMethod;
import io.mytrader.limit.RiskLedger;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.Bracket;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.order.SingleOrder;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.SizingArithmetic;
import io.mytrader.sizing.BetaDistribution;
import io.mytrader.sizing.SizingMethod;
import io.mytrader.sizing.TradeResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RiskGateTest {
    private static final OrderId ENTRY = new OrderId("t", 1);
    private static final OrderId STOP = new OrderId("t", 2);
    private static final OrderId TARGET = new OrderId("t", 3);

    @Test
    void approvesABracketReducedToTheLargestPosition() {
        // Risk at the stop: 10 points x 5 + 2 x 0.57 + 2 ticks x 1.25 = 53.64; 500 / 53.64 = 9.
        assertThat(new Proposals().answer())
                .isEqualTo(
                        new GateAnswer.Approved(
                                ApprovedOrder.approvedByRiskGate(
                                        new Bracket(
                                                Order.market(
                                                        ENTRY,
                                                        "MES",
                                                        OrderRole.ENTRY,
                                                        OrderSide.BUY,
                                                        Quantity.of(2)),
                                                stop("4740", 2).childOf(ENTRY),
                                                Order.limit(
                                                                TARGET,
                                                                "MES",
                                                                OrderRole.TARGET,
                                                                OrderSide.SELL,
                                                                Quantity.of(2),
                                                                Price.of("4770"))
                                                        .childOf(ENTRY))),
                                new ProtectionLevels(Price.of("4740"), Price.of("4770")),
                                new SizingArithmetic(
                                        "kelly",
                                        100_000,
                                        53.64,
                                        0.005,
                                        0.005,
                                        0.005,
                                        9,
                                        2,
                                        "max_position_size"),
                                new Denial(Outcome.MAX_POSITION_SIZE, 9, 2)));
    }

    @Test
    void aShortEntryByLimitIsABracketTheOtherWayRound() {
        Proposals proposals = new Proposals();
        proposals.settings = proposals.settings.with(new EntrySettings(EntryOrder.LIMIT, 2, 60));
        proposals.side = OrderSide.SELL;
        proposals.position = -1;
        GateAnswer.Approved approved = (GateAnswer.Approved) proposals.answer();
        assertThat(approved.order().request())
                .isEqualTo(
                        new Bracket(
                                limitEntry(OrderSide.SELL, "4749.50"),
                                Order.stop(
                                                STOP,
                                                "MES",
                                                OrderRole.STOP,
                                                OrderSide.BUY,
                                                Quantity.of(1),
                                                Price.of("4760"))
                                        .childOf(ENTRY),
                                Order.limit(
                                                TARGET,
                                                "MES",
                                                OrderRole.TARGET,
                                                OrderSide.BUY,
                                                Quantity.of(1),
                                                Price.of("4730"))
                                        .childOf(ENTRY)));
        // A limit entry pays no slippage, its stop does: 50 + 1.14 + 1.25.
        assertThat(approved.sizing().riskPerContract()).isEqualTo(52.39);
    }

    @Test
    void aLimitEntryIsOnTheTickWhateverTheReference() {
        Proposals proposals = new Proposals();
        proposals.settings = proposals.settings.with(new EntrySettings(EntryOrder.LIMIT, 1, 60));
        proposals.reference = Price.of("4750.10");
        proposals.position = 1;
        assertThat(entry(proposals)).isEqualTo(limitEntry(OrderSide.BUY, "4750.50"));
        proposals.position = -1;
        proposals.side = OrderSide.SELL;
        assertThat(entry(proposals)).isEqualTo(limitEntry(OrderSide.SELL, "4749.75"));
    }

    @Test
    void slippageIsPaidByTheEntryAndTheStop() {
        Proposals proposals = new Proposals();
        proposals.context = GateContext.simulated(0.65, 3);
        // 50 + 1.14 + six ticks of 1.25, by limit three.
        assertThat(((GateAnswer.Approved) proposals.answer()).sizing().riskPerContract())
                .isEqualTo(58.64);
        proposals.settings = proposals.settings.with(new EntrySettings(EntryOrder.LIMIT, 1, 60));
        assertThat(((GateAnswer.Approved) proposals.answer()).sizing().riskPerContract())
                .isEqualTo(54.89);
    }

    @Test
    void kellySizesByTheTradesOfItsOwnStrategy() {
        Proposals proposals = new Proposals();
        for (int i = 1; i <= 12; i++) {
            proposals.statistics.add(
                    new TradeResult(i, Proposals.NOON, "trend_following", "bullish_low", 1, 2));
        }
        assertThat(((GateAnswer.Approved) proposals.answer()).sizing().rawFraction())
                .isEqualTo(0.005);
        for (int i = 13; i <= 24; i++) {
            proposals.statistics.add(
                    new TradeResult(i, Proposals.NOON, "breakout", "bullish_low", 1, 2));
        }
        // Net payoff (100 - 3.64) / 53.64; twelve wins and no loss, so no payoff was observed.
        double payoff = 96.36 / 53.64;
        double prior = 20 / (1 + payoff);
        double winRate = new BetaDistribution(prior + 12, 20 - prior).quantile(0.35);
        assertThat(((GateAnswer.Approved) proposals.answer()).sizing().rawFraction())
                .isCloseTo(winRate - (1 - winRate) / payoff, Proposals.NEARLY);
    }

    @Test
    void researchSendsAnEntryWithoutProtectionAndWithoutLimits() {
        Proposals proposals = new Proposals();
        proposals.settings =
                proposals.settings.with(proposals.settings.stop().with(StopMethod.NONE));
        proposals.ledger = RiskLedger.unlimited(proposals.settings.limits());
        proposals.account = AccountReading.flat(Proposals.EQUITY);
        proposals.atr = Double.NaN;
        proposals.volatility = null;
        proposals.market =
                new MarketReading(Reading.MISSING, Reading.MISSING, DataFreshness.MISSING);

        assertThat(proposals.answer())
                .isEqualTo(
                        new GateAnswer.Approved(
                                ApprovedOrder.approvedByRiskGate(
                                        new SingleOrder(
                                                Order.market(
                                                        ENTRY,
                                                        "MES",
                                                        OrderRole.ENTRY,
                                                        OrderSide.BUY,
                                                        Quantity.of(1)))),
                                null,
                                new SizingArithmetic(
                                        "fixed",
                                        100_000,
                                        Double.NaN,
                                        Double.NaN,
                                        Double.NaN,
                                        Double.NaN,
                                        1,
                                        1,
                                        "none"),
                                null));
    }

    @Test
    void entersNoMoreOnceTheDaysLossIsReached() {
        Proposals proposals = Proposals.sizedBy(SizingMethod.FIXED);
        long equity = Proposals.EQUITY.nanos() - 1_500_000_000_000L;
        proposals.ledger.onMark(Proposals.NOON, Proposals.DAY, equity);

        assertThat(proposals.answer())
                .isEqualTo(new GateAnswer.Denied(new Denial(Outcome.DAILY_LOSS, 1500, 1500), null));
        assertThat(proposals.ledger.mustFlatten()).isTrue();
    }

    @Test
    void anExitIsCappedByThePosition() {
        RiskGate gate = new Proposals().gate();
        assertThat(gate.approveExit(exit(OrderSide.SELL, 5), 2))
                .isEqualTo(
                        ApprovedOrder.approvedByRiskGate(new SingleOrder(exit(OrderSide.SELL, 2))));
        assertThat(gate.approveExit(exit(OrderSide.BUY, 1), -2))
                .isEqualTo(
                        ApprovedOrder.approvedByRiskGate(new SingleOrder(exit(OrderSide.BUY, 1))));
    }

    @Test
    void anExitNeverOpensOrFlipsAPosition() {
        RiskGate gate = new Proposals().gate();
        for (int position : new int[] {0, -1}) {
            assertThatThrownBy(() -> gate.approveExit(exit(OrderSide.SELL, 1), position))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("would not reduce a position of " + position);
        }
        assertThatThrownBy(() -> gate.approveExit(exit(OrderSide.BUY, 1), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        gate.approveExit(
                                Order.market(
                                        ENTRY,
                                        "MES",
                                        OrderRole.ENTRY,
                                        OrderSide.SELL,
                                        Quantity.of(1)),
                                1))
                .hasMessageContaining("not an exit");
    }

    @Test
    void protectionCoversExactlyThePosition() {
        RiskGate gate = new Proposals().gate();
        assertThat(gate.approveProtection(stop("4740", 2), 2))
                .isEqualTo(ApprovedOrder.approvedByRiskGate(new SingleOrder(stop("4740", 2))));
        for (int position : new int[] {1, 3, 0, -2}) {
            assertThatThrownBy(() -> gate.approveProtection(stop("4740", 2), position))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aWorkingStopOnlyTightens() {
        assertThat(mayChange("4740.25", 2, 2, null)).isTrue();
        assertThat(mayChange("4740", 2, 2, null)).isTrue();
        assertThat(mayChange("4739.75", 2, 2, null)).isFalse();
        assertThat(mayChange("4740.30", 2, 2, null)).isFalse();
    }

    @Test
    void aWorkingStopLoosensOnceWithTheShiftOfItsEntry() {
        ProtectionLevels shifted = new ProtectionLevels(Price.of("4739"), Price.of("4769"));
        assertThat(mayChange("4739", 2, 2, shifted)).isTrue();
        assertThat(mayChange("4738.75", 2, 2, shifted)).isFalse();
    }

    @Test
    void aWorkingStopIsChangedForExactlyThePosition() {
        assertThat(mayChange("4741", 1, 1, null)).isTrue();
        assertThat(mayChange("4741", 2, 1, null)).isFalse();
        assertThat(mayChange("4741", 1, 2, null)).isFalse();
        assertThat(mayChange("4741", 1, 0, null)).isFalse();
        assertThat(mayChange("4741", 1, -1, null)).isFalse();
    }

    @Test
    void aStopOfAShortPositionTightensDownwards() {
        Order stop =
                Order.stop(
                        STOP,
                        "MES",
                        OrderRole.STOP,
                        OrderSide.BUY,
                        Quantity.of(1),
                        Price.of("4760"));
        assertThat(mayChange(stop, OrderState.WORKING, 0, "4759.75", 1, -1)).isTrue();
        assertThat(mayChange(stop, OrderState.WORKING, 0, "4760.25", 1, -1)).isFalse();
        assertThat(mayChange(stop, OrderState.WORKING, 0, "4759.75", 1, 1)).isFalse();
    }

    @Test
    void whatFilledBelongsToTheTotalQuantityOfAChange() {
        Order stop = stop("4740", 3);
        assertThat(mayChange(stop, OrderState.WORKING, 1, "4741", 3, 2)).isTrue();
        assertThat(mayChange(stop, OrderState.WORKING, 1, "4741", 2, 2)).isFalse();
    }

    @Test
    void aTargetIsRepricedToAnyPriceForNoMoreThanThePosition() {
        Order target =
                Order.limit(
                        STOP,
                        "MES",
                        OrderRole.TARGET,
                        OrderSide.SELL,
                        Quantity.of(2),
                        Price.of("4770"));
        assertThat(mayChange(target, OrderState.WORKING, 0, "4700", 2, 2)).isTrue();
        assertThat(mayChange(target, OrderState.WORKING, 0, "4800", 1, 2)).isTrue();
        assertThat(mayChange(target, OrderState.WORKING, 0, "4700", 3, 2)).isFalse();
        assertThat(mayChange(target, OrderState.WORKING, 1, "4700", 2, 1)).isTrue();
        assertThat(mayChange(target, OrderState.WORKING, 2, "4700", 2, 1)).isFalse();
        assertThat(mayChange(target, OrderState.WORKING, 0, "4700.10", 2, 2)).isFalse();
    }

    @Test
    void anEntryAMarketOrderAnOrderThatEndedAndAnotherOneAreNotChanged() {
        Order entry = limitEntry(OrderSide.SELL, "4749.50");
        assertThat(mayChange(entry, OrderState.WORKING, 0, "4749", 1, 1)).isFalse();
        assertThat(mayChange(exit(OrderSide.SELL, 1), OrderState.WORKING, 0, "4749", 1, 1))
                .isFalse();
        assertThat(mayChange(stop("4740", 1), OrderState.CANCELLED, 0, "4741", 1, 1)).isFalse();
        assertThat(mayChange(stop("4740", 1), OrderState.ACKNOWLEDGED, 0, "4741", 1, 1)).isTrue();
        OrderReport working =
                new OrderReport(stop("4740", 1), OrderState.WORKING, 0, 7, Proposals.NOON, null);
        OrderChange other = new OrderChange(TARGET, Quantity.of(1), Price.of("4741"));
        assertThat(new Proposals().gate().mayChange(Proposals.MES, working, other, 1, null))
                .isFalse();
    }

    @Test
    void onlyAStopProtects() {
        RiskGate gate = new Proposals().gate();
        Order target =
                Order.limit(
                        TARGET,
                        "MES",
                        OrderRole.TARGET,
                        OrderSide.SELL,
                        Quantity.of(1),
                        Price.of("4770"));
        assertThatThrownBy(() -> gate.approveProtection(target, 1))
                .hasMessageContaining("not a protective stop");
        Order market = Order.market(STOP, "MES", OrderRole.STOP, OrderSide.SELL, Quantity.of(1));
        assertThatThrownBy(() -> gate.approveProtection(market, 1))
                .hasMessageContaining("not a protective stop");
        assertThat(gate.approveExit(target, 1))
                .isEqualTo(ApprovedOrder.approvedByRiskGate(new SingleOrder(target)));
    }

    private static Order entry(Proposals proposals) {
        GateAnswer.Approved approved = (GateAnswer.Approved) proposals.answer();
        return ((Bracket) approved.order().request()).entry();
    }

    private static Order limitEntry(OrderSide side, String price) {
        return Order.limit(ENTRY, "MES", OrderRole.ENTRY, side, Quantity.of(1), Price.of(price));
    }

    private static boolean mayChange(
            Order order, OrderState state, int filled, String price, int quantity, int position) {
        return new Proposals()
                .gate()
                .mayChange(
                        Proposals.MES,
                        new OrderReport(order, state, filled, 7, Proposals.NOON, null),
                        new OrderChange(order.id(), Quantity.of(quantity), Price.of(price)),
                        position,
                        null);
    }

    private static boolean mayChange(
            String price, int quantity, int position, @Nullable ProtectionLevels shifted) {
        OrderReport working =
                new OrderReport(stop("4740", 2), OrderState.WORKING, 0, 7, Proposals.NOON, null);
        return new Proposals()
                .gate()
                .mayChange(
                        Proposals.MES,
                        working,
                        new OrderChange(STOP, Quantity.of(quantity), Price.of(price)),
                        position,
                        shifted);
    }

    private static Order stop(String price, int quantity) {
        return Order.stop(
                STOP,
                "MES",
                OrderRole.STOP,
                OrderSide.SELL,
                Quantity.of(quantity),
                Price.of(price));
    }

    private static Order exit(OrderSide side, int quantity) {
        return Order.market(ENTRY, "MES", OrderRole.EXIT, side, Quantity.of(quantity));
    }
}
