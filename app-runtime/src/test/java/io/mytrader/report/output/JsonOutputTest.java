package io.mytrader.report.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.property.Property;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonOutputTest {
    @Test
    void separatesMembersAndElements() {
        String json =
                compact(out -> {
                    out.beginObject();
                    out.name("numbers").beginArray();
                    out.value(1).value(2.5).value(Double.NaN).value((Double) null);
                    out.endArray();
                    out.name("empty").beginObject().endObject();
                    out.name("none").beginArray().endArray();
                    out.name("money").value(Money.of("12.340"));
                    out.name("price").value(Price.of("-0.25"));
                    out.name("time").time(1_704_207_600_000L);
                    out.name("yes").value(true);
                    out.endObject().endLine();
                    out.beginObject().endObject().endLine();
                });

        assertThat(json)
                .isEqualTo(
                        """
                        {"numbers":[1,2.5,null,null],"empty":{},"none":[],"money":12.34,\
                        "price":-0.25,"time":"2024-01-02T15:00:00Z","yes":true}
                        {}
                        """);
    }

    @Test
    void indentsForPeople() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextOutput text = new TextOutput(bytes);
        JsonOutput.indented(text)
                .beginObject()
                .name("a")
                .value(1)
                .name("b")
                .beginArray()
                .value("x")
                .endArray()
                .name("c")
                .beginObject()
                .endObject()
                .endObject()
                .endLine();
        text.close();

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        {
                          "a": 1,
                          "b": [
                            "x"
                          ],
                          "c": {}
                        }
                        """);
    }

    @Test
    void escapesWhatJsonForbidsAndKeepsOtherLanguages() {
        String hostile = "</script>\"\\\n\t\u0001\u007f\u2028 Grüße 日本 😀 \ud800";

        String json = compact(out -> out.value(hostile));

        assertThat(json)
                .isEqualTo("\"</script>\\\"\\\\\\n\\t\\u0001\\u007f\\u2028 Grüße 日本 😀 \\ud800\"");
    }

    @Test
    void isReadBackByJacksonWhateverTheText() {
        JsonMapper mapper = new JsonMapper();
        Property.holds(
                200,
                random -> {
                    StringBuilder text = new StringBuilder();
                    int length = random.nextInt(300);
                    for (int i = 0; i < length; i++) {
                        text.appendCodePoint(
                                random.nextBoolean()
                                        ? random.nextInt(0x80)
                                        : random.nextInt(0x3000, 0x4000));
                    }
                    String value = text.toString();
                    String json =
                            compact(out ->
                                    out.beginObject().escapedName(value).value(value).endObject());
                    assertThat(mapper.readTree(json).get(value).asString()).isEqualTo(value);
                });
    }

    @Test
    void writesTimesAsInstantsDo() {
        Property.holds(
                300,
                random -> {
                    long millis = random.nextLong(-2_000_000_000_000L, 4_000_000_000_000L);
                    long whole = millis / 1000 * 1000;
                    assertThat(text(out -> out.time(millis)))
                            .isEqualTo(Instant.ofEpochMilli(millis).toString());
                    assertThat(text(out -> out.time(whole)))
                            .isEqualTo(Instant.ofEpochMilli(whole).toString());
                });
    }

    @Test
    void writesMoreThanItsBufferHolds() {
        String large = "ä".repeat(70_000);

        assertThat(text(out -> out.text("a".repeat(65_530)).text(large).text("end")))
                .isEqualTo("a".repeat(65_530) + large + "end");
    }

    @Test
    void writesTheSmallestNumbers() {
        assertThat(text(out -> out.number(Long.MIN_VALUE))).isEqualTo("-9223372036854775808");
        assertThat(text(out -> out.number(new Money(Long.MIN_VALUE))))
                .isEqualTo("-9223372036.854775808");
        assertThat(text(out -> out.number(new Money(-1)))).isEqualTo("-0.000000001");
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> text(out -> out.number(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String compact(Consumer<JsonOutput> writing) {
        return text(out -> writing.accept(JsonOutput.compact(out)));
    }

    private static String text(Consumer<TextOutput> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TextOutput text = new TextOutput(bytes)) {
            writing.accept(text);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
