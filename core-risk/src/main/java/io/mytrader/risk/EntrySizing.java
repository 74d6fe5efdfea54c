package io.mytrader.risk;

import io.mytrader.exit.ProtectionLevels;
import io.mytrader.limit.LimitSettings;
import io.mytrader.limit.RiskLedger;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.SizingArithmetic;
import io.mytrader.sizing.PositionSizer;
import io.mytrader.sizing.SizingInput;
import io.mytrader.sizing.SizingMethod;
import io.mytrader.sizing.TradeStatistics;
import org.jspecify.annotations.Nullable;

/** How many contracts an entry may have: its sizing, then the caps. Engine thread only. */
final class EntrySizing {
    private final TradingSettings settings;
    private final RiskLedger ledger;
    private final TradeStatistics statistics;
    private final EntryEconomics economics;
    private final PositionSizer sizer;

    EntrySizing(
            TradingSettings settings,
            GateContext context,
            RiskLedger ledger,
            TradeStatistics statistics,
            EntryEconomics economics) {
        this.settings = settings;
        this.ledger = ledger;
        this.statistics = statistics;
        this.economics = economics;
        sizer =
                new PositionSizer(
                        settings.sizing(),
                        context.minimumConfidence(),
                        context.kellyWhenNotPositive());
    }

    /**
     * The size of an entry.
     *
     * @param levels null in research mode
     */
    SizedEntry size(EntryProposal proposal, @Nullable ProtectionLevels levels) {
        Money equity = proposal.account().equity();
        Money range = economics.rangeRisk(proposal.instrument(), proposal.atr()).orElse(null);
        boolean needsRange = settings.sizing().method() == SizingMethod.ATR;
        if (equity == null || (needsRange && range == null)) {
            return missing(equity, proposal.atr());
        }
        Money risk = levels == null ? null : economics.risk(proposal, levels);
        double payoff =
                levels == null || risk == null
                        ? Double.NaN
                        : economics.reward(proposal, levels).toDouble() / risk.toDouble();
        SizingArithmetic wanted =
                sizer.size(
                        new SizingInput(
                                equity,
                                risk,
                                range,
                                payoff,
                                proposal.confidence(),
                                statistics.evidence(proposal.strategy(), proposal.timeMillis())));
        if (wanted.contracts() == 0) {
            return new SizedEntry(wanted, tooSmall(wanted, range));
        }
        Caps caps = new Caps(wanted);
        apply(caps, proposal, risk);
        return new SizedEntry(caps.arithmetic(), caps.binding());
    }

    private void apply(Caps caps, EntryProposal proposal, @Nullable Money risk) {
        LimitSettings limits = settings.limits();
        int held = Math.absExact(proposal.position());
        caps.byContracts(
                "max_position_size",
                Outcome.MAX_POSITION_SIZE,
                limits.maxPositionSize() - held,
                held,
                limits.maxPositionSize());
        if (risk == null) {
            return;
        }
        caps.byMoney(
                "max_loss_per_trade", Outcome.MAX_LOSS_PER_TRADE, risk, limits.maxLossPerTrade());
        caps.byMoney("max_daily_loss", Outcome.DAILY_LOSS_BUDGET, risk, budget(proposal));
        applyMargin(caps, proposal.instrument(), proposal.account());
    }

    /** What the day may still lose beside what is at risk already; null when not known. */
    private @Nullable Money budget(EntryProposal proposal) {
        Money openRisk = proposal.account().openRisk();
        return openRisk == null || openRisk.isNegative()
                ? null
                : ledger.dailyLossLeft().minus(openRisk);
    }

    private static void applyMargin(Caps caps, Instrument instrument, AccountReading account) {
        Money whatIf = account.marginPerContract();
        boolean contradictory = whatIf != null && !whatIf.isPositive();
        caps.byMoney(
                "margin",
                Outcome.MARGIN,
                whatIf == null || contradictory ? instrument.initialMargin() : whatIf,
                contradictory ? null : account.availableFunds());
    }

    private Denial tooSmall(SizingArithmetic sizing, @Nullable Money range) {
        double equity = sizing.equity();
        double smallest = settings.sizing().riskPerTradePct() / 100;
        double largest = settings.sizing().maxRiskPerTradePct() / 100;
        return switch (sizing.binding()) {
            case PositionSizer.SUSPENDED ->
                    new Denial(Outcome.KELLY_NOT_POSITIVE, sizing.rawFraction(), 0);
            case PositionSizer.PROBE ->
                    sizeZero(sizing.riskPerContract(), equity * Math.min(smallest, largest));
            case PositionSizer.MAX_RISK -> sizeZero(sizing.riskPerContract(), equity * largest);
            default ->
                    sizeZero(
                            settings.sizing().method() == SizingMethod.ATR && range != null
                                    ? range.toDouble()
                                    : sizing.riskPerContract(),
                            equity * sizing.scaledFraction());
        };
    }

    private static Denial sizeZero(double riskPerContract, double budget) {
        return new Denial(Outcome.SIZE_ZERO, riskPerContract, budget);
    }

    private SizedEntry missing(@Nullable Money equity, double atr) {
        SizingArithmetic nothing =
                new SizingArithmetic(
                        settings.sizing().method().label(),
                        equity == null ? Double.NaN : equity.toDouble(),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        0,
                        0,
                        "input_missing");
        return new SizedEntry(nothing, EntryRules.missing(equity == null ? Double.NaN : atr));
    }
}
