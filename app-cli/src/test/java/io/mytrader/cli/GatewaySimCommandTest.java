package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewaySimCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder = Path.of("");

    /** Runs the verb for somebody who interrupts it at once. */
    private int run(String... arguments) {
        Interruption interruption = new Interruption();
        interruption.request();
        return Main.run(
                arguments,
                new CommandContext(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        interruption));
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void servesUntilItIsInterruptedAndTellsHowItStands() {
        int code = run("gateway-sim", "--port", "0", "--start", "2026-06-15T14:00:00Z", "--json");
        assertThat(code).isEqualTo(ExitCode.INTERRUPTED.code());
        assertThat(told())
                .startsWith("simulated gateway on 127.0.0.1:")
                .contains("paper account DU1234567, made-up markets, seed 1")
                .contains("at 2026-06-15T14:00:00Z");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"account\": \"DU1234567\"")
                .contains("\"equity\": \"100000.00\"");
    }

    @Test
    void aTakenPortIsNamedWithTheRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int code = run("gateway-sim", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(code).isEqualTo(ExitCode.FAILURE.code());
            assertThat(told())
                    .contains("cannot listen on port " + taken.getLocalPort())
                    .contains("--port chooses another");
        }
    }

    @Test
    void aPortThatCannotBeIsWrongUsage() {
        for (String port : new String[] {"99999", "-1"}) {
            CommandRun.of("gateway-sim", "--port", port).failed(ExitCode.WRONG_USAGE);
        }
        assertThat(CommandRun.of("gateway-sim", "--port", "99999").err())
                .isEqualTo("mytrader: --port: expected 0 to 65535, but found 99999\n");
    }

    @Test
    void aWrongFaultScriptIsBadConfiguration() throws IOException {
        Path script = Files.writeString(folder.resolve("faults.yaml"), "faults: [{order: stop}]");
        int code = run("gateway-sim", "--port", "0", "--faults", script.toString());
        assertThat(code).isEqualTo(ExitCode.BAD_CONFIGURATION.code());
        assertThat(told()).contains("faults[0]: expected exactly one of swallowed, rejected");
    }
}
