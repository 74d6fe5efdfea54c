package io.mytrader.ib;

import java.util.List;

/** Decides whether an account of the gateway's login is the one that may be traded. */
final class AccountCheck {
    private static final String PAPER = "D";

    private AccountCheck() {}

    sealed interface Verdict {}

    /** This account it is. */
    record Right(String account) implements Verdict {}

    /** None may be traded. */
    record Wrong(String text) implements Verdict {}

    static Verdict check(IbSettings settings, List<String> accounts) {
        String wanted = settings.account();
        if (wanted == null && accounts.size() != 1) {
            return new Wrong(
                    "the gateway's login has the accounts "
                            + String.join(", ", accounts)
                            + ": set broker.account to the one to trade");
        }
        String account = wanted == null ? accounts.getFirst() : wanted;
        if (!accounts.contains(account)) {
            return new Wrong(
                    "the gateway is logged in to "
                            + String.join(", ", accounts)
                            + ", not to broker.account "
                            + account
                            + ": log in to that account or correct broker.account");
        }
        boolean paper = account.startsWith(PAPER);
        if (paper && settings.live()) {
            return new Wrong(
                    "mode is live, but "
                            + account
                            + " is a paper account: set mode to paper, or log in to the live"
                            + " account");
        }
        if (!paper && !settings.live()) {
            return new Wrong(
                    "mode is paper, but "
                            + account
                            + " is a live account: log in to the paper account (port 4002 or"
                            + " 7497), or go live deliberately with mode: live and"
                            + " broker.account");
        }
        return new Right(account);
    }
}
