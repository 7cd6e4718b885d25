package dev.serai.signal;

import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the logs of an alert say for it or against it. */
enum LogSign {
    /** Far more complaints than usual. */
    SURGING,
    /** Nothing but what is usual. */
    QUIET,
    /** Neither. */
    UNCLEAR,
    /** Nothing is known of them. */
    NONE;

    /** A complaint that comes hardly more often than usual is usual. */
    private static final double USUAL = 1.25;

    static LogSign of(SignalAlert alert, double surge, Instant now) {
        List<LogSign> signs = visible(alert, now).stream()
                .map(log -> of(log, surge))
                .distinct()
                .toList();
        if (signs.isEmpty()) {
            return NONE;
        }
        if (signs.contains(SURGING)) {
            return SURGING;
        }
        return signs.equals(List.of(QUIET)) ? QUIET : UNCLEAR;
    }

    /** Without a stream: each pair of alerts that may have one root is asked. */
    static List<LogTemplate> surging(SignalAlert alert, double surge, Instant now) {
        List<LogTemplate> surging = new ArrayList<>();
        for (LogTemplate log : alert.evidence().logs()) {
            if (of(log, surge) == SURGING && isVisible(log, now)) {
                surging.add(log);
            }
        }
        return surging;
    }

    private static List<LogTemplate> visible(SignalAlert alert, Instant now) {
        return alert.evidence().logs().stream()
                .filter(log -> isVisible(log, now))
                .toList();
    }

    private static boolean isVisible(LogTemplate log, Instant now) {
        return log.firstSeen() == null || !log.firstSeen().isAfter(now);
    }

    private static LogSign of(LogTemplate log, double surge) {
        boolean calm = log.tone() == LogTone.NEUTRAL || log.tone() == LogTone.POSITIVE;
        if (log.baseline() == null) {
            return UNCLEAR;
        }
        if (calm) {
            return log.isAbove(surge) ? UNCLEAR : QUIET;
        }
        if (log.isAbove(surge)) {
            return SURGING;
        }
        return log.isAbove(USUAL) ? UNCLEAR : QUIET;
    }
}
