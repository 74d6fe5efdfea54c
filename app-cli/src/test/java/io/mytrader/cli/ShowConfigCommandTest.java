package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowConfigCommandTest {
    private static final String[] NAMED = {"--set", "strategy.name=ema_cross"};

    @TempDir Path folder;

    @Test
    void everyValueComesWithItsOrigin() throws IOException {
        Path file = folder.resolve("my.yaml");
        Files.writeString(file, "# mine\ntrading:\n  max_daily_loss: 900\n");
        CommandRun run =
                CommandRun.with(
                        Map.of("MYTRADER__TRADING__FIXED_SIZE", "3"),
                        new Interruption(),
                        "show-config",
                        "--config",
                        file.toString(),
                        "--set",
                        "strategy.name=ema_cross",
                        "--set",
                        "strategy.parameters.fast=5",
                        "--data-dir",
                        "/data");
        assertThat(run.succeeded().out().lines().map(line -> line.replaceAll(" +#", " #")))
                .contains(
                        "mode: paper # default",
                        "  max_daily_loss: 900 # " + file + ":3",
                        "  fixed_size: 3 # environment MYTRADER__TRADING__FIXED_SIZE",
                        "  name: ema_cross # command line --set",
                        "  parameters:",
                        "    fast: 5 # command line --set",
                        "    low: 1.5 # default",
                        "  kelly_when_not_positive: probe # derived: paper or backtest",
                        "  mode: \"off\" # default",
                        "instrument: MES # default",
                        "  dir: /data # command line --data-dir");
    }

    @Test
    void whatItPrintsCanBeReadAgain() throws IOException {
        String shown = CommandRun.of(with("show-config", NAMED)).succeeded().out();
        Path file = Files.writeString(folder.resolve("again.yaml"), shown);
        String again = CommandRun.of("show-config", "--config", file.toString()).succeeded().out();
        assertThat(again.replaceAll(" *#.*", "")).isEqualTo(shown.replaceAll(" *#.*", ""));
    }

    @Test
    void secretsThatGotIntoItAreMasked() {
        String[] secret = {
            "--set", "strategy.name=ema_cross", "--set", "broker.host=xoxb-123456789012-abcdef"
        };
        assertThat(CommandRun.of(with("show-config", secret)).succeeded().out())
                .contains("(redacted)")
                .doesNotContain("xoxb");
    }

    @Test
    void jsonHoldsTheSame() {
        assertThat(CommandRun.of(with("show-config", "--json", NAMED)).succeeded().out())
                .contains("\"config_hash\": \"", "\"key\": \"mode\"", "\"origin\": \"default\"");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        CommandRun run =
                CommandRun.of(
                        "show-config",
                        "--set",
                        "a.b=1",
                        "--set",
                        "mode=demo",
                        "--set",
                        "strategy.name=x");
        assertThat(run.failed(ExitCode.BAD_CONFIGURATION).err().lines())
                .hasSize(4)
                .startsWith("mytrader: the configuration has 3 problems:");
    }

    private static String[] with(String verb, String... rest) {
        String[] all = new String[rest.length + 1];
        all[0] = verb;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static String[] with(String verb, String option, String[] rest) {
        String[] all = new String[rest.length + 2];
        all[0] = verb;
        all[1] = option;
        System.arraycopy(rest, 0, all, 2, rest.length);
        return all;
    }
}
