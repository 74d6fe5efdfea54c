package io.mytrader.risk;

import io.mytrader.exit.SessionWindow;
import io.mytrader.limit.LimitSettings;
import io.mytrader.limit.RiskLedger;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderSide;
import io.mytrader.signal.VolatilityLevel;
import io.mytrader.sizing.SizingMethod;
import io.mytrader.sizing.TradeStatistics;
import java.util.function.Supplier;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/** An entry that every rule lets pass, to be changed one thing at a time. */
final class Proposals {
    static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    static final Money EQUITY = Money.ofUnits(100_000);

    /** Tuesday 2 January 2024, 10:00 in Chicago. */
    static final long NOON = 1_704_211_200_000L;

    static final long DAY = 19_724;

    static final Offset<Double> NEARLY = Offset.offset(1e-9);

    Instrument instrument = MES;
    OrderSide side = OrderSide.BUY;
    double confidence = 1;
    Price reference = Price.of("4750");
    double atr = 5;
    @Nullable VolatilityLevel volatility = VolatilityLevel.MEDIUM;
    long timeMillis = NOON;
    SessionWindow window = SessionWindow.at(MES, NOON);
    AccountReading account = AccountReading.flat(EQUITY);
    MarketReading market = new MarketReading(Reading.of(1), Reading.of(1), DataFreshness.REAL_TIME);
    int position;
    int working;

    TradingSettings settings = TradingSettings.defaults();
    GateContext context = GateContext.simulated(0.65, 1);
    RiskLedger ledger = RiskLedger.limitedBy(LimitSettings.defaults());
    TradeStatistics statistics = new TradeStatistics(settings.sizing());

    Proposals() {
        ledger.onMark(NOON, DAY, EQUITY.nanos());
    }

    static Proposals sizedBy(SizingMethod method) {
        Proposals proposals = new Proposals();
        proposals.settings = proposals.settings.with(proposals.settings.sizing().with(method));
        return proposals;
    }

    static TradingSettings limits(
            TradingSettings settings, int maxPosition, long dailyLoss, long lossPerTrade) {
        return limits(settings, maxPosition, Long.toString(dailyLoss), Long.toString(lossPerTrade));
    }

    static TradingSettings limits(
            TradingSettings settings, int maxPosition, String dailyLoss, String lossPerTrade) {
        LimitSettings d = settings.limits();
        return settings.with(
                new LimitSettings(
                        maxPosition,
                        Money.of(dailyLoss),
                        d.onDailyLoss(),
                        d.maxDrawdownPct(),
                        Money.of(lossPerTrade),
                        d.maxDailyTrades(),
                        d.maxTradesPerHour(),
                        d.minSecondsBetweenEntries(),
                        d.tradeCooldownMinutes(),
                        d.maxConsecutiveLosses(),
                        d.lossStreakPauseMinutes(),
                        d.noEntryBeforeCloseMinutes(),
                        d.staleAfterSeconds()));
    }

    RiskGate gate() {
        return new RiskGate(settings, context, ledger, statistics);
    }

    EntryProposal proposal() {
        return new EntryProposal(
                instrument,
                "breakout",
                side,
                confidence,
                reference,
                atr,
                volatility,
                timeMillis,
                window,
                account,
                market,
                position,
                working);
    }

    GateAnswer answer() {
        return gate().approveEntry(proposal(), ids());
    }

    /** Ids t-1, t-2, … */
    static Supplier<OrderId> ids() {
        long[] next = {0};
        return () -> new OrderId("t", ++next[0]);
    }
}
