package io.mytrader.bars;

/** Recorded bars are missing or wrong; the message names the place and the remedy. */
public class BarDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BarDataException(String message) {
        super(message);
    }

    public BarDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
