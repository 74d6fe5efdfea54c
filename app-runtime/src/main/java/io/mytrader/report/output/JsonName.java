package io.mytrader.report.output;

import java.io.ByteArrayOutputStream;

/** The name of a JSON member, encoded once with its quotes and colon. Safe from any thread. */
public final class JsonName {
    private final String name;
    private final byte[] encoded;

    private JsonName(String name, byte[] encoded) {
        this.name = name;
        this.encoded = encoded;
    }

    public static JsonName of(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TextOutput text = new TextOutput(bytes)) {
            JsonOutput.compact(text).value(name);
            text.ascii(':');
        }
        return new JsonName(name, bytes.toByteArray());
    }

    /** Whether it is that name. */
    public boolean is(String other) {
        return name.equals(other);
    }

    byte[] encoded() {
        return encoded;
    }

    @Override
    public String toString() {
        return name;
    }
}
