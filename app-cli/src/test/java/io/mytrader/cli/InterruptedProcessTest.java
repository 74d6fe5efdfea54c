package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in a process of its own. */
class InterruptedProcessTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir Path bars;
    @TempDir Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBacktestStopsAtOnceAndTidiesUp() throws IOException, InterruptedException {
        Path file = BarFiles.synthetic(bars, 250);
        Path log = bars.resolve("err.txt");
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Process process =
                    CommandProcess.start(
                            log,
                            "backtest",
                            "--bars",
                            file.toString(),
                            "--strategy",
                            "ema_cross",
                            "--out",
                            folder.resolve("report").toString(),
                            "--decisions");
            assertThat(watch.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
            CommandProcess.interrupt(process);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED.code());
        }
        assertThat(Files.readString(log, StandardCharsets.UTF_8))
                .isEqualTo("mytrader: interrupted\n");
        assertThat(BarFiles.names(folder)).isEmpty();
    }
}
