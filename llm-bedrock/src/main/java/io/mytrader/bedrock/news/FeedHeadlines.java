package io.mytrader.bedrock.news;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Headlines of an RSS or Atom feed. */
public final class FeedHeadlines implements HeadlineSource {
    private static final int MOST_BYTES = 1 << 20;
    private static final int OK = 200;

    private final URI address;
    private final Duration patience;
    private final HttpClient http;

    /**
     * A feed.
     *
     * @param address with http or https
     * @param patience for connecting, and again for the answer to begin
     */
    public FeedHeadlines(URI address, Duration patience) {
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("no address of a feed: " + address);
        }
        this.address = address;
        this.patience = patience;
        // A redirect from https to http is not followed.
        http =
                HttpClient.newBuilder()
                        .connectTimeout(patience)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
    }

    /** The host alone: addresses of feeds may carry keys. */
    @Override
    public String name() {
        return String.valueOf(address.getHost());
    }

    @Override
    public List<Headline> read(Instant now) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                http.send(
                        HttpRequest.newBuilder(address)
                                .timeout(patience)
                                .header(
                                        "Accept",
                                        "application/rss+xml, application/atom+xml, text/xml")
                                .build(),
                        BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                throw new IOException("status " + response.statusCode());
            }
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("longer than " + MOST_BYTES + " bytes");
            }
            return FeedReading.of(new ByteArrayInputStream(bytes), now);
        }
    }
}
