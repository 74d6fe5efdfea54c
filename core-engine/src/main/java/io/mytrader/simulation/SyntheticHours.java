package io.mytrader.simulation;

import io.mytrader.market.TradingSession;

/**
 * How lively each minute of a session is: quiet in the evening, more when Europe opens, most at the
 * open and the close of the regular hours, the usual U in between.
 *
 * @param minutes length of the session
 * @param regularOpen minutes from the session's open to that of the regular hours
 * @param regularClose minutes to their end; equal to {@code regularOpen} when there are none
 */
record SyntheticHours(int minutes, int regularOpen, int regularClose) {
    static final long MINUTE = 60_000L;

    /** Europe opens 02:00 America/Chicago. */
    private static final int EUROPE_BEFORE_REGULAR = 390;

    private static final int MORNING = 90;

    static SyntheticHours of(TradingSession session) {
        return new SyntheticHours(
                minutes(session.closeMillis() - session.openMillis()),
                minutes(session.regularOpenMillis() - session.openMillis()),
                minutes(session.regularCloseMillis() - session.openMillis()));
    }

    private static int minutes(long millis) {
        return (int) (millis / MINUTE);
    }

    /** Volatility of each minute, as a multiple of the regular hours' calm middle. */
    double[] activity() {
        double[] activity = new double[minutes];
        for (int minute = 0; minute < minutes; minute++) {
            activity[minute] = activity(minute);
        }
        return activity;
    }

    private double activity(int minute) {
        if (minute < regularOpen) {
            int toOpen = regularOpen - minute;
            if (toOpen > EUROPE_BEFORE_REGULAR) {
                return 0.4;
            }
            return toOpen > MORNING ? 0.6 : 0.6 + 0.3 * (MORNING - toOpen) / MORNING;
        }
        if (minute >= regularClose) {
            return 0.45;
        }
        double elapsed = (minute - regularOpen) / (double) (regularClose - regularOpen);
        return 0.85 + 1.3 * StrictMath.exp(-10 * elapsed) + 0.6 * StrictMath.exp(14 * elapsed - 14);
    }
}
