package io.mytrader.ib.contract;

/** What came of looking for a contract. */
public sealed interface Resolution {
    /** Found, and its facts are the catalogue's. */
    record Found(ResolvedContract contract) implements Resolution {}

    /**
     * It cannot be traded, today or at all.
     *
     * @param text what is wrong and what to do
     */
    record Impossible(String text) implements Resolution {}
}
