package io.mytrader.gateway.session;

import io.mytrader.ib.wire.client.ClientMessage;

/** What sessions belong to. */
public interface SessionHost {
    /** A client named itself; false if its id is taken. */
    boolean admit(ClientSession session);

    /** A client is ready and may be told what concerns it. */
    void ready(ClientSession session);

    /** A message of a client that is ready. */
    void received(ClientSession session, ClientMessage message);

    /** The session is over; called once, also for one that was never ready. */
    void closed(ClientSession session);
}
