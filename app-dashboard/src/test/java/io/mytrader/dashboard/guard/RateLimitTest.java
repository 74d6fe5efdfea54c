package io.mytrader.dashboard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(2, 5, nanos::get);

    @Test
    void allowsABurstAndThenSoManyASecond() {
        assertThat(allowed("a", 10)).isEqualTo(5);
        assertThat(allowed("b", 3)).isEqualTo(3);
        nanos.addAndGet(1_000_000_000L);
        assertThat(allowed("a", 10)).isEqualTo(2);
        nanos.addAndGet(60_000_000_000L);
        assertThat(allowed("a", 10)).isEqualTo(5);
    }

    private int allowed(String address, int tries) {
        int count = 0;
        for (int i = 0; i < tries; i++) {
            count += limit.allows(address) ? 1 : 0;
        }
        return count;
    }

    @Test
    void theTokenIsComparedAsAWhole() {
        Token token = Token.of("a-token-of-some-length");
        assertThat(token.is("a-token-of-some-length")).isTrue();
        assertThat(token.is("a-token-of-some-lengt")).isFalse();
        assertThat(token.is("")).isFalse();
        assertThat(token.toString()).doesNotContain("length");
    }
}
