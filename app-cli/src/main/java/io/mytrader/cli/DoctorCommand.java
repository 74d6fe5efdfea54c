package io.mytrader.cli;

import io.mytrader.config.Purpose;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.runtime.Doctor;
import io.mytrader.runtime.Doctor.Finding;
import io.mytrader.runtime.Doctor.Verdict;
import io.mytrader.runtime.LoadedConfiguration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mytrader doctor}. */
@Command(
        name = "doctor",
        description = "Checks everything that trading needs, and says what to do.")
final class DoctorCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Option(
            names = "--llm",
            description = "Calls the language model, one token, also while llm.mode is off.")
    private boolean llm;

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (LoadedConfiguration loaded = shared.read(Purpose.TRADE, context, List.of())) {
            List<Finding> findings =
                    Doctor.examine(
                            loaded.configuration(),
                            context.environment(),
                            llm,
                            System.currentTimeMillis());
            if (json) {
                printJson(findings);
            } else {
                for (Finding finding : findings) {
                    context.out()
                            .printf(
                                    Locale.ROOT,
                                    "%-7s  %-14s %s%n",
                                    word(finding.verdict()),
                                    finding.check(),
                                    finding.text());
                }
            }
            return code(findings).code();
        }
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static ExitCode code(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.FAILURE)
                .findFirst()
                .map(finding ->
                        switch (finding.check()) {
                            case "broker" -> ExitCode.BROKER_UNAVAILABLE;
                            case "data" -> ExitCode.BAD_DATA;
                            default -> ExitCode.FAILURE;
                        })
                .orElse(ExitCode.OK);
    }

    private void printJson(List<Finding> findings) {
        TextOutput text = new TextOutput(context.out());
        JsonOutput out = JsonOutput.indented(text);
        out.beginObject().name("findings").beginArray();
        for (Finding finding : findings) {
            out.beginObject();
            out.name("check").value(finding.check());
            out.name("verdict").value(word(finding.verdict()));
            out.name("text").value(finding.text());
            out.endObject();
        }
        out.endArray().endObject().endLine();
        text.flush();
    }
}
