package io.mytrader.cli;

/** How a command ended, for scripts. */
enum ExitCode {
    OK(0),
    FAILURE(1),
    WRONG_USAGE(2),
    BAD_CONFIGURATION(3),
    BAD_DATA(4),
    BROKER_UNAVAILABLE(5),
    COMPARISON_FAILED(6),
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
