package dev.serai.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of one kind of event.
 *
 * @param name its name towards other systems; it never changes
 * @param verb as audit and timeline have it
 * @param means what happened, in one sentence
 * @param subjects the kinds of what it happens to
 * @param shown where it can be read
 * @param fields what stands in its details
 * @param since the first version that records it
 */
public record EventType(
        String name,
        String verb,
        String means,
        List<String> subjects,
        Visibility shown,
        List<EventField> fields,
        String since) {

    /** Where an event can be read. */
    public enum Visibility {
        AUDIT,
        AUDIT_AND_TIMELINE,
        /** In the audit, and on the timeline of its incident where it has one. */
        TIMELINE_IF_ANY
    }

    static EventType of(Class<?> kind) {
        Verb verb = kind.getAnnotation(Verb.class);
        if (verb == null || !kind.isRecord()) {
            throw new IllegalStateException(kind + " is no record with a verb");
        }
        Class<?> subject = subject(kind);
        List<EventField> fields = new ArrayList<>();
        collect(kind, verb.since(), true, fields);
        return new EventType(
                "dev.serai." + verb.value(),
                verb.value(),
                verb.means(),
                subjects(subject),
                shown(subject),
                List.copyOf(fields),
                verb.since());
    }

    private static void collect(Class<?> kind, String since, boolean always, List<EventField> fields) {
        Components.of(kind).forEach(component -> {
            boolean there = always && !component.optional();
            if (component.isGroup()) {
                collect(component.declared().getType(), since, there, fields);
            } else {
                fields.add(EventField.of(component, since, there));
            }
        });
    }

    private static Class<?> subject(Class<?> kind) {
        try {
            return kind.getMethod("subject").getReturnType();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every event has a subject", e);
        }
    }

    private static List<String> subjects(Class<?> subject) {
        if (subject == Subject.ButtonTarget.class) {
            return Arrays.stream(Subject.ButtonTarget.ButtonTargetKind.values())
                    .map(on -> on.name().toLowerCase(Locale.ROOT))
                    .toList();
        }
        Class<?>[] permitted = subject.getPermittedSubclasses();
        return Arrays.stream(permitted == null ? new Class<?>[] {subject} : permitted)
                .map(one -> one.getSimpleName().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Visibility shown(Class<?> subject) {
        try {
            var incident = subject.getMethod("incidentId");
            if (incident.getDeclaringClass() == Subject.class) {
                return Visibility.AUDIT;
            }
            return incident.getAnnotatedReturnType().isAnnotationPresent(Nullable.class)
                    ? Visibility.TIMELINE_IF_ANY
                    : Visibility.AUDIT_AND_TIMELINE;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every subject has an incident or none", e);
        }
    }
}
