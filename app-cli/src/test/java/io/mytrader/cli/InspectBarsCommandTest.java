package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InspectBarsCommandTest {
    @TempDir Path folder;

    @Test
    void itShowsWhatIsUnderstood() {
        String file = BarFiles.synthetic(folder, 2).toString();
        assertThat(inspect(file).succeeded().out())
                .contains(file, "interval", "none against the hours of ES", "SHA-256");
        JsonNode json = JsonMapper.shared().readTree(inspect(file, "--json").succeeded().out());
        assertThat(json.at("/bars").asInt()).isEqualTo(2760);
        assertThat(json.at("/files/0/stamp").asString()).isEqualTo("open");
        assertThat(json.at("/gaps").asInt()).isZero();
    }

    @Test
    void badRowsAreListedAndEndAsBadData() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("bars.csv"),
                        """
                        timestamp,open,high,low,close,volume
                        2024-01-02T15:00:00Z,100,101,99,100,1
                        2024-01-02T15:01:00Z,100,98,99,100,1
                        2024-01-02T15:02:00Z,100,101,99,100,1
                        """);
        CommandRun run = inspect(file.toString());
        assertThat(run.out()).contains("line 3, column high '98': high below low");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_DATA.code());
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFileThatCantBeUnderstoodIsBadData() {
        assertThat(inspect(folder.resolve("x.csv").toString()).failed(ExitCode.BAD_DATA).err())
                .contains("does not exist");
    }

    private static CommandRun inspect(String file, String... more) {
        String[] all = new String[more.length + 6];
        all[0] = "inspect-bars";
        all[1] = file;
        all[2] = "--instrument";
        all[3] = "ES";
        all[4] = "--set";
        all[5] = "strategy.name=ema_cross";
        System.arraycopy(more, 0, all, 6, more.length);
        return CommandRun.of(all);
    }
}
