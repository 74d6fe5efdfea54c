package io.mytrader.api.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a message arose and where it stands in the stream.
 *
 * @param timestamp engine time; wall time for what no session told
 * @param sentAt wall time
 * @param sessionId null for what no session told
 * @param seq one more than that of the message before; left out where messages are replaced by
 *     newer ones (prices, forming bars) or meant for one client only
 */
public record Stamp(
        Instant timestamp,
        Instant sentAt,
        @Nullable String sessionId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long seq) {}
