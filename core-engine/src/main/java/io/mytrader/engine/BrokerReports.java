package io.mytrader.engine;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.OrderReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings what the broker reports to the desk that it is about. Engine thread only. */
final class BrokerReports {
    private final Markets markets;
    private final SessionStatus status;
    private final TradingAccount account;
    private final Reconciliation reconciliation;
    private final Map<ExecutionId, CommissionReport> earlyCharges = new LinkedHashMap<>();

    BrokerReports(
            Markets markets,
            SessionStatus status,
            TradingAccount account,
            Reconciliation reconciliation) {
        this.markets = markets;
        this.status = status;
        this.account = account;
        this.reconciliation = reconciliation;
    }

    void accept(BrokerEvent event) {
        switch (event) {
            case BrokerEvent.ConnectionChanged change -> reconciliation.onConnection(change);
            case BrokerEvent.Snapshot snapshot -> reconciliation.onSnapshot(snapshot);
            case BrokerEvent.OrderUpdated update -> {
                InstrumentDesk desk = deskOf(update.report());
                if (desk != null) {
                    desk.onReport(update.report());
                }
            }
            case BrokerEvent.ChangeRejected rejected -> {
                InstrumentDesk desk = deskOf(rejected.report());
                if (desk != null) {
                    desk.onChangeRejected(rejected.report());
                }
            }
            case BrokerEvent.Filled filled -> onFill(filled);
            case BrokerEvent.Charged charged -> onCharged(charged.report());
            case BrokerEvent.AccountUpdated updated -> status.moveTo(updated.timeMillis());
            case BrokerEvent.MarginQuoted margin -> {
                status.moveTo(margin.timeMillis());
                Market market = markets.find(margin.symbol());
                if (market != null) {
                    market.marginQuoted(margin.initial());
                }
            }
            case BrokerEvent.ContractTraded traded -> {
                status.moveTo(traded.timeMillis());
                Market market = markets.find(traded.symbol());
                if (market != null) {
                    market.desk().contracts().trade(traded.contract());
                }
            }
        }
    }

    private @Nullable InstrumentDesk deskOf(OrderReport report) {
        Market market = markets.find(report.order().symbol());
        return market == null ? null : market.desk();
    }

    /** The day rolls before the fill is booked: a gap over night belongs to the new day. */
    private void onFill(BrokerEvent.Filled filled) {
        Market market = markets.find(filled.execution().symbol());
        if (market == null) {
            return;
        }
        status.moveTo(filled.timeMillis());
        market.advanceTo(filled.timeMillis());
        account.onClock(market, filled.timeMillis());
        market.desk().onExecution(filled.execution());
        CommissionReport early = earlyCharges.remove(filled.execution().id());
        if (early != null) {
            onCharged(early);
        }
    }

    /** A commission may be reported before its execution. */
    private void onCharged(CommissionReport report) {
        for (Market market : markets.all()) {
            if (market.desk().onCommission(report)) {
                return;
            }
        }
        earlyCharges.put(report.executionId(), report);
    }
}
