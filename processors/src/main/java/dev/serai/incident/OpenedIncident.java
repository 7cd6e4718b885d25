package dev.serai.incident;

import dev.serai.secret.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * An incident that is new, and what is written of it once. Only its key, which never leaves, is what the labels say to the
 * letter.
 *
 * @param incident as its whole batch left it
 * @param title that of its first alert, with the workload instead of its pod
 */
public record OpenedIncident(Incident incident, String title, Correlation place) {

    static OpenedIncident of(Incident incident, Firing first) {
        Correlation place = first.place();
        Correlation safe = new Correlation(
                place.key(),
                Redaction.redact(place.rule()),
                place.window(),
                Redaction.redact(place.environment()),
                safe(place.cluster()),
                safe(place.namespace()),
                safe(place.workload()));
        String title = PlainTitle.of(first.delivery().title(), place.namespace(), place.workload());
        return new OpenedIncident(incident, Redaction.redact(title), safe);
    }

    private static @Nullable String safe(@Nullable String text) {
        return text == null ? null : Redaction.redact(text);
    }

    OpenedIncident now(Incident later) {
        return new OpenedIncident(later, title, place);
    }
}
