package dev.serai.evidence;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody changed.
 *
 * @param what one line: {@code deployed 5.0.3}, {@code parameter group applied}
 * @param where what was changed; null where it is not known
 * @param at when it began
 * @param by who did it, as the source says
 * @param link where to read more
 */
public record ChangeEvent(
        String what, @Nullable FactObject where, Instant at, @Nullable String by, @Nullable String link) {

    public ChangeEvent {
        what = FactText.needed("what", what, FactText.LINE);
        Objects.requireNonNull(at, "at is missing");
        by = FactText.optional(by, FactText.NAME);
        link = FactText.optional(link, FactText.LINE);
    }
}
