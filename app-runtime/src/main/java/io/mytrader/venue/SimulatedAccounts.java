package io.mytrader.venue;

import io.mytrader.market.Money;
import io.mytrader.simulation.SimulatedAccount;
import java.nio.file.Path;

/** Opens the simulated account of a data folder, and opens a new one in its place. */
public final class SimulatedAccounts {
    private static final String PREFIX = "DSIM";

    private SimulatedAccounts() {}

    /**
     * The account of the folder, or a new one that is not saved yet.
     *
     * @param balance of a new one
     * @param wallMillis makes the id of a new one unique
     * @throws VenueException if the account's file is damaged
     */
    public static SimulatedAccount openIn(Path folder, Money balance, long wallMillis) {
        return new AccountFile(folder).read().orElseGet(() -> opened(balance, wallMillis));
    }

    /** Replaces the account of the folder by a new one. */
    public static SimulatedAccount reset(Path folder, Money balance, long wallMillis) {
        SimulatedAccount account = opened(balance, wallMillis);
        new AccountFile(folder).write(account);
        return account;
    }

    private static SimulatedAccount opened(Money balance, long wallMillis) {
        return SimulatedAccount.opened(PREFIX + wallMillis / 1000, balance);
    }
}
