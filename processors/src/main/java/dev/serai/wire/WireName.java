package dev.serai.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One of a closed set of names, as they are stored and sent: what a state, a role or a verdict is. Enums only. */
public interface WireName {

    /** The constant's name. */
    String name();

    /** As stored and sent: lower case. */
    default String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this name, exactly as {@link #wire()} writes it; empty for any other. */
    static <E extends Enum<E> & WireName> Optional<E> find(Class<E> type, String wire) {
        for (E one : type.getEnumConstants()) {
            if (one.wire().equals(wire)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException for any other name; it says which ones there are */
    static <E extends Enum<E> & WireName> E of(Class<E> type, String wire) {
        return find(type, wire)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown " + words(type) + " '" + wire + "', supported values are: " + all(type)));
    }

    private static String words(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E> & WireName> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(WireName::wire).toList();
    }
}
