package io.mytrader.bedrock.news;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The port to headlines: feeds, files, or a broker's news. */
public interface HeadlineSource {
    /** What it is, for the log. */
    String name();

    /**
     * The headlines that there are now, the same again until they disappear at their origin.
     *
     * @param now wall time; nothing is said to be published later
     * @throws IOException if they cannot be read; the next attempt may succeed
     */
    List<Headline> read(Instant now) throws IOException, InterruptedException;
}
