package io.mytrader.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.mytrader.property.Property;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RowTest {
    private static List<String> fields(String line, char delimiter) {
        byte[] bytes = ("\n" + line + "\n").getBytes(StandardCharsets.UTF_8);
        Row row = new Row();
        row.split(bytes, 1, bytes.length - 1, (byte) delimiter);
        return row.texts();
    }

    @Test
    void dividesAtTheDelimiter() {
        assertThat(fields("a,b,c", ',')).containsExactly("a", "b", "c");
        assertThat(fields("a,,", ',')).containsExactly("a", "", "");
        assertThat(fields("", ',')).containsExactly("");
        assertThat(fields("a\tb c\t", '\t')).containsExactly("a", "b c", "");
    }

    @Test
    void dropsSpacesAndQuotesAroundFields() {
        assertThat(fields(" a ; \"b\" ;c ", ';')).containsExactly("a", "b", "c");
        assertThat(fields("\"a,b\",\"\",c", ',')).containsExactly("a,b", "", "c");
        assertThat(fields("  ,  ", ',')).containsExactly("", "");
    }

    @Test
    void leavesAMalformedQuotedFieldAsItIs() {
        assertThat(fields("\"a,b", ',')).containsExactly("\"a,b");
        assertThat(fields("\"a\"b,c", ',')).containsExactly("\"a\"b", "c");
    }

    @Test
    void agreesWithAnotherReaderOnWellFormedLines() {
        Property.holds(
                200,
                random -> {
                    String line = randomLine(random);
                    List<String> expected =
                            CsvReader.builder().skipEmptyLines(false).ofCsvRecord(line).stream()
                                    .findFirst()
                                    .orElseThrow()
                                    .getFields();
                    assertThat(fields(line, ',')).as(line).isEqualTo(expected);
                });
    }

    private static String randomLine(RandomGenerator random) {
        StringBuilder line = new StringBuilder("x");
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            StringBuilder field = new StringBuilder();
            boolean quoted = random.nextBoolean();
            int length = random.nextInt(6);
            for (int k = 0; k < length; k++) {
                field.append((quoted ? "ab1.,;-" : "ab1.;-é").charAt(random.nextInt(7)));
            }
            line.append(',').append(quoted ? "\"" + field + "\"" : field);
        }
        return line.toString();
    }

    @Test
    void showsAFieldPrintableAndShort() {
        byte[] bytes = ("a\u0007b" + "x".repeat(100)).getBytes(StandardCharsets.UTF_8);
        assertThat(Row.shown(bytes, 0, bytes.length)).isEqualTo("a?b" + "x".repeat(37) + "…");
    }
}
