package io.mytrader.runtime.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.api.body.AdviceItem;
import io.mytrader.llm.Advice;
import io.mytrader.llm.UnavailableCause;
import io.mytrader.market.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
    @TempDir Path folder;

    @Test
    void whatWasWrittenIsReadAsItWas() throws Exception {
        AnswerLine opinion = line("a", 0, "BUY", null, null);
        AnswerLine none = line("b", 60, null, "throttled", null);
        Path file = folder.resolve("advice.ndjson");
        try (AnswerFile answers = AnswerFile.create(file)) {
            answers.add(none);
            answers.add(opinion);
        }
        assertThat(Answers.read(List.of(file)).lines()).containsExactly(opinion, none);
        assertThat(none.exchange().advice())
                .isEqualTo(new Advice.Unavailable(UnavailableCause.THROTTLED, "slow down"));
    }

    @Test
    void lateAnswersAndSecondOnesDoNotCount() {
        AnswerLine first = line("a", 0, "BUY", null, "dropped");
        Answers answers =
                Answers.of(
                        List.of(
                                line("a", 0, "SELL", null, "ignored"),
                                first,
                                line("a", 0, "HOLD", null, "dropped")));
        assertThat(answers.lines()).containsExactly(first);
    }

    @Test
    void aLineThatIsNoAnswerIsNamed() throws Exception {
        Path file = folder.resolve("advice.ndjson");
        for (String wrong :
                List.of(
                        "nonsense",
                        "{}",
                        "[1]",
                        "{\"question_id\":\"a\",\"advice\":{\"action\":\"STRONG BUY\"}}")) {
            Files.writeString(file, "\n" + wrong + "\n");
            assertThatThrownBy(() -> Answers.read(List.of(file)))
                    .as(wrong)
                    .isInstanceOf(AnswersException.class)
                    .hasMessageStartingWith(file + ":2: ");
        }
    }

    private static AnswerLine line(
            String id,
            long seconds,
            @Nullable String action,
            @Nullable String cause,
            @Nullable String effect) {
        return new AnswerLine(
                id,
                "MES",
                "lane-1",
                Instant.ofEpochSecond(seconds),
                "breakout",
                "BUY",
                0.7,
                action == null
                        ? null
                        : new AdviceItem(
                                action, 0.8, -0.25, "why \"so\"", List.of("one"), List.of()),
                cause,
                cause == null ? null : "slow down",
                effect,
                "model",
                1024,
                0.2,
                "ab12",
                100,
                20,
                Money.of("0.000123456"),
                812,
                false);
    }
}
