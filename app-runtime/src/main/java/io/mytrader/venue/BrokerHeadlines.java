package io.mytrader.venue;

import io.mytrader.bedrock.news.Headline;
import io.mytrader.bedrock.news.HeadlineSource;
import io.mytrader.ib.IbNews;
import io.mytrader.ib.data.NewsHeadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Headlines from Interactive Brokers, as far as they have come: reading waits for nothing.
 *
 * <p>Safe from any thread.
 */
final class BrokerHeadlines implements HeadlineSource {
    private final IbNews news;

    BrokerHeadlines(IbNews news) {
        this.news = news;
    }

    @Override
    public String name() {
        return "Interactive Brokers";
    }

    @Override
    public List<Headline> read(Instant now) {
        List<Headline> headlines = new ArrayList<>();
        for (NewsHeadline one : news.headlines()) {
            if (Headline.isReadable(one.text())) {
                Instant published = Instant.ofEpochMilli(one.publishedMillis());
                headlines.add(new Headline(published.isAfter(now) ? now : published, one.text()));
            }
        }
        return headlines;
    }
}
