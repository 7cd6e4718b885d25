package dev.serai.hub.lint;

import dev.serai.event.EventField;
import dev.serai.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page {@code docs/reference/event-catalogue.md}, made from the catalogue. */
final class EventReference {

    private static final String BEGIN =
            """
            # Events

            Everything that happened is one event, recorded in the transaction that made it so. What it happened to decides
            where it can be read: the audit (`GET /api/v1/audit`) has all of them, the timeline of an incident
            (`GET /api/v1/incidents/{id}/timeline`) those that belong to it. Made from the package `dev.serai.event`, which is
            the only place where an event is defined; a test says when this page is another.

            Each event has `id` (the same in audit and timeline), `at` (to the microsecond), `actor` (`user:<name>`, `system`,
            `policy`, `model:<name>`, `anonymous`, or `<channel>:<account>` for one that is not linked), `reason` (a code, or
            null) and `details`: the fields below. The audit calls the event `verb` and has what it happened to as
            `object_type` and `object_id`; the timeline calls it `kind`. Towards other systems its type is `dev.serai.` and the
            verb.

            An event's verb, and each field's name, type and meaning, stay as they are once they are recorded. New events and
            new fields may come: readers ignore what they do not know. A field with `?` may be missing. Texts are without
            secrets; times are UTC in ISO 8601; ids are UUIDs.
            """;

    private static final String END =
            """

            ## Verbs of before

            None. A verb that is not recorded any more stays in the audits that have it: a chain is verified by what is stored,
            not by this page.
            """;

    private EventReference() {}

    static String of(List<EventType> types) {
        Map<String, List<EventType>> groups = new TreeMap<>();
        for (EventType type : types) {
            groups.computeIfAbsent(type.verb().replaceFirst("\\..*", ""), noun -> new ArrayList<>())
                    .add(type);
        }
        StringBuilder page = new StringBuilder(BEGIN);
        groups.forEach((noun, group) -> {
            page.append("\n## ").append(noun).append("\n\n");
            page.append(
                    "| verb | what happened | happens to | fields | read in | since |\n|---|---|---|---|---|---|\n");
            group.forEach(type -> page.append(row(type)));
        });
        return page.append(END).toString();
    }

    private static String row(EventType type) {
        return "| `" + type.verb() + "` | " + type.means() + " | " + String.join(", ", type.subjects()) + " | "
                + type.fields().stream().map(field -> field(field, type)).collect(Collectors.joining("<br>")) + " | "
                + shown(type) + " | " + type.since() + " |\n";
    }

    private static String field(EventField field, EventType type) {
        return "`" + field.name() + "`" + (field.optional() ? "?" : "") + " " + field.type()
                + (field.unit().isEmpty() ? "" : " (" + field.unit() + ")")
                + (field.since().equals(type.since()) ? "" : ", since " + field.since());
    }

    private static String shown(EventType type) {
        return switch (type.shown()) {
            case AUDIT -> "audit";
            case AUDIT_AND_TIMELINE -> "audit, timeline";
            case TIMELINE_IF_ANY -> "audit; timeline, if it belongs to an incident";
        };
    }
}
