package io.mytrader.gateway.session;

/** The way to a client's socket. Neither method blocks. */
public interface Outlet {
    /** Sends bytes, or drops them if the connection is gone. */
    void write(byte[] bytes);

    /** Closes the connection once everything written so far is sent. */
    void close();
}
