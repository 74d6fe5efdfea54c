package io.mytrader.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.exit.StopMethod;
import io.mytrader.limit.HaltReason;
import io.mytrader.limit.RiskLedger;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.market.Quantity;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.SingleOrder;
import io.mytrader.signal.Outcome;
import io.mytrader.sizing.SizingMethod;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Missing, not finite and contradictory inputs: closed for entries, open for exits. */
class MissingInputTest {
    private static final Reading ONE = Reading.of(1);
    private static final Money MONEY = Proposals.EQUITY;

    static Stream<Arguments> broken() {
        return Stream.of(
                broken(
                        "spread missing",
                        Outcome.LIMIT_INPUT_MISSING,
                        market(Reading.MISSING, ONE, DataFreshness.REAL_TIME)),
                broken(
                        "spread nan",
                        Outcome.LIMIT_INPUT_MISSING,
                        market(Reading.of(Double.NaN), ONE, DataFreshness.REAL_TIME)),
                broken(
                        "spread infinite",
                        Outcome.LIMIT_INPUT_MISSING,
                        market(Reading.of(Double.POSITIVE_INFINITY), ONE, DataFreshness.REAL_TIME)),
                broken(
                        "spread crossed",
                        Outcome.LIMIT_INPUT_MISSING,
                        market(Reading.of(-1), ONE, DataFreshness.REAL_TIME)),
                broken(
                        "age missing",
                        Outcome.LIMIT_INPUT_MISSING,
                        market(ONE, Reading.MISSING, DataFreshness.REAL_TIME)),
                broken(
                        "age nan",
                        Outcome.LIMIT_INPUT_MISSING,
                        market(ONE, Reading.of(Double.NaN), DataFreshness.REAL_TIME)),
                broken(
                        "age of a price from the future",
                        Outcome.LIMIT_INPUT_MISSING,
                        market(ONE, Reading.of(-1), DataFreshness.REAL_TIME)),
                broken(
                        "freshness missing",
                        Outcome.LIMIT_INPUT_MISSING,
                        market(ONE, ONE, DataFreshness.MISSING)),
                broken(
                        "equity never marked",
                        Outcome.LIMIT_INPUT_MISSING,
                        p -> p.ledger = RiskLedger.limitedBy(TradingSettings.defaults().limits())),
                broken(
                        "equity missing from the ledger",
                        Outcome.LIMIT_INPUT_MISSING,
                        p -> p.ledger.onEquityMissing()),
                broken(
                        "open risk missing",
                        Outcome.LIMIT_INPUT_MISSING,
                        account(MONEY, MONEY, null, null)),
                broken(
                        "open risk negative",
                        Outcome.LIMIT_INPUT_MISSING,
                        account(MONEY, MONEY, null, Money.of("-1"))),
                broken(
                        "funds missing",
                        Outcome.LIMIT_INPUT_MISSING,
                        account(MONEY, null, null, Money.ZERO)),
                broken(
                        "margin zero",
                        Outcome.LIMIT_INPUT_MISSING,
                        account(MONEY, MONEY, Money.ZERO, Money.ZERO)),
                broken(
                        "margin negative",
                        Outcome.LIMIT_INPUT_MISSING,
                        account(MONEY, MONEY, Money.of("-1"), Money.ZERO)),
                broken(
                        "equity missing",
                        Outcome.SIZING_INPUT_MISSING,
                        account(null, MONEY, null, Money.ZERO)),
                broken(
                        "confidence nan",
                        Outcome.SIZING_INPUT_MISSING,
                        p -> p.confidence = Double.NaN),
                broken(
                        "confidence above one",
                        Outcome.SIZING_INPUT_MISSING,
                        p -> p.confidence = 1.0001),
                broken(
                        "confidence negative",
                        Outcome.SIZING_INPUT_MISSING,
                        p -> p.confidence = -0.0001),
                broken("atr nan", Outcome.SIZING_INPUT_MISSING, p -> p.atr = Double.NaN),
                broken("atr negative", Outcome.SIZING_INPUT_MISSING, p -> p.atr = -1),
                broken(
                        "atr infinite",
                        Outcome.SIZING_INPUT_MISSING,
                        p -> p.atr = Double.POSITIVE_INFINITY),
                broken(
                        "volatility missing",
                        Outcome.SIZING_INPUT_MISSING,
                        p -> p.volatility = null),
                broken(
                        "equity zero",
                        Outcome.SIZE_ZERO,
                        account(Money.ZERO, MONEY, null, Money.ZERO)),
                broken(
                        "equity negative",
                        Outcome.SIZE_ZERO,
                        account(Money.of("-5"), MONEY, null, Money.ZERO)));
    }

    private static Arguments broken(String name, Outcome outcome, Consumer<Proposals> breaking) {
        return Arguments.of(name, outcome, breaking);
    }

    private static Consumer<Proposals> market(
            Reading spread, Reading age, DataFreshness freshness) {
        return p -> p.market = new MarketReading(spread, age, freshness);
    }

    private static Consumer<Proposals> account(
            @Nullable Money equity,
            @Nullable Money funds,
            @Nullable Money margin,
            @Nullable Money openRisk) {
        return p -> p.account = new AccountReading(equity, funds, margin, openRisk);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void blocksTheEntryAndNoExitR52(String name, Outcome outcome, Consumer<Proposals> breaking) {
        Proposals proposals = new Proposals();
        assertThat(proposals.answer()).isInstanceOf(GateAnswer.Approved.class);

        breaking.accept(proposals);
        assertThat(proposals.answer())
                .isInstanceOfSatisfying(
                        GateAnswer.Denied.class,
                        denied ->
                                assertThat(denied.denial().outcome()).as(name).isEqualTo(outcome));
        assertExitsPass(proposals);
    }

    @Test
    void haltsAndLimitsBlockNoExit() {
        Proposals proposals = new Proposals();
        proposals.ledger.halt(HaltReason.INVARIANT);
        proposals.ledger.onMark(Proposals.NOON, Proposals.DAY, 0);
        assertExitsPass(proposals);
    }

    @Test
    void aRangeThatNobodyNeedsMayBeMissing() {
        Proposals proposals = Proposals.sizedBy(SizingMethod.FIXED);
        proposals.settings =
                proposals.settings.with(proposals.settings.stop().with(StopMethod.TICKS));
        proposals.atr = Double.NaN;
        proposals.volatility = null;
        assertThat(proposals.answer()).isInstanceOf(GateAnswer.Approved.class);
    }

    @Test
    void sizingByRangeNeedsARangeEvenInResearch() {
        Proposals proposals = Proposals.sizedBy(SizingMethod.ATR);
        proposals.settings =
                proposals.settings.with(proposals.settings.stop().with(StopMethod.NONE));
        assertThat(proposals.answer()).isInstanceOf(GateAnswer.Approved.class);
        for (double atr : new double[] {Double.NaN, -1, 1e7 + 1}) {
            proposals.atr = atr;
            assertThat(proposals.answer())
                    .isInstanceOfSatisfying(
                            GateAnswer.Denied.class,
                            denied ->
                                    assertThat(denied.denial().outcome())
                                            .isEqualTo(Outcome.SIZING_INPUT_MISSING));
        }
    }

    @Test
    void withoutAMarginThereIsNothingToFund() {
        Instrument generic = InstrumentCatalogue.find("GENERIC").orElseThrow();
        Proposals proposals = new Proposals();
        proposals.instrument = generic;
        proposals.account = new AccountReading(MONEY, null, null, Money.ZERO);
        assertThat(proposals.answer()).isInstanceOf(GateAnswer.Approved.class);
    }

    @Test
    void aNumberOfWorkingEntriesBelowZeroIsAProgrammersError() {
        Proposals proposals = new Proposals();
        proposals.working = -1;
        assertThatThrownBy(proposals::answer)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new Reading.Known(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThat(Reading.of(0)).isEqualTo(new Reading.Known(0));
    }

    private static void assertExitsPass(Proposals proposals) {
        Order exit =
                Order.market(
                        new OrderId("t", 9), "MES", OrderRole.EXIT, OrderSide.SELL, Quantity.of(2));
        assertThat(proposals.gate().approveExit(exit, 2))
                .isEqualTo(ApprovedOrder.approvedByRiskGate(new SingleOrder(exit)));
    }
}
