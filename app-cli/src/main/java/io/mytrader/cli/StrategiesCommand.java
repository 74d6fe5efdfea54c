package io.mytrader.cli;

import io.mytrader.config.Purpose;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.runtime.LoadedConfiguration;
import io.mytrader.strategy.Parameter;
import io.mytrader.strategy.StrategyFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mytrader strategies}. */
@Command(name = "strategies", description = "Lists the strategies and their parameters.")
final class StrategiesCommand implements Callable<Integer> {
    private static final String MULTI =
            "Chooses among several strategies by the market's regime; see multi_strategy.";

    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    StrategiesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (LoadedConfiguration loaded = shared.read(Purpose.TRADE, context, List.of())) {
            List<StrategyFactory> factories = loaded.strategies().factories();
            if (json) {
                printJson(factories);
            } else {
                printText(factories);
            }
        }
        return ExitCode.OK.code();
    }

    private void printText(List<StrategyFactory> factories) {
        context.out().println("multi");
        context.out().println("    " + MULTI);
        for (StrategyFactory factory : factories) {
            context.out().println(factory.name());
            context.out().println("    " + factory.description());
            for (Parameter parameter : factory.parameters()) {
                context.out()
                        .printf(
                                "    %-26s %s; %s%n",
                                parameter.name() + " = " + parameter.defaultValue(),
                                parameter.description(),
                                allowed(parameter));
            }
        }
    }

    private static String allowed(Parameter parameter) {
        return switch (parameter.type()) {
            case INTEGER, NUMBER, NUMBERS ->
                    number(parameter.min()) + " to " + number(parameter.max());
            case FLAG -> "true or false";
            case CHOICE -> String.join(" or ", parameter.choices());
            case TEXT -> "a text";
            case PARAMETERS -> "parameters by strategy";
        };
    }

    private static String number(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    private void printJson(List<StrategyFactory> factories) {
        TextOutput text = new TextOutput(context.out());
        JsonOutput out = JsonOutput.indented(text);
        out.beginObject().name("strategies").beginArray();
        out.beginObject().name("name").value("multi").name("description").value(MULTI);
        out.name("parameters").beginArray().endArray().endObject();
        for (StrategyFactory factory : factories) {
            out.beginObject();
            out.name("name").value(factory.name());
            out.name("description").value(factory.description());
            out.name("parameters").beginArray();
            factory.parameters().forEach(parameter -> write(parameter, out));
            out.endArray().endObject();
        }
        out.endArray().endObject().endLine();
        text.flush();
    }

    private static void write(Parameter parameter, JsonOutput out) {
        out.beginObject();
        out.name("name").value(parameter.name());
        out.name("type").value(parameter.type().name().toLowerCase(Locale.ROOT));
        out.name("default").value(String.valueOf(parameter.defaultValue()));
        out.name("allowed").value(allowed(parameter));
        out.name("description").value(parameter.description());
        out.endObject();
    }
}
