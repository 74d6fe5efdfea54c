package io.mytrader.ib;

import io.mytrader.ib.contract.Resolution;
import io.mytrader.ib.contract.ResolvedContract;
import io.mytrader.ib.contract.TradedContract;
import io.mytrader.ib.link.Notice;
import io.mytrader.ib.link.Timers;
import io.mytrader.ib.wire.client.OrderRequest.PlaceOrder;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.ib.wire.server.OrderReply.OpenOrder;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has to be in order before the first order: every contract is found, and the gateway takes
 * orders at all, which a preview of one shows without placing any.
 *
 * <p>Confined to the loop.
 */
final class Entrance {
    private static final long PREVIEW_MILLIS = 3_000;
    private static final long AGAIN_MILLIS = 15_000;
    private static final int INVALID = 321;

    /** What came of it; each may be called more than once, {@link #refused} last. */
    interface Outcome {
        void admitted();

        /** Something is missing that may come; it is tried again by itself. */
        void notYet(String why);

        /** This will never do. */
        void refused(String why);
    }

    private final IbSession session;
    private @Nullable Outcome outcome;
    private String account = "";
    private Map<String, ResolvedContract> contracts = Map.of();
    private int previewId;
    private Timers.@Nullable Timer timer;
    private int round;

    Entrance(IbSession session) {
        this.session = session;
    }

    /** Begins anew. */
    void start(String accountId, Map<String, ResolvedContract> found, Outcome next) {
        stop();
        account = accountId;
        contracts = found;
        outcome = next;
        resolve(session.settings().contracts().iterator(), round);
    }

    /** Gives up; nothing comes of it any more. */
    void stop() {
        round++;
        outcome = null;
        previewId = 0;
        if (timer != null) {
            timer.callOff();
        }
    }

    /** Whether an error of this id is the preview's. */
    boolean owns(int orderId) {
        return previewId != 0 && orderId == previewId;
    }

    private void resolve(Iterator<TradedContract> left, int of) {
        if (!left.hasNext()) {
            preview();
            return;
        }
        session.resolver()
                .resolve(
                        left.next(),
                        resolution -> {
                            Outcome waiting = outcome;
                            if (of != round || waiting == null) {
                                return;
                            }
                            switch (resolution) {
                                case Resolution.Found(ResolvedContract found) -> {
                                    contracts.put(found.instrument().symbol(), found);
                                    resolve(left, of);
                                }
                                case Resolution.Impossible(String text) -> waiting.refused(text);
                            }
                        });
    }

    private void preview() {
        if (contracts.isEmpty()) {
            admit();
            return;
        }
        ResolvedContract first = contracts.values().iterator().next();
        previewId = session.connection().takeOrderIds(1);
        session.connection()
                .send(
                        new PlaceOrder(
                                previewId,
                                first.spec(),
                                OrderTerms.builder()
                                        .set(OrderField.ACTION, "BUY")
                                        .set(OrderField.TOTAL_QUANTITY, 1)
                                        .set(OrderField.ORDER_TYPE, "MKT")
                                        .set(OrderField.TIME_IN_FORCE, "DAY")
                                        .set(OrderField.ACCOUNT, account)
                                        .set(OrderField.TRANSMIT, true)
                                        .set(OrderField.WHAT_IF, true)
                                        .build()));
        timer =
                session.timers()
                        .after(
                                PREVIEW_MILLIS,
                                () -> {
                                    session.notice(
                                            Notice.Level.WARNING,
                                            0,
                                            "the gateway does not preview orders; whether it takes"
                                                    + " any shows with the first");
                                    admit();
                                });
    }

    private void admit() {
        Outcome waiting = outcome;
        if (timer != null) {
            timer.callOff();
        }
        previewId = 0;
        if (waiting != null) {
            waiting.admitted();
        }
    }

    void received(ServerMessage message) {
        if (previewId == 0) {
            return;
        }
        if (message instanceof OpenOrder open
                && open.orderId() == previewId
                && open.terms().flag(OrderField.WHAT_IF)) {
            admit();
        } else if (message instanceof ErrorMessage error && error.id() == previewId) {
            refused(error);
        }
    }

    private void refused(ErrorMessage error) {
        String words = error.plainText();
        Outcome waiting = outcome;
        if (error.code() == INVALID && words.contains("Read-Only") && waiting != null) {
            previewId = 0;
            if (timer != null) {
                timer.callOff();
            }
            timer = session.timers().after(AGAIN_MILLIS, this::preview);
            waiting.notYet(
                    "the gateway takes no orders: in TWS or IB Gateway open Configure, API,"
                            + " Settings and switch off Read-Only API");
        } else {
            session.notice(
                    Notice.Level.WARNING,
                    error.code(),
                    "preview of an order: " + words.replace('\n', ' '));
            admit();
        }
    }
}
