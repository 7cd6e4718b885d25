package dev.serai.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert, normalised: the same shape whatever sent it.
 *
 * @param source the configured source it came through
 * @param fingerprint identifies the condition within the source
 * @param state whether the condition holds
 * @param severity how bad it is
 * @param title one line for people
 * @param description more for people, if the sender said more
 * @param labels identify the condition; in the sender's order
 * @param annotations describe it; in the sender's order
 * @param links where to read on
 * @param startsAt since when the condition holds (or held), in microseconds as the database keeps it
 * @param endsAt since when it no longer holds; null exactly while it fires
 * @param notes what normalisation changed or assumed, one recorded reason each, for people
 * @param artefact a file that came with it, if any
 */
public record Alert(
        String source,
        String fingerprint,
        AlertState state,
        Severity severity,
        String title,
        @Nullable String description,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<Link> links,
        Instant startsAt,
        @Nullable Instant endsAt,
        List<String> notes,
        @Nullable Artefact artefact) {

    /** The note of an alert whose sender did not say since when it holds. */
    static final String START_ASSUMED = "the start was missing: taken as the time of receipt";

    /** The note of one whose sender did not say until when it held. */
    static final String END_ASSUMED = "the end was missing: taken as the time of receipt";

    public Alert {
        if (fingerprint.isBlank()) {
            throw new IllegalArgumentException("fingerprint is blank");
        }
        if ((state == AlertState.FIRING) != (endsAt == null)) {
            throw new IllegalArgumentException("endsAt is set exactly when the alert is resolved");
        }
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        links = List.copyOf(links);
        notes = List.copyOf(notes);
        startsAt = startsAt.truncatedTo(ChronoUnit.MICROS);
        endsAt = endsAt == null ? null : endsAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether {@code startsAt} is our own guess. */
    public boolean startAssumed() {
        return notes.contains(START_ASSUMED);
    }

    /** Whether its sender gave no time at all: what it says holds now, by our own clock. */
    boolean isAboutNow() {
        return startAssumed() && (state == AlertState.FIRING || notes.contains(END_ASSUMED));
    }

    /** The label's value, or null. */
    public @Nullable String label(String name) {
        return labels.get(name);
    }
}
