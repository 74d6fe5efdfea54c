package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsCommandTest {
    @TempDir Path folder;

    private String data() {
        return folder.resolve("data").toString();
    }

    @Test
    void exportsTheNewestSessionAsFilesAndAnyAsJson() throws Exception {
        String bars = folder.resolve("bars.csv").toString();
        CommandRun.of("generate-bars", "--out", bars, "--days", "2", "--seed", "3").succeeded();
        CommandRun.of(
                        "trade",
                        "--speed",
                        "max",
                        "--data-dir",
                        data(),
                        "--set",
                        "data.source=csv",
                        "--set",
                        "data.csv=" + bars)
                .succeeded();
        Path out = folder.resolve("out");
        CommandRun export =
                CommandRun.of("sessions", "--data-dir", data(), "--export", out.toString())
                        .succeeded();
        List<String> trades = Files.readAllLines(out.resolve("trades.csv"));
        assertThat(trades).hasSizeGreaterThan(1);
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "orders.csv",
                            "executions.csv",
                            "trades.csv",
                            "equity.csv",
                            "decisions.csv");
        }
        String id = export.out().split(" ", -1)[1];
        CommandRun json = CommandRun.of("sessions", "--data-dir", data(), "--session", id);
        assertThat(json.succeeded().out())
                .startsWith("{\"session\":{\"session_id\":\"" + id + "\"")
                .endsWith("]}\n");
        assertThat(json.out().split("\"trade_id\":", -1)).hasSize(trades.size());
        assertThat(
                        CommandRun.of("sessions", "--data-dir", data(), "--export", out.toString())
                                .failed(ExitCode.WRONG_USAGE)
                                .err())
                .contains("orders.csv: exists already; name another place");
        assertThat(
                        CommandRun.of("sessions", "--data-dir", data(), "--session", "s1")
                                .failed(ExitCode.WRONG_USAGE)
                                .err())
                .contains("no session s1");
    }
}
