package io.mytrader.cli;

import io.mytrader.report.terminal.TerminalStyle;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the place where results go can show. */
final class TerminalWidth {
    private static final int NARROWEST = 40;

    private TerminalWidth() {}

    static TerminalStyle style(CommandContext context) {
        boolean unicode = context.out().charset().equals(StandardCharsets.UTF_8);
        if (!context.terminal()) {
            return new TerminalStyle(false, unicode, TerminalStyle.PLAIN.width());
        }
        return new TerminalStyle(Ansi.AUTO.enabled(), unicode, Math.max(NARROWEST, width(context)));
    }

    private static int width(CommandContext context) {
        String columns = context.environment().getOrDefault("COLUMNS", "");
        return columns.matches("[0-9]{1,5}")
                ? Integer.parseInt(columns)
                : new UsageMessageSpec().autoWidth(true).width();
    }
}
