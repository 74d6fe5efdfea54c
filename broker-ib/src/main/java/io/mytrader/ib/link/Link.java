package io.mytrader.ib.link;

/** A way to the gateway, open or on its way to be. Safe from any thread. */
public interface Link {
    /** Sends bytes; if the way is gone they are lost and the listener hears of its end. */
    void send(byte[] bytes);

    /** Closes it; without effect once it is closed. */
    void close();
}
