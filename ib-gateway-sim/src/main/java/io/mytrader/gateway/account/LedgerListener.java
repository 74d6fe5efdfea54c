package io.mytrader.gateway.account;

/** Is told of positions. */
@FunctionalInterface
public interface LedgerListener {
    /** A fill changed this position; it may be flat now. */
    void positionChanged(Holding holding);
}
