package io.mytrader.api.body;

import java.util.List;

/**
 * An error as RFC 9457 describes it.
 *
 * @param type {@code about:blank}: the status says it all
 * @param title the status in words
 * @param status of the answer
 * @param detail what happened and what to do
 * @param instance the path that was asked for
 * @param reasons each problem apart; empty when the detail says it all
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<String> reasons) {
    public Problem {
        reasons = List.copyOf(reasons);
    }
}
