package io.mytrader.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.exit.ContractLife;
import io.mytrader.exit.SessionWindow;
import io.mytrader.exit.StopMethod;
import io.mytrader.exit.StopSettings;
import io.mytrader.limit.LimitReading;
import io.mytrader.limit.LimitReading.State;
import io.mytrader.limit.RiskLedger;
import io.mytrader.market.Money;
import io.mytrader.order.OrderSide;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.SizingArithmetic;
import io.mytrader.sizing.SizingMethod;
import io.mytrader.sizing.SizingSettings;
import io.mytrader.sizing.TradeResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each rule of the gate just before, at and after its threshold. */
class GateDenialTest {
    private static final long MINUTE = 60_000;

    private final Proposals proposals = new Proposals();

    @Test
    void oneEntryInFlight() {
        proposals.working = 1;
        assertDenied(Outcome.ENTRY_IN_FLIGHT, 1, 0);
    }

    @Test
    void noEntryAgainstAnOpenPosition() {
        proposals.position = -1;
        assertDenied(Outcome.IN_POSITION, -1, 0);
        proposals.side = OrderSide.SELL;
        assertThat(contracts()).isEqualTo(1);
        proposals.position = 1;
        assertDenied(Outcome.IN_POSITION, 1, 0);
    }

    @Test
    void noMoreThanTheLargestPosition() {
        assertThat(contracts()).isEqualTo(2);
        proposals.position = 1;
        assertReduced(1, "max_position_size", Outcome.MAX_POSITION_SIZE, 10, 2);
        proposals.position = 2;
        assertDenied(Outcome.MAX_POSITION_SIZE, 11, 2);
        proposals.position = 3;
        assertDenied(Outcome.MAX_POSITION_SIZE, 12, 2);
    }

    @Test
    void theMarketIsOpen() {
        long close = proposals.window.closeMillis();
        proposals.timeMillis = close;
        assertDenied(Outcome.MARKET_CLOSED, Double.NaN, Double.NaN);
        proposals.timeMillis = proposals.window.openMillis() - 1;
        assertDenied(Outcome.MARKET_CLOSED, Double.NaN, Double.NaN);
        proposals.timeMillis = proposals.window.openMillis();
        assertThat(contracts()).isEqualTo(2);
    }

    @Test
    void noEntryInTheLastTwentyMinutes() {
        long close = proposals.window.closeMillis();
        proposals.timeMillis = close - 20 * MINUTE - 1;
        assertThat(contracts()).isEqualTo(2);
        proposals.timeMillis = close - 20 * MINUTE;
        assertDenied(Outcome.NO_ENTRY_BEFORE_CLOSE, 20, 20);
        proposals.timeMillis = close - 30_000;
        assertDenied(Outcome.NO_ENTRY_BEFORE_CLOSE, 0.5, 20);
    }

    @Test
    void noEntryNearExpiry() {
        SessionWindow window = proposals.window;
        proposals.window =
                new SessionWindow(window.openMillis(), window.closeMillis(), ContractLife.NO_ENTRY);
        assertDenied(Outcome.CONTRACT_EXPIRY, Double.NaN, Double.NaN);
        proposals.window =
                new SessionWindow(
                        window.openMillis(), window.closeMillis(), ContractLife.LAST_BEFORE_ROLL);
        assertThat(contracts()).isEqualTo(2);
    }

    @Test
    void noEntryOnAWideSpread() {
        market(Reading.of(1), Reading.of(0), DataFreshness.REAL_TIME);
        assertThat(contracts()).isEqualTo(2);
        market(Reading.of(1.01), Reading.of(0), DataFreshness.REAL_TIME);
        assertDenied(Outcome.SPREAD, 1.01, 1);
    }

    @Test
    void noEntryOnAnOldPrice() {
        market(Reading.of(1), Reading.of(14.999), DataFreshness.REAL_TIME);
        assertThat(contracts()).isEqualTo(2);
        market(Reading.of(1), Reading.of(15), DataFreshness.REAL_TIME);
        assertDenied(Outcome.STALE_PRICE, 15, 15);
    }

    @Test
    void noEntryOnDelayedData() {
        market(Reading.of(1), Reading.of(0), DataFreshness.DELAYED);
        assertDenied(Outcome.DELAYED_DATA, 1, 0);
    }

    @Test
    void aSourceWithoutQuotesIsNotJudgedByThem() {
        proposals.market = MarketReading.BARS_ONLY;
        assertThat(contracts()).isEqualTo(2);
    }

    @Test
    void noEntryBelowTheMinimumConfidence() {
        proposals.confidence = 0.6499;
        assertDenied(Outcome.LOW_CONFIDENCE, 0.6499, 0.65);
        proposals.confidence = 0.65;
        assertThat(contracts()).isEqualTo(2);
    }

    @Test
    void theStopIsFarEnough() {
        proposals.settings = proposals.settings.with(ticks(4, 8));
        assertThat(contracts()).isEqualTo(2);
        proposals.settings = proposals.settings.with(ticks(3, 8));
        assertDenied(Outcome.LEVELS_INVALID, 0.75, 1);
    }

    @Test
    void theTargetIsWorthMoreThanTheCosts() {
        // Costs 3.64: two commissions of 0.57 and two ticks of 1.25.
        proposals.settings = proposals.settings.with(ticks(4, 3));
        assertThat(contracts()).isEqualTo(2);
        proposals.settings = proposals.settings.with(ticks(4, 2));
        assertDenied(Outcome.LEVELS_INVALID, -1.14, 0);
    }

    @Test
    void aTargetThatOnlyPaysTheCostsIsWorthNothing() {
        proposals.instrument = Proposals.MES.withCommission(Money.ZERO);
        proposals.settings = proposals.settings.with(ticks(4, 2));
        assertDenied(Outcome.LEVELS_INVALID, 0, 0);
    }

    @Test
    void theLossAtTheStopHasALimit() {
        // 50 points x 5 + 3.64 = 253.64 a contract; 4 x 253.64 = 1014.56 fit, 5 do not.
        proposals.settings = Proposals.limits(proposals.settings, 10, 1_500, 1_250);
        proposals.settings = fixed(proposals.settings, 6, 10);
        proposals.atr = 25;
        assertReduced(4, "max_loss_per_trade", Outcome.MAX_LOSS_PER_TRADE, 6 * 253.64, 1_250);
        proposals.settings =
                proposals.settings.with(
                        Proposals.limits(proposals.settings, 10, 1_500, 253).limits());
        assertDenied(Outcome.MAX_LOSS_PER_TRADE, 253.64, 253);
    }

    @Test
    void exactlyTheLargestLossIsAllowed() {
        proposals.settings = fixed(proposals.settings, 1, 10);
        proposals.atr = 25;
        proposals.settings =
                proposals.settings.with(
                        Proposals.limits(proposals.settings, 2, "1500", "253.64").limits());
        assertThat(contracts()).isEqualTo(1);
        proposals.settings =
                proposals.settings.with(
                        Proposals.limits(proposals.settings, 2, "1500", "253.639999999").limits());
        assertDenied(Outcome.MAX_LOSS_PER_TRADE, 253.64, 253.639999999);
    }

    @Test
    void theDayMayLoseWhatIsLeft() {
        // 20 points x 5 + 3.64 = 103.64 a contract.
        proposals.settings = fixed(proposals.settings, 2, 10);
        proposals.atr = 10;
        lose("1292.72");
        assertThat(contracts()).isEqualTo(2);
        assertThat(binding()).isEqualTo("none");
        lose("1292.720000001");
        assertReduced(1, "max_daily_loss", Outcome.DAILY_LOSS_BUDGET, 2 * 103.64, 207.279999999);
        lose("1396.36");
        assertThat(contracts()).isEqualTo(1);
        lose("1396.37");
        assertDenied(Outcome.DAILY_LOSS_BUDGET, 103.64, 103.63);
    }

    @Test
    void whatOtherPositionsCanLoseIsNotLeft() {
        proposals.settings = fixed(proposals.settings, 2, 10);
        proposals.atr = 10;
        proposals.account =
                new AccountReading(Proposals.EQUITY, Proposals.EQUITY, null, Money.of("1292.73"));
        assertReduced(1, "max_daily_loss", Outcome.DAILY_LOSS_BUDGET, 2 * 103.64, 207.27);
    }

    @Test
    void aDaysProfitMayBeLostAgain() {
        proposals.settings = fixed(proposals.settings, 2, 10);
        proposals.settings = Proposals.limits(proposals.settings, 2, 207, 1_250);
        proposals.ledger = RiskLedger.limitedBy(proposals.settings.limits());
        proposals.atr = 10;
        lose("0");
        assertThat(contracts()).isEqualTo(1);
        lose("-0.28");
        assertThat(contracts()).isEqualTo(2);
    }

    @Test
    void theMarginMustBeThere() {
        account(Money.of("5000"), null);
        assertThat(binding()).isEqualTo("max_position_size");
        account(Money.of("4999.99"), null);
        assertReduced(1, "margin", Outcome.MARGIN, 5_000, 4_999.99);
        account(Money.of("2499.99"), null);
        assertDenied(Outcome.MARGIN, 2_500, 2_499.99);
        account(Money.of("-1"), null);
        assertDenied(Outcome.MARGIN, 2_500, -1);
    }

    @Test
    void theAccountsOwnMarginGoesBeforeTheCatalogues() {
        account(Money.of("4000"), Money.of("2000"));
        assertThat(contracts()).isEqualTo(2);
        account(Money.of("4000"), Money.of("2000.01"));
        assertReduced(1, "margin", Outcome.MARGIN, 4_000.02, 4_000);
    }

    @Test
    void kellyWithoutAnEdgeProbesInPaperAndIsSuspendedLiveR50() {
        proposals.settings = TradingSettings.defaults();
        for (int i = 1; i <= 12; i++) {
            proposals.statistics.add(
                    new TradeResult(i, Proposals.NOON, "breakout", "bullish_low", -1, -1));
        }
        assertThat(contracts()).isEqualTo(1);
        assertThat(binding()).isEqualTo("kelly_probe");

        proposals.atr = 50;
        assertDenied(Outcome.SIZE_ZERO, 503.64, 500);

        proposals.atr = 5;
        proposals.context = GateContext.live(0.65, 1);
        GateAnswer.Denied denied = denied();
        assertThat(denied.denial().outcome()).isEqualTo(Outcome.KELLY_NOT_POSITIVE);
        assertThat(denied.denial().value()).isNegative();
        assertThat(denied.denial().threshold()).isZero();
    }

    @Test
    void aContractTooRiskyForTheFractionIsNotTraded() {
        // 500.00 fits one contract at 0.5 %, a hair more does not.
        proposals.confidence = 1;
        proposals.atr = 49.636;
        assertDenied(Outcome.SIZE_ZERO, 501.14, 500);
        proposals.atr = 49.5;
        assertThat(contracts()).isEqualTo(1);
    }

    @Test
    void aFixedSizeTooRiskyForTheAccountIsNotTraded() {
        proposals.settings = fixed(proposals.settings, 1, 1);
        proposals.atr = 100;
        assertDenied(Outcome.SIZE_ZERO, 1_003.64, 1_000);
    }

    @Test
    void aRangeTooLargeForTheAccountIsNotTraded() {
        proposals.settings =
                proposals.settings.with(proposals.settings.sizing().with(SizingMethod.ATR));
        proposals.atr = 100;
        assertDenied(Outcome.SIZE_ZERO, 503.64, 500);
    }

    @Test
    void theFirstRuleThatSaysNoIsTheAnswer() {
        proposals.working = 1;
        proposals.timeMillis = proposals.window.closeMillis();
        market(Reading.of(9), Reading.of(99), DataFreshness.DELAYED);
        proposals.confidence = 0;
        proposals.atr = Double.NaN;
        lose("1500");
        assertThat(denied().denial().outcome()).isEqualTo(Outcome.ENTRY_IN_FLIGHT);
        proposals.working = 0;
        assertThat(denied().denial().outcome()).isEqualTo(Outcome.DAILY_LOSS);
        lose("0");
        proposals.ledger = RiskLedger.limitedBy(proposals.settings.limits());
        lose("0");
        assertThat(denied().denial().outcome()).isEqualTo(Outcome.MARKET_CLOSED);
        proposals.timeMillis = Proposals.NOON;
        assertThat(denied().denial().outcome()).isEqualTo(Outcome.DELAYED_DATA);
        market(Reading.of(9), Reading.of(99), DataFreshness.REAL_TIME);
        assertThat(denied().denial().outcome()).isEqualTo(Outcome.STALE_PRICE);
        market(Reading.of(9), Reading.of(0), DataFreshness.REAL_TIME);
        assertThat(denied().denial().outcome()).isEqualTo(Outcome.SPREAD);
        market(Reading.of(1), Reading.of(0), DataFreshness.REAL_TIME);
        assertThat(denied().denial().outcome()).isEqualTo(Outcome.LOW_CONFIDENCE);
        proposals.confidence = 1;
        assertThat(denied().denial().outcome()).isEqualTo(Outcome.SIZING_INPUT_MISSING);
        proposals.atr = 5;
        assertThat(contracts()).isEqualTo(2);
    }

    @Test
    void readsEveryLimitForThePanel() {
        List<LimitReading> readings =
                proposals.gate().readings(Proposals.MES, proposals.market, -1);
        assertThat(readings.subList(7, 11))
                .containsExactly(
                        new LimitReading(Outcome.MAX_POSITION_SIZE, 1, 2, State.OK),
                        new LimitReading(Outcome.DELAYED_DATA, 0, 0, State.OK),
                        new LimitReading(Outcome.STALE_PRICE, 1, 15, State.OK),
                        new LimitReading(Outcome.SPREAD, 1, 1, State.OK));
        assertThat(readings.subList(0, 7)).isEqualTo(proposals.ledger.readings());

        market(Reading.of(2), Reading.of(20), DataFreshness.DELAYED);
        assertThat(proposals.gate().readings(Proposals.MES, proposals.market, 2).subList(7, 11))
                .containsExactly(
                        new LimitReading(Outcome.MAX_POSITION_SIZE, 2, 2, State.REACHED),
                        new LimitReading(Outcome.DELAYED_DATA, 1, 0, State.REACHED),
                        new LimitReading(Outcome.STALE_PRICE, 20, 15, State.REACHED),
                        new LimitReading(Outcome.SPREAD, 2, 1, State.REACHED));

        market(Reading.MISSING, Reading.MISSING, DataFreshness.MISSING);
        assertThat(proposals.gate().readings(Proposals.MES, proposals.market, 0).subList(8, 11))
                .extracting(LimitReading::state)
                .containsOnly(State.MISSING);

        proposals.market = MarketReading.BARS_ONLY;
        assertThat(proposals.gate().readings(Proposals.MES, proposals.market, 0).subList(8, 11))
                .extracting(LimitReading::state)
                .containsOnly(State.NOT_APPLICABLE);

        proposals.settings =
                proposals.settings.with(proposals.settings.stop().with(StopMethod.NONE));
        market(Reading.of(2), Reading.of(20), DataFreshness.DELAYED);
        assertThat(proposals.gate().readings(Proposals.MES, proposals.market, 0).subList(8, 11))
                .extracting(LimitReading::state)
                .containsOnly(State.NOT_APPLICABLE);
    }

    private void market(Reading spread, Reading age, DataFreshness freshness) {
        proposals.market = new MarketReading(spread, age, freshness);
    }

    private void account(Money available, @Nullable Money margin) {
        proposals.account = new AccountReading(Proposals.EQUITY, available, margin, Money.ZERO);
    }

    /** Marks the equity so much below the day's start. */
    private void lose(String amount) {
        proposals.ledger.onMark(Proposals.NOON, Proposals.DAY, Proposals.EQUITY.nanos());
        proposals.ledger.onMark(
                Proposals.NOON, Proposals.DAY, Proposals.EQUITY.minus(Money.of(amount)).nanos());
    }

    private static StopSettings ticks(int stop, int target) {
        StopSettings d = StopSettings.defaults();
        return new StopSettings(
                StopMethod.TICKS,
                stop,
                target,
                d.atrMultiplier(),
                d.rewardRiskRatio(),
                d.minStopDistanceTicks(),
                false,
                1,
                1);
    }

    private static TradingSettings fixed(TradingSettings settings, int size, double maxRiskPct) {
        return settings.with(
                new SizingSettings(
                        SizingMethod.FIXED,
                        size,
                        0.5,
                        maxRiskPct,
                        0.5,
                        0.25,
                        0.35,
                        20,
                        10,
                        100,
                        90,
                        null));
    }

    private int contracts() {
        return approved().sizing().contracts();
    }

    private String binding() {
        return approved().sizing().binding();
    }

    private GateAnswer.Approved approved() {
        assertThat(proposals.answer()).isInstanceOf(GateAnswer.Approved.class);
        return (GateAnswer.Approved) proposals.answer();
    }

    private GateAnswer.Denied denied() {
        assertThat(proposals.answer()).isInstanceOf(GateAnswer.Denied.class);
        return (GateAnswer.Denied) proposals.answer();
    }

    private void assertDenied(Outcome outcome, double value, double threshold) {
        GateAnswer.Denied denied = denied();
        assertThat(denied.denial().outcome()).isEqualTo(outcome);
        assertThat(denied.denial().value()).isEqualTo(value, Proposals.NEARLY);
        assertThat(denied.denial().threshold()).isEqualTo(threshold, Proposals.NEARLY);
        SizingArithmetic sizing = denied.sizing();
        assertThat(sizing == null ? 0 : sizing.contracts()).isZero();
    }

    private void assertReduced(
            int contracts, String binding, Outcome outcome, double value, double threshold) {
        GateAnswer.Approved approved = approved();
        assertThat(approved.sizing().contracts()).isEqualTo(contracts);
        assertThat(approved.sizing().binding()).isEqualTo(binding);
        Denial reducedBy = approved.reducedBy();
        assertThat(reducedBy).isNotNull();
        if (reducedBy != null) {
            assertThat(reducedBy.outcome()).isEqualTo(outcome);
            assertThat(reducedBy.value()).isEqualTo(value, Proposals.NEARLY);
            assertThat(reducedBy.threshold()).isEqualTo(threshold, Proposals.NEARLY);
        }
    }
}
