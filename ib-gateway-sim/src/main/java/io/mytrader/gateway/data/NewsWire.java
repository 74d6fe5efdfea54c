package io.mytrader.gateway.data;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is in the news.
 *
 * @param providers that the login is told of
 * @param stories beside the reports on the market, which every tape carries by itself
 */
public record NewsWire(List<Provider> providers, List<Story> stories) {

    /** What a login reads without paying for it; the second has no tape of its own. */
    public static final NewsWire TYPICAL =
            new NewsWire(
                    List.of(
                            Provider.open("BRFG", "Briefing.com General Market Columns"),
                            new Provider("BRFUPDN", "Briefing.com Analyst Actions", Access.NO_TAPE),
                            Provider.open("DJNL", "Dow Jones Newsletters")),
                    List.of());

    /** A login without any news. */
    public static final NewsWire NONE = new NewsWire(List.of(), List.of());

    public NewsWire {
        providers = List.copyOf(providers);
        stories = List.copyOf(stories);
    }

    /** A provider of news. */
    public record Provider(String code, String name, Access access) {
        /** One whose tape can be had. */
        public static Provider open(String code, String name) {
            return new Provider(code, name, Access.OPEN);
        }
    }

    /** What comes of subscribing to a provider's tape. */
    public enum Access {
        /** Headlines. */
        OPEN,
        /** Error 200: there is no such contract. */
        NO_TAPE,
        /** Error 10276: the login may not read it. */
        FORBIDDEN
    }

    /**
     * A headline at a time, sent as it stands.
     *
     * @param after from the gateway's first instant on
     */
    public record Story(Duration after, String provider, String headline) {}

    /** The same with one story more. */
    public NewsWire with(Duration after, String provider, String headline) {
        return new NewsWire(
                providers,
                Stream.concat(stories.stream(), Stream.of(new Story(after, provider, headline)))
                        .toList());
    }
}
