package dev.serai.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert, normalised: the same shape whatever sent it.
 *
 * @param source the configured source it came through
 * @param fingerprint identifies the condition within the source
 * @param state whether the condition holds
 * @param content what it says
 * @param times from when to when the condition holds (or held); without an end exactly while it fires
 * @param artefact a file that came with it, if any
 * @param group in which it was sent, if its sender groups; it is known while it is taken in, and not stored
 */
public record Alert(
        String source,
        String fingerprint,
        AlertState state,
        AlertContent content,
        Times times,
        @Nullable Artefact artefact,
        @Nullable AlertGroup group) {

    /** The note of an alert whose sender did not say since when it holds. */
    static final String START_ASSUMED = "the start was missing: taken as the time of receipt";

    /** The note of one whose sender did not say until when it held. */
    static final String END_ASSUMED = "the end was missing: taken as the time of receipt";

    /** The note of one that says no more than that its condition is over. */
    static final String ONLY_OVER = "it says only that the condition is over: what was said before stays";

    public Alert {
        if (fingerprint.isBlank()) {
            throw new IllegalArgumentException("fingerprint is blank");
        }
        if ((state == AlertState.FIRING) != (times.end() == null)) {
            throw new IllegalArgumentException("endsAt is set exactly when the alert is resolved");
        }
    }

    /** One that was sent alone. */
    public Alert(
            String source,
            String fingerprint,
            AlertState state,
            AlertContent content,
            Times times,
            @Nullable Artefact artefact) {
        this(source, fingerprint, state, content, times, artefact, null);
    }

    public Severity severity() {
        return content.severity();
    }

    public String title() {
        return content.title();
    }

    public @Nullable String description() {
        return content.description();
    }

    public Map<String, String> labels() {
        return content.labels();
    }

    public Map<String, String> annotations() {
        return content.annotations();
    }

    public List<String> notes() {
        return content.notes();
    }

    /** Since when the condition holds (or held). */
    public Instant startsAt() {
        return times.start();
    }

    /** Since when it no longer holds; null exactly while it fires. */
    public @Nullable Instant endsAt() {
        return times.end();
    }

    /** Whether {@code startsAt} is our own guess. */
    public boolean startAssumed() {
        return notes().contains(START_ASSUMED);
    }

    /** Whether its sender gave no time at all: what it says holds now, by our own clock. */
    boolean isAboutNow() {
        return startAssumed() && (state == AlertState.FIRING || notes().contains(END_ASSUMED));
    }

    /** Whether what was said before stays when this comes. */
    boolean saysOnlyOver() {
        return state == AlertState.RESOLVED && notes().contains(ONLY_OVER);
    }

    /** The label's value, or null. */
    public @Nullable String label(String name) {
        return labels().get(name);
    }
}
