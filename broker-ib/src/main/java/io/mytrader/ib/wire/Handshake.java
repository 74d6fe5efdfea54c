package io.mytrader.ib.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The exchange that opens a connection and settles the server version, always 178 here. */
public final class Handshake {
    /** The one server version whose layouts this package holds. */
    public static final int SERVER_VERSION = 178;

    private static final int OLDEST_FRAMED_VERSION = 100;

    /** One version or a range; what follows a blank are connect options, which change nothing. */
    private static final Pattern VERSIONS = Pattern.compile("v(\\d{1,9})(?:\\.\\.(\\d{1,9}))?");

    private Handshake() {}

    /** The four bytes before a client's first frame. */
    static byte[] opening() {
        return "API\0".getBytes(US_ASCII);
    }

    /** All that a client sends before the server's answer. */
    public static byte[] clientHello() {
        String versions = "v" + OLDEST_FRAMED_VERSION + ".." + SERVER_VERSION;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(opening());
        // The only frame of the protocol whose text has no NUL behind it.
        bytes.writeBytes(Frame.of(versions.getBytes(US_ASCII)).toBytes());
        return bytes.toByteArray();
    }

    /** The server versions that a client can speak, both ends included. */
    public record VersionRange(int oldest, int newest) {
        /** The range in a client's first frame, or empty if it is none. */
        public static Optional<VersionRange> of(Frame frame) {
            String text = new String(frame.payload(), UTF_8).replace("\0", "");
            int blank = text.indexOf(' ');
            Matcher matcher = VERSIONS.matcher(blank < 0 ? text : text.substring(0, blank));
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int oldest = Integer.parseInt(matcher.group(1));
            String newest = matcher.group(2);
            return Optional.of(
                    new VersionRange(oldest, newest == null ? oldest : Integer.parseInt(newest)));
        }

        /** True if a client of this range understands the layouts of {@code version}. */
        public boolean contains(int version) {
            return oldest <= version && version <= newest;
        }
    }

    /**
     * The server's answer.
     *
     * @param serverVersion the version that both sides speak from now on
     * @param connectionTime free text in the gateway's zone; for logs only
     */
    public record ServerHello(int serverVersion, String connectionTime) {
        private static final RecordLayout<ServerHello> LAYOUT = RecordLayout.of(ServerHello.class);

        /** The answer in a server's first frame, or why it is none. */
        public static Decoded<ServerHello> of(Frame frame) {
            try {
                return new Decoded.Known<>(LAYOUT.read(frame.fields()));
            } catch (MalformedFieldException malformed) {
                return new Decoded.Malformed<>(String.valueOf(malformed.getMessage()), frame);
            }
        }

        /** The frame that says this. */
        public Frame toFrame() {
            FieldWriter out = new FieldWriter();
            LAYOUT.write(this, out);
            return out.toFrame();
        }
    }
}
