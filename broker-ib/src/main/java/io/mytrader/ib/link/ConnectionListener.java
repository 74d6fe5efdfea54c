package io.mytrader.ib.link;

import io.mytrader.ib.wire.Frame;
import io.mytrader.ib.wire.server.ServerMessage;

/** Hears of a connection, in order, on the loop. */
public interface ConnectionListener {
    /** Requests and orders can be sent. */
    void ready();

    /** A connection that was ready is gone; another attempt follows by itself. */
    void lost(String why);

    /** An attempt failed; another one follows by itself. */
    void failed(String why);

    /** A message came. */
    void received(ServerMessage message);

    /** A message came that could not be read; what it said is lost. */
    default void skipped(Frame frame) {}
}
