package dev.serai.event;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which kinds of events a subscriber wants: verbs, separated by commas, where {@code *} stands for anything:
 * {@code incident.*,action.succeeded}. None stands for all.
 */
public record EventTypeFilter(String types) {

    private static final Pattern FORM = Pattern.compile("[a-z_*]+(\\.[a-z_*]+)*");

    /** @throws IllegalArgumentException when one cannot be a verb, or none of the catalogue is meant by it */
    public EventTypeFilter {
        for (String type : each(types)) {
            if (!FORM.matcher(type).matches()) {
                throw new IllegalArgumentException("'" + type + "' is no kind of event: for instance incident.*");
            }
            if (EventCatalogue.types().stream()
                    .noneMatch(known -> pattern(type).matcher(known.verb()).matches())) {
                throw new IllegalArgumentException(
                        "no kind of event is called '" + type + "'; the kinds are in docs/reference/events.md");
            }
        }
    }

    /** Whether the subscriber wants what this verb names. */
    public boolean takes(String verb) {
        List<String> wanted = each(types);
        return wanted.isEmpty()
                || wanted.stream().anyMatch(type -> pattern(type).matcher(verb).matches());
    }

    private static List<String> each(String types) {
        return Stream.of(types.split(","))
                .map(String::strip)
                .filter(type -> !type.isEmpty())
                .toList();
    }

    private static Pattern pattern(String type) {
        return Pattern.compile(
                Stream.of(type.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
