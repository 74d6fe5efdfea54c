package io.mytrader.ib.wire;

import static io.mytrader.ib.wire.Wire.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.ib.wire.Handshake.ServerHello;
import io.mytrader.ib.wire.Handshake.VersionRange;
import org.junit.jupiter.api.Test;

class HandshakeTest {

    @Test
    void readsTheRangesThatClientsAnnounce() {
        assertThat(VersionRange.of(frame("v100..178"))).contains(new VersionRange(100, 178));
        assertThat(VersionRange.of(frame("v157..178"))).contains(new VersionRange(157, 178));
        assertThat(VersionRange.of(frame("v100..193"))).contains(new VersionRange(100, 193));
        assertThat(VersionRange.of(frame("v178"))).contains(new VersionRange(178, 178));
        assertThat(VersionRange.of(frame("v100..178 +PACEAPI")))
                .contains(new VersionRange(100, 178));
    }

    @Test
    void refusesWhatIsNoRange() {
        assertThat(VersionRange.of(frame("GET / HTTP/1.1"))).isEmpty();
        assertThat(VersionRange.of(frame("v100..99999999999"))).isEmpty();
        assertThat(VersionRange.of(frame("71|2|7||"))).isEmpty();
    }

    @Test
    void aRangeIncludesItsEnds() {
        assertThat(new VersionRange(100, 178).contains(178)).isTrue();
        assertThat(new VersionRange(100, 177).contains(178)).isFalse();
        assertThat(new VersionRange(179, 200).contains(178)).isFalse();
    }

    @Test
    void anAnswerWithoutVersionIsMalformed() {
        assertThat(ServerHello.of(frame("hello|there|"))).isInstanceOf(Decoded.Malformed.class);
        assertThat(ServerHello.of(frame("178|"))).isInstanceOf(Decoded.Malformed.class);
    }
}
