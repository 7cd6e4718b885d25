package dev.serai.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody declared, and what they expect of it.
 *
 * @param what one line
 * @param at when it begins
 * @param until when it is over; null where nobody said
 * @param limits how far a condition may go, by the words of its name ({@code lag_records}: 3,000,000)
 */
public record DeclaredChange(String what, Instant at, @Nullable Instant until, Map<String, Double> limits) {

    /** Clocks of two machines differ, and an effect may be seen before its cause is reported. */
    private static final Duration SKEW = Duration.ofSeconds(90);

    public DeclaredChange {
        limits = Map.copyOf(limits);
    }

    /** Whether what fired then may be its effect. */
    boolean precedes(Instant firedAt, Duration within) {
        Instant last = until == null ? at.plus(within) : until;
        return !firedAt.isBefore(at.minus(SKEW)) && !firedAt.isAfter(last);
    }

    /** Whether it says what it expects: how long, or how far. */
    boolean saysWhatItExpects() {
        return until != null || !limits.isEmpty();
    }

    /** How far the condition may go: the limit whose words are all in the condition's name. */
    OptionalDouble limitOf(String condition) {
        Set<String> words = words(condition);
        return limits.entrySet().stream()
                .filter(limit -> words.containsAll(words(limit.getKey())))
                .mapToDouble(Map.Entry::getValue)
                .max();
    }

    private static Set<String> words(String name) {
        return Set.copyOf(Arrays.stream(name.toLowerCase(java.util.Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList());
    }
}
