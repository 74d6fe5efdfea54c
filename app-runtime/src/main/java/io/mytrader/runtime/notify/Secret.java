package io.mytrader.runtime.notify;

/** A value from the environment that is never shown. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "(redacted)";
    }
}
