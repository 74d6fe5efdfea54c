package io.mytrader.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.api.body.ItemMapping;
import io.mytrader.api.json.ApiJson;
import io.mytrader.report.DecisionsFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/**
 * The samples that the browser's tests read are what the server writes. To renew them: {@code
 * ./mvnw test -pl app-runtime -am -Dtest=ApiSamplesTest -Dsamples=write
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ApiSamplesTest {
    private static final Path FOLDER = Path.of("../frontend/src/api/samples");

    @Test
    void theSamplesAreWhatTheServerWrites() throws IOException {
        Map<String, String> written = new TreeMap<>();
        ObjectWriter writer = ApiJson.mapper().writer(SerializationFeature.INDENT_OUTPUT);
        ApiSamples.all()
                .forEach((name, value) ->
                        written.put(name + ".json", writer.writeValueAsString(value) + "\n"));
        if (System.getProperty("samples", "").equals("write")) {
            write(written);
        }
        assertThat(onDisk()).containsExactlyEntriesOf(written);
    }

    @Test
    void aDecisionLooksTheSameInFilesAndOnTheWire() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DecisionsFile decisions = new DecisionsFile(file)) {
            decisions.decided(ApiSamples.sampleDecision());
        }
        JsonNode inFile = ApiJson.mapper().readTree(file.toString(StandardCharsets.UTF_8));
        JsonNode onTheWire =
                ApiJson.mapper()
                        .readTree(
                                ApiJson.mapper()
                                        .writeValueAsString(
                                                ItemMapping.decision(ApiSamples.sampleDecision())));
        assertThat(onTheWire.equals(ApiSamplesTest::sameNumber, inFile))
                .as("%s%n%s", onTheWire, inFile)
                .isTrue();
    }

    private static int sameNumber(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
    }

    private static void write(Map<String, String> files) throws IOException {
        Files.createDirectories(FOLDER);
        for (Path old : list()) {
            Files.delete(old);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> onDisk() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Path file : list()) {
            found.put(file.getFileName().toString(), Files.readString(file));
        }
        return found;
    }

    private static Iterable<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.toList();
        }
    }
}
