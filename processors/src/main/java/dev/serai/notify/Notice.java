package dev.serai.notify;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Something that people are told of.
 *
 * @param kind what it is
 * @param severity of its incident
 * @param environment of its incident
 * @param labels of the alert that opened its incident
 * @param at when it came up; not when it is told, so that later edits find the same places
 */
public record Notice(NoticeKind kind, String severity, String environment, Map<String, String> labels, Instant at) {

    /** What people are told of. */
    public enum NoticeKind {
        /** An incident. */
        PAGE,
        /** An approval that is asked for. */
        APPROVAL,
        /** Half the time of an approval is gone. */
        ESCALATION,
        /** What became of an action. */
        OUTCOME,
        /** An action ran, and its verification says that it did not help, or cannot say whether it did. */
        VERIFICATION;

        /** As written in policies. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Notice {
        labels = Map.copyOf(labels);
    }
}
