package dev.serai.notify;

import dev.serai.alert.Severity;
import dev.serai.wire.WireName;
import java.time.Instant;
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
public record Notice(NoticeKind kind, Severity severity, String environment, Map<String, String> labels, Instant at) {

    /** What people are told of. */
    public enum NoticeKind implements WireName {
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

        /** @throws IllegalArgumentException for anything but a wire name */
        public static NoticeKind of(String wire) {
            return WireName.of(NoticeKind.class, wire);
        }
    }

    public Notice {
        labels = Map.copyOf(labels);
    }
}
