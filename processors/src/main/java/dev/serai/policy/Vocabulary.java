package dev.serai.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names an expression may use and their types. A name may be dotted ({@code alert.severity}): each field is declared
 * by itself, so that a misspelt one does not compile.
 */
public record Vocabulary(Map<String, ValueKind> names) {

    /** Types of values, with what Java may hand in for them. */
    public enum ValueKind {
        STRING,
        /** {@link Integer} or {@link Long}. */
        INT,
        DOUBLE,
        BOOL,
        /** {@link java.time.Instant}. */
        TIMESTAMP,
        /** {@link java.time.Duration}. */
        DURATION,
        /** A list of strings. */
        STRINGS,
        /** A map from string to string, for instance labels. */
        LABELS,
        /** Anything, checked only when evaluated. */
        ANY
    }

    public Vocabulary {
        names = Map.copyOf(names);
    }

    /** What an alert offers: the same names in every policy file and playbook. */
    public static Vocabulary alert() {
        return new Vocabulary(Map.of(
                "alert.source", ValueKind.STRING,
                "alert.state", ValueKind.STRING,
                "alert.severity", ValueKind.STRING,
                "alert.title", ValueKind.STRING,
                "alert.description", ValueKind.STRING,
                "alert.labels", ValueKind.LABELS,
                "alert.annotations", ValueKind.LABELS));
    }

    /** These names and those of another vocabulary. */
    public Vocabulary and(Vocabulary other) {
        Map<String, ValueKind> all = new LinkedHashMap<>(names);
        all.putAll(other.names);
        return new Vocabulary(all);
    }

    public Vocabulary and(String name, ValueKind kind) {
        return and(new Vocabulary(Map.of(name, kind)));
    }
}
