package io.mytrader.engine;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.limit.HaltReason;
import io.mytrader.limit.RiskLedger;
import io.mytrader.market.Money;

/**
 * Brings the session's book in line with the broker after every connection.
 *
 * <p>Where both disagree after everything that the broker reports is booked, it is asked once more;
 * then its word counts, and trading halts until an operator has looked, unless there never was a
 * book. Engine thread only.
 */
final class Reconciliation {
    private final BrokerLink link;
    private final Markets markets;
    private final SessionStatus status;
    private final TradingAccount account;
    private final RiskLedger ledger;
    private final Announcements announcements;
    private boolean continuing;
    private boolean reconciledOnce;
    private boolean doubtful;

    Reconciliation(
            BrokerLink link,
            Markets markets,
            SessionStatus status,
            TradingAccount account,
            RiskLedger ledger,
            Announcements announcements) {
        this.link = link;
        this.markets = markets;
        this.status = status;
        this.account = account;
        this.ledger = ledger;
        this.announcements = announcements;
    }

    /** The session goes on with the book of another. */
    void continues() {
        continuing = true;
    }

    void onConnection(BrokerEvent.ConnectionChanged change) {
        status.moveTo(change.timeMillis());
        link.lost();
        doubtful = false;
        status.enter(change.connected() ? SessionState.RECONCILING : SessionState.DEGRADED);
        announcements.connection(change);
        if (change.connected()) {
            link.askForSnapshot(status.nowMillis());
        }
    }

    void onSnapshot(BrokerEvent.Snapshot snapshot) {
        long nowMillis = snapshot.timeMillis();
        status.moveTo(nowMillis);
        long asked = link.answered();
        boolean knowsHistory = continuing || reconciledOnce;
        boolean agreed = true;
        for (Market market : markets.all()) {
            market.advanceTo(nowMillis);
            BrokerView broker = BrokerView.of(snapshot, market.symbol());
            agreed &= market.desk().reconcile(broker, asked, knowsHistory);
        }
        if (!agreed && knowsHistory && !doubtful) {
            doubtful = true;
            link.askForSnapshot(nowMillis);
            return;
        }
        doubtful = false;
        if (!agreed) {
            adopt(snapshot, knowsHistory);
        }
        Money worth = snapshot.account().equity();
        if (!continuing && !reconciledOnce && worth.isPositive()) {
            account.takeOver(worth);
        }
        account.settle();
        if (!reconciledOnce) {
            tellWhatWasThere(snapshot);
        }
        boolean wasUp = link.isUp();
        reconciledOnce = true;
        link.reconciled();
        if (!wasUp) {
            status.enter(SessionState.WARMING_UP);
        }
        for (Market market : markets.all()) {
            market.desk().resume(nowMillis);
        }
    }

    private void tellWhatWasThere(BrokerEvent.Snapshot snapshot) {
        for (Market market : markets.all()) {
            market.desk().tellWhatWasThere(BrokerView.of(snapshot, market.symbol()));
        }
    }

    private void adopt(BrokerEvent.Snapshot snapshot, boolean knowsHistory) {
        for (Market market : markets.all()) {
            BrokerView broker = BrokerView.of(snapshot, market.symbol());
            int believed = market.desk().position();
            if (market.desk().agreesWith(broker)) {
                continue;
            }
            market.desk().adopt(broker);
            String adopted =
                    market.symbol()
                            + ": the broker holds "
                            + broker.contracts()
                            + " contracts, the book had "
                            + believed;
            if (knowsHistory) {
                ledger.halt(HaltReason.RECONCILIATION);
                announcements.error(
                        "position_contradiction", adopted + "; check the account, then resume");
            } else {
                announcements.message("position_adopted", adopted);
            }
        }
    }
}
