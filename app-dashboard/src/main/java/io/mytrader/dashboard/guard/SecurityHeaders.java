package io.mytrader.dashboard.guard;

import io.javalin.http.Context;

/** What every answer tells the browser not to do with it. */
public final class SecurityHeaders {
    /** Nothing from elsewhere, nothing inline but styles, which charts set on elements. */
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src"
                    + " 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src"
                    + " 'self'; worker-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    /** A report brings its own script; the sandbox keeps it away from this server. */
    private static final String REPORT_POLICY =
            "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src"
                    + " 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

    private SecurityHeaders() {}

    public static void on(Context answer) {
        answer.header("Content-Security-Policy", PAGE_POLICY);
        answer.header("X-Content-Type-Options", "nosniff");
        answer.header("X-Frame-Options", "DENY");
        answer.header("Referrer-Policy", "no-referrer");
        answer.header("Cross-Origin-Opener-Policy", "same-origin");
        answer.header("Cross-Origin-Resource-Policy", "same-origin");
        answer.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (answer.path().startsWith("/api") || answer.path().startsWith("/health")) {
            answer.header("Cache-Control", "no-store");
        }
    }

    /** For a report of a backtest, which is a page with a script of its own. */
    public static void onReport(Context answer) {
        answer.header("Content-Security-Policy", REPORT_POLICY);
    }
}
