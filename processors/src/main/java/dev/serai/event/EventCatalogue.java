package dev.serai.event;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All kinds of events. */
public final class EventCatalogue {

    private static final Map<Class<?>, EventType> BY_CLASS =
            kinds(Event.class).collect(Collectors.toUnmodifiableMap(Function.identity(), EventType::of));

    // A verb that two kinds had would fail here.
    private static final Map<String, EventType> BY_VERB =
            BY_CLASS.values().stream().collect(Collectors.toUnmodifiableMap(EventType::verb, Function.identity()));

    private EventCatalogue() {}

    /** By verb. */
    public static List<EventType> types() {
        return BY_VERB.values().stream()
                .sorted(Comparator.comparing(EventType::verb))
                .toList();
    }

    public static EventType of(Event event) {
        return of(event.getClass());
    }

    public static EventType of(Class<? extends Event> kind) {
        EventType type = BY_CLASS.get(kind);
        if (type == null) {
            throw new IllegalStateException(kind + " is not in the catalogue");
        }
        return type;
    }

    /** Empty for a verb that this version does not record; a stored one may have been retired. */
    public static Optional<EventType> find(String verb) {
        return Optional.ofNullable(BY_VERB.get(verb));
    }

    /**
     * What is stored as the event's details: texts, numbers, booleans, lists and maps of these, by the names of the fields.
     *
     * @throws IllegalArgumentException when a field is missing that must not be
     */
    public static Map<String, Object> details(Event event) {
        Map<String, Object> details = new LinkedHashMap<>();
        PlainJson.put(event, details);
        return details;
    }

    private static Stream<Class<?>> kinds(Class<?> group) {
        Class<?>[] permitted = group.getPermittedSubclasses();
        return permitted == null ? Stream.of(group) : Arrays.stream(permitted).flatMap(EventCatalogue::kinds);
    }
}
