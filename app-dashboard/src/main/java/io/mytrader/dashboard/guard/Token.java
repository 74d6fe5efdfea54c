package io.mytrader.dashboard.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The word that a client has to know. Only its digest is kept, and comparing takes as long for any
 * word. Safe from any thread.
 */
public final class Token {
    private final byte[] digest;

    private Token(byte[] digest) {
        this.digest = digest;
    }

    public static Token of(String word) {
        return new Token(digest(word));
    }

    /** Whether the word is the one. */
    public boolean is(String word) {
        return MessageDigest.isEqual(digest, digest(word));
    }

    private static byte[] digest(String word) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Token";
    }
}
