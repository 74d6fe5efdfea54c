package io.mytrader.exit;

/**
 * How near a contract's last trading day is in one session.
 *
 * <p>Internal: may change in any release.
 */
public enum ContractLife {
    FAR_FROM_EXPIRY,
    /** The last session before the roll: positions are closed before it ends. */
    LAST_BEFORE_ROLL,
    /** Within two sessions of the last trading day: no entry, and no position. */
    NO_ENTRY
}
