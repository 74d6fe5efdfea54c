package io.mytrader.report.html;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** Names of time zones that people and browsers know. */
final class Zones {
    private Zones() {}

    static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
