package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A command run within the test, with what it printed.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record CommandRun(int code, String out, String err) {
    /** Runs without a terminal and with an empty environment. */
    static CommandRun of(String... arguments) {
        return with(Map.of(), new Interruption(), arguments);
    }

    static CommandRun with(
            Map<String, String> environment, Interruption interruption, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            int code =
                    Main.run(
                            arguments,
                            new CommandContext(
                                    outStream, errStream, environment, false, interruption));
            return new CommandRun(
                    code,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        }
    }

    CommandRun succeeded() {
        assertThat(err).doesNotContain("mytrader:");
        assertThat(code).isZero();
        return this;
    }

    /** The command ended with that code, said why on the standard error, and nothing else. */
    CommandRun failed(ExitCode expected) {
        assertThat(err)
                .startsWith("mytrader: ")
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("null");
        assertThat(out).isEmpty();
        assertThat(code).isEqualTo(expected.code());
        return this;
    }
}
