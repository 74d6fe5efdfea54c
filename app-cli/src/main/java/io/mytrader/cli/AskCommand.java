package io.mytrader.cli;

import io.mytrader.api.body.ChatAnswer;
import io.mytrader.api.json.ApiJson;
import io.mytrader.config.Configuration;
import io.mytrader.config.Purpose;
import io.mytrader.journal.SessionHistory;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.LoadedConfiguration;
import io.mytrader.runtime.assistant.Assistant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mytrader ask}. */
@Command(
        name = "ask",
        description = {
            "Asks the language model about what was decided, traded and configured.",
            "It reads the records and can change nothing. Counts in the day's budget."
        })
final class AskCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Parameters(
            paramLabel = "QUESTION",
            arity = "1..*",
            description = "Such as \"Why was nothing bought this morning?\"")
    private List<String> words = List.of();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    AskCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String question = String.join(" ", words).strip();
        if (question.isEmpty() || question.length() > Assistant.LONGEST_QUESTION) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE,
                    "a question has 1 to " + Assistant.LONGEST_QUESTION + " characters");
        }
        try (LoadedConfiguration loaded = shared.read(Purpose.TRADE, context, List.of())) {
            Configuration configuration = loaded.configuration();
            if (!configuration.llm().advice().isOn()) {
                throw new CommandFailure(
                        ExitCode.BAD_CONFIGURATION,
                        "llm.mode is off; --set llm.mode=advisory asks the model without letting"
                                + " it decide anything");
            }
            try (SessionHistory history = DataFolder.openHistory(configuration.dataFolder());
                    Assistant assistant =
                            Assistant.open(
                                    configuration,
                                    configuration.dataFolder(),
                                    history,
                                    System::currentTimeMillis)) {
                switch (assistant.ask(question)) {
                    case Assistant.Reply.Given given -> print(given.answer());
                    case Assistant.Reply.None none ->
                            throw new CommandFailure(
                                    ExitCode.FAILURE,
                                    "no answer ("
                                            + none.cause().label()
                                            + "): "
                                            + none.detail()
                                            + "; \"mytrader doctor --llm\" says what to do");
                }
            }
        }
        return ExitCode.OK.code();
    }

    private void print(ChatAnswer answer) {
        if (json) {
            context.out().println(ApiJson.mapper().writeValueAsString(answer));
            return;
        }
        // Whatever else a model writes, it must not steer the terminal.
        context.out().println(answer.answer().replaceAll("[\\p{Cntrl}&&[^\n\t]]", ""));
        if (!answer.barTimes().isEmpty()) {
            context.out().println("bars: " + String.join(", ", answer.barTimes()));
        }
        if (!answer.orderIds().isEmpty()) {
            context.out().println("orders: " + String.join(", ", answer.orderIds()));
        }
        context.err()
                .println(
                        answer.modelId()
                                + ", "
                                + answer.lookups().size()
                                + " lookups, "
                                + answer.cost()
                                + " dollars");
    }
}
