package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);

    @Test
    void itIsDrawnOncePerPercentAndRemovedAtTheEnd() {
        try (ProgressBar bar = new ProgressBar(err, "reading", true)) {
            bar.advance(0, 1000);
            bar.advance(1, 1000);
            bar.advance(500, 1000);
            bar.advance(2000, 1000);
        }
        String erase = "\r\u001b[K";
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        erase
                                + "reading [                              ] 0 %"
                                + erase
                                + "reading [###############               ] 50 %"
                                + erase
                                + "reading [##############################] 100 %"
                                + erase);
    }

    @Test
    void withoutATerminalNothingIsShown() {
        try (ProgressBar bar = new ProgressBar(err, "reading", false)) {
            bar.advance(1, 2);
        }
        assertThat(shown.size()).isZero();
    }
}
