package dev.serai.hub.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The active values of one secret, several while it is being replaced: all of them are accepted. In a setting they stand
 * behind each other with commas, or as a list.
 */
final class SecretList {

    private SecretList() {}

    /** Without blanks and repetitions; empty where nothing is set. */
    static List<String> of(@Nullable List<String> given) {
        List<String> active = given == null
                ? List.of()
                : given.stream()
                        .filter(Objects::nonNull)
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
        return List.copyOf(new LinkedHashSet<>(active));
    }
}
