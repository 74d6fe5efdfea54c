package io.mytrader.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.backtest.BacktestResult;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    private final BacktestResult result = ReportSamples.small();
    private final RunFacts facts = ReportSamples.facts();

    @TempDir private Path folder;

    @Test
    void writesEveryFileAndNothingElse() throws IOException {
        ReportFolder.write(folder.resolve("new/run 1"), result, facts);

        assertThat(names(folder.resolve("new"))).containsExactly("run 1");
        assertThat(names(folder.resolve("new/run 1")))
                .containsExactly("equity.csv", "report.html", "summary.json", "trades.csv");
    }

    @Test
    void addsDecisionsWhenSomebodyAsksForThem() throws IOException {
        Path directory = folder.resolve("run");
        try (ReportFolder report = ReportFolder.begin(directory)) {
            assertThat(report.decisions()).isSameAs(report.decisions());
            report.complete(result, facts);
        }

        assertThat(directory.resolve("decisions.ndjson")).isEmptyFile();
    }

    @Test
    void leavesNothingBehindWhenItIsNotCompleted() throws IOException {
        try (ReportFolder report = ReportFolder.begin(folder.resolve("run"))) {
            report.decisions();
        }

        assertThat(names(folder)).isEmpty();
    }

    @Test
    void replacesAnEarlierReport() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("run"));
        Files.writeString(directory.resolve("summary.json"), "earlier");
        Files.writeString(directory.resolve("decisions.ndjson"), "earlier");

        ReportFolder.write(directory, result, facts);

        assertThat(names(folder)).containsExactly("run");
        assertThat(names(directory))
                .containsExactly("equity.csv", "report.html", "summary.json", "trades.csv");
        assertThat(directory.resolve("summary.json")).content().contains("order_hash");
    }

    @Test
    void keepsTheEarlierReportUntilTheNewOneIsComplete() throws IOException {
        Path directory = folder.resolve("run");
        ReportFolder.write(directory, result, facts);
        String before = Files.readString(directory.resolve("summary.json"));

        try (ReportFolder report = ReportFolder.begin(directory)) {
            report.decisions();
        }

        assertThat(directory.resolve("summary.json")).content().isEqualTo(before);
        assertThat(names(folder)).containsExactly("run");
    }

    @Test
    void refusesAFolderWithOtherFiles() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "important");

        assertThatThrownBy(() -> ReportFolder.begin(folder))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("thesis.txt");
        assertThat(names(folder)).containsExactly("thesis.txt");
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "content");

        assertThatThrownBy(() -> ReportFolder.begin(file))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("is not a folder");
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString()).sorted().toList();
        }
    }
}
