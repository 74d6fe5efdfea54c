package io.mytrader.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.report.ReportFolder;
import io.mytrader.report.ReportSamples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTest {
    @TempDir private Path folder;

    @Test
    void putsRunsSideBySide() throws IOException {
        Path one = folder.resolve("one");
        Path none = folder.resolve("none");
        ReportFolder.write(one, ReportSamples.small(), ReportSamples.facts());
        ReportFolder.write(none, ReportSamples.withoutTrades(), ReportSamples.facts());

        List<String> lines = Comparison.read(List.of(one, none)).lines(TerminalStyle.PLAIN);

        assertThat(lines.getFirst()).endsWith(one + "  " + none.toString().stripTrailing());
        assertThat(lines)
                .anyMatch(line -> line.matches("net profit +-2\\.28 +0\\.00"))
                .anyMatch(line -> line.matches("win rate +33\\.33 % +–"))
                .anyMatch(line -> line.matches("trades +3 +0"));
        assertThat(lines.subList(1, lines.size()))
                .allSatisfy(line -> assertThat(line).hasSameSizeAs(lines.getFirst()));
    }

    @Test
    void saysWhenTheBarsDiffer() throws IOException {
        write("one", "{\"run\":{\"data_hash\":\"a\"},\"metrics\":{}}");
        write("two", "{\"run\":{\"data_hash\":\"b\"},\"metrics\":{}}");

        assertThat(
                        Comparison.read(List.of(folder.resolve("one"), folder.resolve("two")))
                                .lines(TerminalStyle.PLAIN))
                .contains("The runs are on different bars.")
                .doesNotContain("The runs are of different versions.");
    }

    @Test
    void writesTheSummariesAsOneDocument() throws IOException {
        write("one", "{\"run\":{},\"metrics\":{\"trades\":7}}");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Comparison.read(List.of(folder.resolve("one"))).write(bytes);

        JsonNode document = new JsonMapper().readTree(bytes.toByteArray());
        assertThat(document.get(0).get("folder").asString())
                .isEqualTo(folder.resolve("one").toString());
        assertThat(document.get(0).get("metrics").get("trades").asInt()).isEqualTo(7);
    }

    @Test
    void namesTheFileThatIsMissingOrNoSummary() throws IOException {
        write("broken", "{\"run\":");
        write("other", "[1, 2]");

        assertThatThrownBy(() -> Comparison.read(List.of(folder.resolve("missing"))))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("summary.json");
        for (String name : List.of("broken", "other")) {
            assertThatThrownBy(() -> Comparison.read(List.of(folder.resolve(name))))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            folder.resolve(name).resolve("summary.json")
                                    + " is not the summary of a backtest");
        }
    }

    private void write(String name, String summary) throws IOException {
        Path directory = Files.createDirectory(folder.resolve(name));
        Files.writeString(directory.resolve("summary.json"), summary);
    }
}
