package io.mytrader.dashboard.stream;

import io.mytrader.account.ClosedTrade;
import io.mytrader.api.body.Account;
import io.mytrader.api.body.ItemMapping;
import io.mytrader.api.body.Performance;
import io.mytrader.api.body.PositionItem;
import io.mytrader.api.body.Risk;
import io.mytrader.api.body.Status;
import io.mytrader.api.message.Snapshot;
import io.mytrader.market.Money;
import io.mytrader.order.OrderRole;
import io.mytrader.runtime.SessionStatus;
import io.mytrader.runtime.SessionStatus.InstrumentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The present as clients see it: the session's status joined with what its events painted. */
final class Present {
    private static final int SNAPSHOT_BARS = 500;
    private static final int SNAPSHOT_EQUITY = 500;

    private final SessionStatus status;
    private final SessionPicture picture;
    private final Instant now;

    /**
     * The present at a time.
     *
     * @param now wall time, for what no session has a time of
     */
    Present(SessionStatus status, SessionPicture picture, Instant now) {
        this.status = status;
        this.picture = picture;
        this.now = now;
    }

    Snapshot snapshot() {
        return new Snapshot(
                status(),
                positions(),
                picture.workingOrders(),
                picture.lastSignal(),
                risk(),
                account(),
                performance(),
                picture.equity(SNAPSHOT_EQUITY),
                picture.bars(SNAPSHOT_BARS));
    }

    Status status() {
        List<InstrumentStatus> instruments = status.instruments();
        InstrumentStatus first = instruments.isEmpty() ? null : instruments.getFirst();
        SessionStatus.LastSignal signal = status.lastSignal();
        SessionStatus.MarketHours market = status.market();
        boolean everRan = status.sessionId() != null;
        Long started = status.startedAtMillis();
        return new Status(
                status.isRunning(),
                "integrated",
                status.message(),
                status.state(),
                status.reasons(),
                status.tradingMode(),
                status.broker(),
                everRan ? status.account() : null,
                status.isDryRun(),
                status.speed(),
                everRan ? status.strategy() : null,
                status.sessionId(),
                started == null ? null : Instant.ofEpochMilli(started),
                status.barsCollected(),
                status.minBarsNeeded(),
                first == null ? null : first.symbol(),
                first == null ? null : first.price(),
                first == null ? 0 : first.contracts(),
                unrealized(),
                status.dailyPnl(),
                everRan ? status.equity() : null,
                signal == null
                        ? null
                        : new Status.LastSignal(
                                signal.symbol(),
                                signal.signal(),
                                signal.confidence(),
                                signal.strategy(),
                                signal.outcome(),
                                Instant.ofEpochMilli(signal.timeMillis())),
                new Status.Connection(status.isConnected(), picture.connection()),
                market == null
                        ? null
                        : new Status.Market(
                                market.isOpen(),
                                instant(market.closesAtMillis()),
                                instant(market.opensAtMillis())),
                positions(),
                time());
    }

    private static @Nullable Instant instant(@Nullable Long epochMillis) {
        return epochMillis == null ? null : Instant.ofEpochMilli(epochMillis);
    }

    private Instant time() {
        return status.sessionId() == null ? now : Instant.ofEpochMilli(status.timeMillis());
    }

    private Money unrealized() {
        Money sum = Money.ZERO;
        for (InstrumentStatus instrument : status.instruments()) {
            sum = sum.plus(instrument.unrealizedPnl());
        }
        return sum;
    }

    List<PositionItem> positions() {
        return status.instruments().stream().map(this::position).toList();
    }

    private PositionItem position(InstrumentStatus instrument) {
        String symbol = instrument.symbol();
        boolean flat = instrument.contracts() == 0;
        return new PositionItem(
                symbol,
                instrument.contracts(),
                instrument.averagePrice(),
                instrument.price(),
                instrument.unrealizedPnl(),
                flat ? null : picture.workingPrice(symbol, OrderRole.STOP),
                flat ? null : picture.workingPrice(symbol, OrderRole.TARGET),
                instrument.initialRisk());
    }

    Risk risk() {
        SessionStatus.Limits limits = status.limits();
        return new Risk(
                limits.state().name().toLowerCase(Locale.ROOT),
                limits.reasons().stream().map(ItemMapping::denial).toList(),
                limits.readings().stream().map(ItemMapping::limit).toList(),
                status.longestUnprotectedMillis());
    }

    Account account() {
        boolean everRan = status.sessionId() != null;
        return new Account(
                everRan ? status.account() : null,
                status.broker(),
                status.tradingMode(),
                "USD",
                everRan ? status.equity() : null,
                status.dailyPnl(),
                status.brokerDailyPnl(),
                unrealized(),
                picture.drawdown(),
                time());
    }

    Performance performance() {
        List<ClosedTrade> trades = picture.trades();
        return PerformanceFigures.of(
                status.sessionId(),
                trades,
                picture.deepestDrawdown(),
                picture.deepestDrawdownPct(),
                status.sharpe(),
                picture.outcomes());
    }
}
