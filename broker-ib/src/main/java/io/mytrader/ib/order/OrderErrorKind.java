package io.mytrader.ib.order;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What an error about an order means, by the gateway's code. The same code can refuse an order or a
 * change of one that works, so the order's own state decides between the two.
 */
public enum OrderErrorKind {
    /** The order lives; the text is good to know. */
    ADVICE,
    /** The order was cancelled. */
    CANCELLED,
    /** The cancellation came to nothing; the broker has to be asked what the order is. */
    NOT_CANCELLED,
    /** The broker does not know the order. */
    NOT_FOUND,
    /** A change came too early; it can be sent again shortly. */
    TOO_EARLY,
    /** A change was refused; the order rests as it was. */
    CHANGE_REFUSED,
    /** The order, or a change of it, was refused. */
    REFUSED,
    /** No known code: a refusal only if the order was never acknowledged. */
    UNKNOWN;

    private static final Map<Integer, OrderErrorKind> BY_CODE = new HashMap<>();

    static {
        put(
                ADVICE, 399, 404, 492, 2109, 2137, 2148, 2161, 2168, 2169, 2174, 10018, 10019,
                10233, 10311, 10349);
        put(CANCELLED, 202);
        put(NOT_CANCELLED, 136, 161, 10148);
        put(NOT_FOUND, 135, 10147);
        put(TOO_EARLY, 2102);
        put(CHANGE_REFUSED, 104, 105, 134, 329, 440, 444, 10241, 10242);
        put(
                REFUSED, 103, 106, 107, 109, 110, 111, 113, 116, 117, 131, 132, 133, 140, 141, 151,
                152, 154, 163, 164, 168, 200, 201, 203, 321, 325, 328, 355, 356, 382, 383, 387, 388,
                391, 392, 417, 422, 425, 426, 439, 460, 10015, 10020, 10052, 10058, 10239, 10289,
                10318);
        putRange(REFUSED, 144, 148);
        putRange(REFUSED, 157, 160);
        putRange(REFUSED, 311, 315);
        putRange(REFUSED, 334, 343);
        putRange(REFUSED, 345, 353);
        putRange(REFUSED, 361, 364);
        putRange(REFUSED, 367, 380);
        putRange(REFUSED, 395, 398);
        putRange(REFUSED, 400, 403);
        putRange(REFUSED, 405, 413);
        putRange(REFUSED, 433, 436);
        putRange(REFUSED, 441, 443);
        putRange(REFUSED, 446, 449);
        putRange(REFUSED, 10000, 10013);
        putRange(REFUSED, 10234, 10237);
        putRange(REFUSED, 10243, 10254);
        putRange(REFUSED, 10268, 10270);
    }

    private static void put(OrderErrorKind kind, int... codes) {
        IntStream.of(codes).forEach(code -> BY_CODE.put(code, kind));
    }

    private static void putRange(OrderErrorKind kind, int first, int last) {
        IntStream.rangeClosed(first, last).forEach(code -> BY_CODE.put(code, kind));
    }

    /** What this code means; warnings have numbers of their own from 2100 to 2199. */
    public static OrderErrorKind of(int code) {
        OrderErrorKind known = BY_CODE.get(code);
        if (known != null) {
            return known;
        }
        return code >= 2100 && code < 2200 ? ADVICE : UNKNOWN;
    }
}
