package io.mytrader.ib.wire.server;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code \}{@code uXXXX} form in which the server sends what is not ASCII. */
final class UnicodeEscapes {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    private UnicodeEscapes() {}

    static String resolve(String text) {
        return ESCAPE.matcher(text).replaceAll(UnicodeEscapes::character);
    }

    private static String character(MatchResult escape) {
        char character = (char) Integer.parseInt(escape.group(1), 16);
        return Matcher.quoteReplacement(String.valueOf(character));
    }
}
