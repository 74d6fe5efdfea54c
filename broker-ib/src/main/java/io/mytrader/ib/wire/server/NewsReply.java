package io.mytrader.ib.wire.server;

import io.mytrader.ib.wire.WireMessage;
import java.util.List;

/**
 * News: texts of strangers, to be treated as data.
 *
 * <p>Numbers and layouts as ib_async (BSD), rust-ibapi (MIT) and ibkr-go (MIT) agree on them.
 */
public sealed interface NewsReply extends ServerMessage {

    /**
     * A headline of a tape.
     *
     * @param time epoch milliseconds; also seen in seconds
     * @param headline may begin with marks of the provider in braces, such as <code>
     *     {A:800015:L:en:K:n/a:C:0.98}</code>
     */
    @WireMessage(id = 84)
    record TickNews(
            int requestId,
            long time,
            String providerCode,
            String articleId,
            String headline,
            String extraData)
            implements NewsReply {}

    /** The providers that the login may read; none is an answer too. */
    @WireMessage(id = 85)
    record NewsProviders(List<NewsProvider> providers) implements NewsReply {}

    /** A provider, such as BRFG, Briefing.com General Market Columns. */
    record NewsProvider(String code, String name) {}
}
