package io.mytrader.report.terminal;

import io.mytrader.report.KeyFigure.Tone;

/**
 * What the place that shows a text can do.
 *
 * @param colour whether it understands ANSI colours
 * @param unicode whether it shows characters beyond ASCII
 * @param width columns, at least 40
 */
public record TerminalStyle(boolean colour, boolean unicode, int width) {
    /** For files and pipes. */
    public static final TerminalStyle PLAIN = new TerminalStyle(false, true, 120);

    private static final String RESET = "\033[0m";

    public TerminalStyle {
        if (width < 40) {
            throw new IllegalArgumentException("a terminal of " + width + " columns is too narrow");
        }
    }

    String bold(String text) {
        return styled("\033[1m", text);
    }

    String faint(String text) {
        return styled("\033[2m", text);
    }

    String attention(String text) {
        return styled("\033[33m", text);
    }

    String toned(String text, Tone tone) {
        return switch (tone) {
            case GAIN -> styled("\033[32m", text);
            case LOSS -> styled("\033[31m", text);
            case NEUTRAL -> text;
        };
    }

    /** The text as this place can show it. */
    String shown(String text) {
        return unicode
                ? text
                : text.replace('–', '-').replace("√", "sqrt ").replaceAll("[^\\x20-\\x7e]", "?");
    }

    private String styled(String code, String text) {
        return colour && !text.isBlank() ? code + text + RESET : text;
    }
}
