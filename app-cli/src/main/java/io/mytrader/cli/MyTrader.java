package io.mytrader.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command itself, without a verb. */
@Command(
        name = "mytrader",
        description = "Automated futures trading on Interactive Brokers.",
        versionProvider = ProductVersion.class,
        synopsisSubcommandLabel = "VERB",
        footer = {
            "",
            "mytrader VERB --help explains a verb.",
            "Exit codes: 0 ok, 1 failure, 2 wrong usage, 3 bad configuration, 4 bad data,",
            "5 broker unreachable or refused, 6 comparison failed, 130 interrupted."
        })
final class MyTrader {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    boolean version;
}
