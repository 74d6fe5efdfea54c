package io.mytrader.gateway.fault;

import java.time.Duration;

/**
 * A fault that begins at a time and lasts.
 *
 * @param lasting how long; the trouble ends by itself
 */
public record TimedFault(Schedule begins, Duration lasting, Trouble trouble) implements Fault {

    /** What is wrong meanwhile. */
    public enum Trouble {
        /** The gateway lost the broker and regains it with all subscriptions: 1100, then 1102. */
        LINK_LOST,
        /** As LINK_LOST, but every subscription is gone afterwards: 1100, then 1101. */
        LINK_AND_SUBSCRIPTIONS_LOST,
        /** Market data and history farms are away: 2103 and 2105, then 2104 and 2106. */
        FARMS_DOWN,
        /** Every socket is closed and the port refuses connections, as in an auto-restart. */
        RESTART,
        /** Sockets stay open and nothing passes in either direction; then they are closed. */
        HALF_OPEN,
        /** Connections are accepted and the handshake is never answered. */
        SILENT_HANDSHAKE,
        /** Market data and live bars stop without a word. */
        DATA_SILENT,
        /** Only delayed data: 10167 on each subscription. */
        DATA_DELAYED,
        /** No market data permission: 354 on each subscription. */
        DATA_REFUSED,
        /** Another login took the data: 10197 to every subscription, and silence. */
        COMPETING_SESSION,
        /** Live updates of history broke: 10182 to each of them, and they are gone. */
        LIVE_BARS_LOST,
        /** Every history request is a pacing violation: 162. */
        HISTORY_PACED,
        /** Every client id is in use: 326. */
        CLIENT_ID_IN_USE,
        /** The API is read-only: 321 for every order. */
        READ_ONLY,
        /** Account values carry AccountReady=false and no numbers to rely on. */
        ACCOUNT_NOT_READY,
        /** Every byte is its own TCP segment. */
        CHOPPED_WRITES,
        /** Messages of a tenth of a second travel in one write. */
        GLUED_WRITES,
        /** The gateway's clock is 90 seconds ahead in its answers. */
        CLOCK_AHEAD,
        /** Messages of unknown ids and surplus fields arrive among the others. */
        UNKNOWN_MESSAGES
    }
}
