package io.mytrader.bedrock.news;

import java.time.Instant;

/**
 * A headline: text from outside, and nothing but text.
 *
 * @param published when it came out, never later than it was read
 * @param title without control and invisible characters, white space as single blanks, at most
 *     {@value #LONGEST} characters; not empty
 */
public record Headline(Instant published, String title) {
    static final int LONGEST = 240;

    public Headline {
        title = cleaned(title);
        if (title.isEmpty()) {
            throw new IllegalArgumentException("an empty headline");
        }
    }

    /** Whether anything would be left of a text. */
    public static boolean isReadable(String text) {
        return !cleaned(text).isEmpty();
    }

    private static String cleaned(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .limit(10L * LONGEST)
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
                .filter(Headline::isVisible)
                .filter(c -> c != ' ' || (!out.isEmpty() && out.charAt(out.length() - 1) != ' '))
                .limit(LONGEST)
                .forEach(out::appendCodePoint);
        String cleaned = out.toString().strip();
        return cleaned.length() <= LONGEST ? cleaned : cleaned.substring(0, LONGEST);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
