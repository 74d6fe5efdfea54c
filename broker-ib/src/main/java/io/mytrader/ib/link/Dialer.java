package io.mytrader.ib.link;

/** Opens links to one gateway. */
@FunctionalInterface
public interface Dialer {
    /** Begins to connect and returns at once; the listener hears what becomes of it. */
    Link dial(LinkListener listener);
}
