package dev.serai.event;

import dev.serai.event.Components.Component;
import dev.serai.wire.WireName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One field of an event's details.
 *
 * @param name as it is stored
 * @param type in words, for people
 * @param unit what a number counts; empty for others
 * @param optional whether it may be missing
 * @param since the first version that records it
 */
public record EventField(String name, String type, String unit, boolean optional, String since) {

    private static final Map<Type, String> TYPES = Map.of(
            String.class, "text",
            UUID.class, "id",
            Instant.class, "time",
            boolean.class, "boolean",
            int.class, "integer",
            Integer.class, "integer");

    static EventField of(Component component, String since, boolean always) {
        Field field = component.field();
        return new EventField(
                component.name(),
                field == null || field.type().isEmpty()
                        ? type(component.declared().getGenericType())
                        : field.type(),
                field == null ? "" : field.unit(),
                !always,
                field == null || field.since().isEmpty() ? since : field.since());
    }

    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == List.class ? "list of " + type(of[0]) : "object of " + type(of[1]);
        }
        if (type instanceof Class<?> kind && kind.isRecord()) {
            return Components.of(kind).stream()
                    .map(component ->
                            component.name() + ": " + type(component.declared().getGenericType()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (type instanceof Class<?> kind && WireName.class.isAssignableFrom(kind)) {
            return "text";
        }
        String known = TYPES.get(type);
        if (known == null) {
            throw new IllegalStateException(type + " is no type of a field");
        }
        return known;
    }
}
