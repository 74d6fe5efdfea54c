package io.mytrader.ib.data;

import java.util.Locale;
import java.util.Set;

/** What an error about a data request means. */
enum DataErrors {
    /** The answer to our own cancellation. */
    CANCELLED,
    /** Worth knowing; the stream goes on. */
    ADVICE,
    /** Too many requests; later. */
    PACED,
    /** Another login took the data. */
    COMPETING,
    /** The account may not have the data; a person has to subscribe to it. */
    NOT_PERMITTED,
    /** The stream broke; ask again. */
    BROKEN;

    private static final Set<Integer> ADVICE_CODES = Set.of(10167, 10090, 316, 317, 300, 366);
    private static final Set<Integer> PERMISSION_CODES =
            Set.of(354, 10089, 10091, 10168, 10186, 10187, 10189);
    private static final int HISTORY = 162;
    private static final int COMPETING_SESSION = 10197;

    static DataErrors of(int code, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (code == HISTORY && lower.contains("query cancelled")) {
            return CANCELLED;
        }
        if (ADVICE_CODES.contains(code)) {
            return ADVICE;
        }
        if (code == 420 || (code == HISTORY && lower.contains("pacing"))) {
            return PACED;
        }
        if (code == COMPETING_SESSION || lower.contains("different ip address")) {
            return COMPETING;
        }
        if (PERMISSION_CODES.contains(code)
                || (code == HISTORY && lower.contains("no market data permissions"))) {
            return NOT_PERMITTED;
        }
        return BROKEN;
    }
}
