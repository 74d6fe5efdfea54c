package io.mytrader.runtime.advice;

/** Recorded answers that cannot be used; the message names file and line. */
public final class AnswersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswersException(String message) {
        super(message);
    }
}
