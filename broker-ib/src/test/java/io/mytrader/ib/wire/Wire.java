package io.mytrader.ib.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mytrader.ib.wire.client.ClientMessage;
import io.mytrader.ib.wire.server.ServerMessage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Messages in the notation of the protocol document: {@code |} for NUL. */
final class Wire {
    private Wire() {}

    static Frame frame(String notation) {
        return Frame.of(notation.replace('|', '\0').getBytes(UTF_8));
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    static String sha(Frame frame) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(frame.toBytes());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ServerMessage fromServer(String notation) {
        return known(ServerMessage.CODEC, frame(notation));
    }

    static ClientMessage fromClient(String notation) {
        return known(ClientMessage.CODEC, frame(notation));
    }

    private static <M> M known(MessageCodec<M> codec, Frame frame) {
        return switch (codec.decode(frame)) {
            case Decoded.Known<M>(M message) -> message;
            case Decoded.Unknown<M> unknown -> throw new AssertionError(unknown.toString());
            case Decoded.Malformed<M> malformed -> throw new AssertionError(malformed.toString());
        };
    }
}
