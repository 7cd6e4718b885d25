package dev.serai.alert.vendor;

import dev.serai.alert.AlertFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** GitLab writes times in three ways: RFC 3339, {@code 2026-11-20 10:00:00 UTC} and {@code 2026-11-20 10:00:00 +0100}. */
final class GitlabTimes {

    private static final Pattern SPACED = Pattern.compile("\\d{4}-\\d{2}-\\d{2} .{12,24}");
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);

    private GitlabTimes() {}

    /** Null where there is none, or where it cannot be read, with a note. */
    static @Nullable Instant at(AlertFields fields, String name) {
        String text = fields.whole(name);
        if (text == null || !SPACED.matcher(text).matches()) {
            return fields.instant(name);
        }
        try {
            return ZonedDateTime.parse(text, text.endsWith("UTC") ? ZONE : OFFSET)
                    .toInstant();
        } catch (DateTimeException e) {
            fields.note(name + " is no time that GitLab documents: left out");
            return null;
        }
    }
}
