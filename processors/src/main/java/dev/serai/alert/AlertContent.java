package dev.serai.alert;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an alert says; a repeat that says the same brings nothing new.
 *
 * @param severity how bad it is
 * @param title one line for people
 * @param description more for people, if the sender said more
 * @param labels identify the condition; in the sender's order
 * @param annotations describe it; in the sender's order
 * @param links where to read on
 * @param notes what normalisation changed or assumed, one recorded reason each, for people
 */
public record AlertContent(
        Severity severity,
        String title,
        @Nullable String description,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<Link> links,
        List<String> notes) {

    public AlertContent {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        links = List.copyOf(links);
        notes = List.copyOf(notes);
    }
}
