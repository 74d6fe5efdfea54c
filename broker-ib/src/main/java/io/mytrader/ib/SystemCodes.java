package io.mytrader.ib;

import io.mytrader.ib.link.Notice;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import java.util.Set;

/** What the gateway says of itself, not of an order or a request. */
final class SystemCodes {
    /** Data farms that work, or are idle until they are needed. */
    private static final Set<Integer> ROUTINE = Set.of(2104, 2106, 2107, 2108, 2119, 2158);

    private SystemCodes() {}

    /** Tells a person, unless it is routine. */
    static void notice(ErrorMessage error, IbSession session) {
        if (!ROUTINE.contains(error.code())) {
            session.notice(Notice.Level.WARNING, error.code(), error.plainText());
        }
    }
}
