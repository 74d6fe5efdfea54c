package io.mytrader.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Makes docs/studies/kelly.md, and checks that it still says what the code does. */
class KellyStudyTest {
    private static final Path REPORT = Path.of("../docs/studies/kelly.md");
    private static final double[] EDGES = {-0.05, 0, 0.05, 0.10};

    private static final String READING =
            """

            ## Reading

            - **Below and at break-even** every policy loses on the middle path: no sizing makes an edge.
              What differs is what a run of luck, mistaken for skill, costs. Full Kelly halves a third of the
              accounts below break-even and three quarters of them at it; the shipped policy halves none.
            - **Five points above**, half Kelly ends ahead of full Kelly on the middle path: the win rate is
              estimated from at most 100 trades, and overestimating it costs more than underestimating it.
              **Ten points above**, full Kelly ends ahead, after a fall of nine tenths that nobody sits
              through. Taking the win rate at the 0.35 quantile instead of the median costs growth and takes
              most of the halved accounts away.
            - The growth of the first three rows is a property of compounding without any other limit, not a
              promise: no margin, no largest position, no daily loss, no market impact.
            - **As shipped** the largest risk per trade of 1 % binds almost whenever an edge is shown. It,
              not Kelly, then decides the size; Kelly decides whether there is an edge to size at all. That
              is meant: with a hundred trades, knowing *whether* is the most that can be asked.
            - None of this says that the built-in strategies have an edge.
            """;

    @Test
    void theReportSaysWhatTheStudyFinds() throws IOException {
        String report = report();
        if (Boolean.getBoolean("kelly.study.write")) {
            Files.createDirectories(REPORT.getParent());
            Files.writeString(REPORT, report, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(REPORT, StandardCharsets.UTF_8)).isEqualTo(report);
    }

    @Test
    void lessKellyFallsLessOnEveryEdge() {
        KellyStudy study = new KellyStudy(500);
        for (double edge : EDGES) {
            double before = Double.POSITIVE_INFINITY;
            for (KellyStudy.Policy policy : KellyStudy.Policy.values()) {
                double fall = study.run(policy, KellyStudy.BREAK_EVEN + edge).worstDrawdownPct();
                assertThat(fall).isLessThanOrEqualTo(before);
                before = fall;
            }
        }
    }

    @Test
    void asShippedNoAccountIsHalved() {
        KellyStudy study = new KellyStudy(500);
        for (double edge : EDGES) {
            KellyStudy.Result result =
                    study.run(KellyStudy.Policy.SHIPPED, KellyStudy.BREAK_EVEN + edge);
            assertThat(result.halvedPct()).isZero();
        }
    }

    private static String report() {
        KellyStudy study = new KellyStudy(KellyStudy.PATHS);
        StringBuilder page = new StringBuilder();
        page.append(head());
        for (double edge : EDGES) {
            double winRate = KellyStudy.BREAK_EVEN + edge;
            double known = winRate - (1 - winRate) / KellyStudy.PAYOFF;
            page.append(
                    String.format(
                            Locale.ROOT,
                            "%n## True win rate %.2f %%: %s%n%n",
                            100 * winRate,
                            edge == 0
                                    ? "break-even"
                                    : String.format(
                                            Locale.ROOT,
                                            "%.0f points %s break-even (Kelly, were it known: %.1f %%)",
                                            100 * Math.abs(edge),
                                            edge > 0 ? "above" : "below",
                                            100 * known)));
            page.append("| policy | middle | 5th | 95th | fall | fall 95th | halved | ruined |\n");
            page.append("|---|---|---|---|---|---|---|---|\n");
            for (KellyStudy.Policy policy : KellyStudy.Policy.values()) {
                page.append(study.run(policy, winRate).row(policy.label)).append('\n');
            }
        }
        return page.append(READING).toString();
    }

    private static String head() {
        return String.format(
                Locale.ROOT,
                """
                # Kelly sizing: growth, drawdown and ruin

                Made by `KellyStudyTest` in core-risk; the same command makes it again, byte for byte:

                ```
                ./mvnw test -pl core-risk -am -Dtest=KellyStudyTest -Dkelly.study.write=true \\
                    -Dsurefire.failIfNoSpecifiedTests=false
                ```

                Without `-Dkelly.study.write=true` the test fails if this page is not what the study finds.

                ## Method

                %,d accounts of 100,000 take %d trades each, seeds 1 to %,d. A trade is one MES bracket with a
                stop of 10 and a target of 20 points, costs of 3.64 included: a win brings 96.36 a contract, a
                loss takes 53.64. Break-even is a win rate of %.2f %%. Each account knows only its own last 100
                trades and sizes by the product's own code (`KellyFraction`): prior without edge worth 20
                trades, 0.5 %% of equity at risk until 10 trades are known, one contract as a probe when no edge
                is shown, whole contracts always. All policies trade the same wins and losses. Margin, daily
                limits, drawdown halt and confidence are left out: this is about size alone.

                Columns: result in percent of the start (middle path, 5th and 95th percentile), largest fall
                from a peak in percent (middle path, 95th percentile), share of accounts that once fell below
                half of the start, and below a tenth of it.
                """,
                KellyStudy.PATHS,
                KellyStudy.TRADES,
                KellyStudy.PATHS,
                100 * KellyStudy.BREAK_EVEN);
    }
}
