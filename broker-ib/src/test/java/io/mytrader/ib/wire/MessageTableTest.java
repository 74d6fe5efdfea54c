package io.mytrader.ib.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.ib.wire.client.ClientMessage;
import io.mytrader.ib.wire.server.ServerMessage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of sections 5 and 6 of the protocol, as the records have them. */
class MessageTableTest {

    @Test
    void clientMessagesAreThoseOfTheTable() throws IOException {
        assertThat(table(ClientMessage.class)).isEqualTo(golden("client-messages.txt"));
    }

    @Test
    void serverMessagesAreThoseOfTheTable() throws IOException {
        assertThat(table(ServerMessage.class)).isEqualTo(golden("server-messages.txt"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(MessageTableTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static String table(Class<?> root) {
        return records(root).stream()
                .sorted(Comparator.comparingInt(type -> header(type).id()))
                .map(MessageTableTest::row)
                .collect(Collectors.joining());
    }

    private static WireMessage header(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(WireMessage.class));
    }

    private static String row(Class<?> type) {
        WireMessage header = header(type);
        String version =
                header.version() == WireMessage.NONE ? "-" : String.valueOf(header.version());
        String fields =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.joining(", "));
        return header.id()
                + " | "
                + type.getSimpleName()
                + " | "
                + version
                + (fields.isEmpty() ? "" : " | " + fields)
                + "\n";
    }

    static List<Class<?>> records(Class<?> type) {
        List<Class<?>> records = new ArrayList<>();
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                records.addAll(records(permitted));
            }
        } else {
            records.add(type);
        }
        return records;
    }
}
