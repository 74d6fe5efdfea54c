package io.mytrader.cli;

import io.mytrader.config.ConfigurationReader;
import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** Wires the verbs together. */
public final class Main {
    private static final String DASHBOARD = "dashboard";
    private static final Map<String, Function<CommandContext, Object>> VERBS = verbs();

    private Main() {}

    public static void main(String[] arguments) {
        Interruption interruption = new Interruption();
        CommandContext context =
                new CommandContext(
                        System.out, System.err, System.getenv(), isTerminal(), interruption);
        interruption.installShutdownHook();
        // Every verb needs them, and the parser of the command line takes as long.
        ConfigurationReader.prepare();
        if (arguments.length > 0 && arguments[0].equals(DASHBOARD)) {
            DashboardCommand.prepare();
        }
        int code;
        try {
            code = run(arguments, context);
            System.out.flush();
        } finally {
            interruption.commandEnded();
        }
        System.exit(code);
    }

    /** The JDK's own console, unlike others, is null without a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Runs a command within this process, without a terminal, and returns its exit code. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return run(arguments, new CommandContext(out, err, Map.of(), false, new Interruption()));
    }

    static int run(String[] arguments, CommandContext context) {
        ErrorReport errors = new ErrorReport(context);
        CommandLine command = new CommandLine(new MyTrader());
        Function<CommandContext, Object> wanted =
                arguments.length == 0 ? null : VERBS.get(arguments[0]);
        if (wanted == null) {
            VERBS.forEach((name, verb) -> command.addSubcommand(name, verb.apply(context)));
        } else {
            // The other verbs would only cost time.
            command.addSubcommand(arguments[0], wanted.apply(context));
        }
        command.setExpandAtFiles(false)
                .setOut(writer(context.out()))
                .setErr(writer(context.err()))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                context.terminal()
                                        ? CommandLine.Help.Ansi.AUTO
                                        : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(errors::wrongUsage)
                .setExecutionExceptionHandler((failure, line, result) -> errors.failed(failure));
        return told(command.execute(arguments), context);
    }

    /** Streams keep their failures to themselves, and a script has to know of lost results. */
    private static int told(int code, CommandContext context) {
        if (!context.out().checkError()) {
            return code;
        }
        context.err()
                .println(
                        "mytrader: the standard output could not be written to its end (a full disk,"
                                + " or a reader that left); what is there is incomplete");
        return code == ExitCode.OK.code() ? ExitCode.FAILURE.code() : code;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static Map<String, Function<CommandContext, Object>> verbs() {
        Map<String, Function<CommandContext, Object>> verbs = new LinkedHashMap<>();
        verbs.put(DASHBOARD, DashboardCommand::new);
        verbs.put("trade", TradeCommand::new);
        verbs.put("backtest", BacktestCommand::new);
        verbs.put("generate-bars", GenerateBarsCommand::new);
        verbs.put("inspect-bars", InspectBarsCommand::new);
        verbs.put("strategies", StrategiesCommand::new);
        verbs.put("check-lookahead", CheckLookaheadCommand::new);
        verbs.put("check-warmup", CheckWarmupCommand::new);
        verbs.put("sessions", SessionsCommand::new);
        verbs.put("replay", ReplayCommand::new);
        verbs.put("why", WhyCommand::new);
        verbs.put("llm-report", LlmReportCommand::new);
        verbs.put("account", AccountCommand::new);
        verbs.put("doctor", DoctorCommand::new);
        verbs.put("ask", AskCommand::new);
        verbs.put("gateway-sim", GatewaySimCommand::new);
        verbs.put("download", DownloadCommand::new);
        verbs.put("chaos", ChaosCommand::new);
        verbs.put("show-config", ShowConfigCommand::new);
        return verbs;
    }
}
