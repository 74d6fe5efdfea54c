package io.mytrader.replay;

/** A recorded session cannot be read; the message says where and why. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalException(String message) {
        super(message);
    }
}
