package io.mytrader.dashboard.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinedTextsTest {
    private static final int SMALLEST_LONG = 1 << 16;

    /** Around the lengths where a header has more bytes (RFC 6455, 5.2). */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 255, 256, 65_535, 65_536, 700_000})
    void eachTextAfterTheFirstHasAHeaderOfItsOwn(int length) {
        List<String> texts = List.of("first", text(length), "", text(300), "last");
        List<ByteBuffer> bytes = texts.stream().map(JoinedTextsTest::utf8).toList();
        JoinedTexts joined = new JoinedTexts(JoinedTexts.join(bytes), "first".length());
        assertThat(joined.getPayloadLength()).isEqualTo("first".length());
        assertThat(joined.isFin()).isTrue();
        assertThat(messages(joined)).isEqualTo(texts);
        assertThat(bytes).allMatch(text -> text.position() == 0);
    }

    private static String text(int length) {
        StringBuilder made = new StringBuilder(length);
        IntStream.range(0, length).forEach(i -> made.append((char) ('a' + i % 26)));
        return made.toString();
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a client reads whom the library has told the first one's length. */
    private static List<String> messages(JoinedTexts joined) {
        ByteBuffer bytes = joined.getPayload().duplicate();
        List<String> read = new ArrayList<>();
        read.add(take(bytes, joined.getPayloadLength()));
        while (bytes.hasRemaining()) {
            assertThat(bytes.get() & 0xff).as("a whole text message").isEqualTo(0x81);
            int length = bytes.get();
            if (length == 126) {
                length = bytes.getShort() & 0xffff;
                assertThat(length).isGreaterThanOrEqualTo(126);
            } else if (length == 127) {
                length = Math.toIntExact(bytes.getLong());
                assertThat(length).isGreaterThanOrEqualTo(SMALLEST_LONG);
            }
            read.add(take(bytes, length));
        }
        return read;
    }

    private static String take(ByteBuffer bytes, int length) {
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
