package dev.serai.hub.silence;

import dev.serai.hub.db.LoadedRow;
import dev.serai.silence.WindowSchedule;
import dev.serai.silence.WindowSpan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to the rows of windows what follows from their schedule: whether one is open, until when, and when it is the next time. */
@Component("windowRows")
class WindowRows {

    private final Clock clock;

    WindowRows(Clock clock) {
        this.clock = clock;
    }

    public List<Map<String, @Nullable Object>> describe(@Body List<Map<String, @Nullable Object>> rows) {
        Instant now = clock.instant();
        return rows.stream().map(row -> describe(row, now)).toList();
    }

    private static Map<String, @Nullable Object> describe(Map<String, @Nullable Object> columns, Instant now) {
        LoadedRow row = new LoadedRow(columns);
        WindowSchedule schedule = new WindowSchedule(
                LocalDateTime.parse(row.text("starts_at")),
                Duration.ofSeconds(row.longNumber("length_seconds")),
                row.textOrNull("rule"),
                ZoneId.of(row.text("zone")));
        boolean over = row.instantOrNull("ended_at") != null;
        WindowSpan open = over ? null : schedule.at(now).orElse(null);
        WindowSpan next = over ? null : schedule.next(now).orElse(null);
        Map<String, @Nullable Object> described = new HashMap<>(columns);
        described.put("state", open != null ? "active" : next != null ? "pending" : "ended");
        described.put("active_until", open == null ? null : open.until());
        described.put("next_at", next == null ? null : next.from());
        return described;
    }
}
