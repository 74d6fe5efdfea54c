package io.mytrader.llm;

import java.util.Locale;

/** Why there is no opinion. */
public enum UnavailableCause {
    /** No answer before the deadline, or the next bar came first. */
    TIMEOUT,
    /** The service asks for fewer calls. */
    THROTTLED,
    /** The day's calls or dollars are used up. */
    BUDGET,
    /** Too many failures in a row: no call is made for a while. */
    CIRCUIT_OPEN,
    /** The last call was too short a time ago. */
    INTERVAL,
    /** The answer is not what was asked for: malformed, out of range, or with extra content. */
    INVALID,
    /** No credentials, or expired ones. */
    CREDENTIALS,
    /** The account may not use the model or call the service. */
    ACCESS,
    /** The service failed, could not be reached, or refused the request. */
    ERROR,
    /** A replay of recorded answers has none for this question. */
    NOT_RECORDED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name on the wire, such as {@code circuit_open}. */
    public String label() {
        return label;
    }
}
