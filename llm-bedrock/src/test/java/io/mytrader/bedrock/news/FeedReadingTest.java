package io.mytrader.bedrock.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedReadingTest {
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    @TempDir Path folder = Path.of("");

    @Test
    void readsRss() throws IOException {
        assertThat(
                        read(
                                """
                                <?xml version="1.0"?>
                                <rss version="2.0"><channel><title>News</title>
                                <item><title>Stocks  rise &amp; bonds fall</title>
                                  <description>no</description>
                                  <pubDate>Mon, 2 Mar 2026 09:30:00 -0500</pubDate></item>
                                <item><title><![CDATA[<b>Fed</b> holds]]></title></item>
                                <item><title> </title></item>
                                </channel></rss>\
                                """))
                .containsExactly(
                        new Headline(
                                Instant.parse("2026-03-02T14:30:00Z"), "Stocks rise & bonds fall"),
                        new Headline(NOW, "<b>Fed</b> holds"));
    }

    @Test
    void readsAtom() throws IOException {
        assertThat(
                        read(
                                """
                                <feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
                                <entry><title type="html">Oil <i>falls</i></title>
                                <updated>2026-03-02T14:50:00Z</updated>
                                <published>2026-03-02T14:40:00+00:00</published></entry>
                                <entry><title>From tomorrow</title>
                                <updated>2026-03-03T14:50:00Z</updated></entry>
                                </feed>\
                                """))
                .containsExactly(
                        new Headline(Instant.parse("2026-03-02T14:40:00Z"), "Oil falls"),
                        new Headline(NOW, "From tomorrow"));
    }

    @Test
    void fetchesNothingThatAFeedPointsTo() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "TOP SECRET");
        String hostile =
                """
                <!DOCTYPE rss [<!ENTITY x SYSTEM "%s">]>
                <rss><channel><item><title>&x;</title></item></channel></rss>\
                """
                        .formatted(secret.toUri());

        assertThatThrownBy(() -> read(hostile))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no feed");
    }

    @Test
    void expandsNoEntityBomb() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        bomb.append("]><rss><channel><item><title>&a29;</title></item></channel></rss>");

        assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoFeedIsRefused() {
        assertThatThrownBy(() -> read("<html><item><title>x</title></item></html>"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("<rss><channel>")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("<rss>" + "<a>".repeat(1_000)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aHeadlineIsShortAndVisible() {
        assertThat(new Headline(NOW, "a\u202e\u0000\u200bb\n\t c").title()).isEqualTo("ab c");
        assertThat(new Headline(NOW, "x".repeat(10_000)).title()).hasSize(Headline.LONGEST);
    }

    @Test
    void filesOfAFolderHaveAHeadlineALine() throws IOException {
        Files.writeString(
                folder.resolve("a.txt"),
                """
                2026-03-02T14:30:00Z Stocks rise
                2026-03-02T09:31:00-05:00\tBonds fall
                yesterday Something happened
                2026-03-02T16:00:00Z From the future
                """);
        Files.writeString(folder.resolve("b.csv"), "2026-03-02T14:30:00Z Not read\n");

        assertThat(new FolderHeadlines(folder).read(NOW))
                .isEqualTo(
                        List.of(
                                new Headline(Instant.parse("2026-03-02T14:30:00Z"), "Stocks rise"),
                                new Headline(Instant.parse("2026-03-02T14:31:00Z"), "Bonds fall")));
    }

    @Test
    void aFeedIsReadOverHttpAndAnEndlessOneIsNot() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] good =
                "<rss><channel><item><title>Stocks rise</title></item></channel></rss>"
                        .getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/good",
                exchange -> {
                    exchange.sendResponseHeaders(200, good.length);
                    exchange.getResponseBody().write(good);
                    exchange.close();
                });
        server.createContext(
                "/endless",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] junk = new byte[1 << 16];
                    for (int i = 0; i < 20; i++) {
                        exchange.getResponseBody().write(junk);
                    }
                    exchange.close();
                });
        server.createContext(
                "/gone",
                exchange -> {
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(feed(base + "/good").read(NOW))
                    .containsExactly(new Headline(NOW, "Stocks rise"));
            assertThatThrownBy(() -> feed(base + "/endless").read(NOW))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> feed(base + "/gone").read(NOW)).hasMessage("status 404");
        } finally {
            server.stop(0);
        }
    }

    private static FeedHeadlines feed(String address) {
        return new FeedHeadlines(URI.create(address), Duration.ofSeconds(10));
    }

    private static List<Headline> read(String xml) throws IOException {
        return FeedReading.of(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), NOW);
    }
}
