package io.mytrader.ib.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.ib.wire.server.NewsReply.TickNews;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewsHeadlineTest {
    private static final long NOW = 1_781_535_600_000L;

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "Stocks rise = Stocks rise",
                "{A:800008,800015:L:Chinese (Simplified),en:K:n/a:C:0.98}These Rise = These Rise",
                "{A:800015:L:en:K:0.97}!Stocks rise = Stocks rise",
                "{K:n/a = {K:n/a",
                "Rise {sic} = Rise {sic}",
                "{A:1}{B:2}Rise = {B:2}Rise"
            })
    void theProvidersMarksAreLeftOut(String sent, String text) {
        assertThat(of(NOW, sent)).map(NewsHeadline::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{A:800015:L:en}", "{A:800015:L:en}! "})
    void whatSaysNothingIsNoHeadline(String sent) {
        assertThat(of(NOW, sent)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1681133400000, 1681133400000",
        "1681133400, 1681133400000",
        "0, 1781535600000",
        "-5, 1781535600000",
        "1781535600001, 1781535600000",
        "9223372036854775807, 1781535600000"
    })
    void isDatedInMillisecondsAndNeverLaterThanItCame(long sent, long published) {
        assertThat(of(sent, "Stocks rise"))
                .contains(new NewsHeadline(published, "BRFG", "BRFG$1", "Stocks rise"));
    }

    @Test
    void aHugeOneIsCut() {
        String huge = "x".repeat(1_000_000);
        NewsHeadline cut =
                NewsHeadline.of(new TickNews(1, NOW, huge, huge, huge, huge), NOW).orElseThrow();
        assertThat(cut.text()).hasSize(NewsHeadline.LONGEST);
        assertThat(cut.provider()).hasSize(100);
        assertThat(cut.articleId()).hasSize(100);
        assertThat(of(NOW, "{" + huge + "}")).map(one -> one.text().length()).contains(2_400);
    }

    private static Optional<NewsHeadline> of(long time, String headline) {
        return NewsHeadline.of(new TickNews(1, time, "BRFG", "BRFG$1", headline, ""), NOW);
    }
}
