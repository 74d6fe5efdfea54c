package io.mytrader.ib.order;

import io.mytrader.ib.link.IbConnection;
import io.mytrader.ib.link.Notice;
import io.mytrader.ib.link.Timers;
import io.mytrader.ib.wire.client.AccountRequest.CancelPnl;
import io.mytrader.ib.wire.client.AccountRequest.RequestPnl;
import io.mytrader.ib.wire.server.AccountReply.Pnl;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.market.Money;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the day's profit and loss of an account as the gateway computes it, while the link can
 * be used. It is there to be shown beside our own and restarts at the gateway's reset: trades are
 * booked from executions, and limits count on those.
 *
 * <p>Confined to the loop.
 */
final class ProfitDesk {
    private final IbConnection connection;
    private final Timers timers;
    private final AccountBook account;
    private final Consumer<Notice> notices;
    private Consumer<@Nullable Money> display = daily -> {};
    private int request;

    ProfitDesk(
            IbConnection connection, Timers timers, AccountBook account, Consumer<Notice> notices) {
        this.connection = connection;
        this.timers = timers;
        this.account = account;
        this.notices = notices;
    }

    /** Takes each figure; null while there is none. */
    void showTo(Consumer<@Nullable Money> newDisplay) {
        display = newDisplay;
    }

    /** The link can be used from now on, or can't; what was asked of a lost one went with it. */
    void setUsable(boolean now) {
        if (request != 0 && connection.isReady()) {
            connection.send(new CancelPnl(request));
        }
        request = 0;
        display.accept(null);
        if (now) {
            request = connection.takeRequestId();
            connection.send(new RequestPnl(request, account.account(), ""));
        }
    }

    void on(Pnl message) {
        if (request != 0 && message.requestId() == request) {
            BigDecimal daily = message.daily();
            display.accept(daily == null ? null : WirePrice.money(daily));
        }
    }

    /** The gateway may refuse to say it; nothing depends on it. */
    void on(ErrorMessage error) {
        if (request != 0 && error.id() == request) {
            request = 0;
            display.accept(null);
            notices.accept(
                    new Notice(
                            timers.nowMillis(),
                            Notice.Level.WARNING,
                            error.code(),
                            "profit and loss of the day: " + error.plainText().replace('\n', ' ')));
        }
    }
}
