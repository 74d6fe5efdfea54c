package io.mytrader.ib.data;

import io.mytrader.ib.wire.server.NewsReply.TickNews;
import java.util.Optional;

/**
 * A headline as the gateway sent it: text of strangers, and nothing but text. Control characters
 * and the like are still in it.
 *
 * @param publishedMillis epoch milliseconds UTC, never later than it came
 * @param provider its code
 * @param articleId the provider's name of the article, possibly empty
 * @param text not blank, at most {@value #LONGEST} characters, without the provider's marks
 */
public record NewsHeadline(long publishedMillis, String provider, String articleId, String text) {
    static final int LONGEST = 2_400;

    /** As epoch seconds this is the year 5138, as epoch milliseconds March 1973. */
    private static final long SECONDS_BELOW = 100_000_000_000L;

    private static final int LONGEST_ID = 100;
    private static final int LONGEST_MARKS = 1_000;

    /**
     * The headline of a message; empty if it says nothing.
     *
     * <p>Most tapes date in milliseconds, some have been seen to date in seconds; what has no date,
     * or one in the future, is of now.
     */
    static Optional<NewsHeadline> of(TickNews tick, long nowMillis) {
        String text = withoutMarks(tick.headline());
        if (text.isBlank()) {
            return Optional.empty();
        }
        long time = tick.time();
        long millis = time < SECONDS_BELOW ? time * 1000 : time;
        return Optional.of(
                new NewsHeadline(
                        time <= 0 || millis > nowMillis ? nowMillis : millis,
                        limited(tick.providerCode(), LONGEST_ID),
                        limited(tick.articleId(), LONGEST_ID),
                        limited(text, LONGEST)));
    }

    /**
     * Without a leading <code>{A:800015:L:en:K:n/a:C:0.98}</code>, which names companies and the
     * language, and the exclamation mark behind it, as recordings in rust-ibapi (MIT) show them.
     */
    private static String withoutMarks(String headline) {
        int end = headline.startsWith("{") ? headline.indexOf('}') : -1;
        if (end < 0 || end > LONGEST_MARKS) {
            return headline;
        }
        String rest = headline.substring(end + 1);
        return rest.startsWith("!") ? rest.substring(1) : rest;
    }

    private static String limited(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
