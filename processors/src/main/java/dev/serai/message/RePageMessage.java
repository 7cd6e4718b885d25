package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.signal.TriageReason;
import java.time.Instant;
import java.util.List;

/** Says once more that an incident reopened or got worse: the edit of its message makes no sound. */
public final class RePageMessage {

    private static final int TITLE_UNITS = 200;

    private RePageMessage() {}

    /** What happened, read from {@code sql/incident-again-page.sql}. */
    public record Recurrence(
            String incidentId,
            String title,
            String place,
            Severity severity,
            TriageReason reason,
            Instant at,
            Instant openedAt) {

        /** Reads the JSON that the database wrote. */
        public static Recurrence read(String json) {
            JsonNode page = PageReader.tree(json);
            Instant at = PageReader.required(PageReader.instant(page, "at"), "at");
            Instant opened = PageReader.instant(page, "opened_at");
            return new Recurrence(
                    PageReader.text(page, "incident_id"),
                    PageReader.text(page, "title"),
                    IncidentPage.place(page),
                    Severity.of(PageReader.text(page, "severity")),
                    TriageReason.valueOf(PageReader.text(page, "reason")),
                    at,
                    opened == null ? at : opened);
        }
    }

    public static Message of(Recurrence page, Audience audience) {
        boolean worse =
                switch (page.reason()) {
                    case REOPENED, STILL_FIRING, FLAPPING, PROMOTED -> false;
                    default -> true;
                };
        LineText title = LineText.own(what(page)).quote(SafeText.line(page.title(), TITLE_UNITS));
        LineText place = page.place().isEmpty()
                ? LineText.own("")
                : LineText.foreign(page.place()).and(" · ");
        return new Message(
                List.of(
                        new Block.Title(title),
                        new Block.Note(
                                place.and(since(page.reason()) + audience.time(page.at()) + ", first at "
                                        + audience.time(page.openedAt())
                                        + (worse ? "" : " · " + page.severity().wire())),
                                true)),
                audience.open("Open", "incidents/" + page.incidentId()),
                null);
    }

    private static String what(Recurrence page) {
        return switch (page.reason()) {
            case REOPENED -> "🔁 It is back: ";
            case STILL_FIRING -> "🔔 No longer suppressed, and still firing: ";
            case FLAPPING -> "🔁 Comes and goes, and is not reported again until it stays: ";
            case PROMOTED -> "🔔 Has not gone away: ";
            default -> "⏫ Worse, now " + page.severity().wire() + ": ";
        };
    }

    private static String since(TriageReason reason) {
        return switch (reason) {
            case REOPENED -> "again since ";
            case STILL_FIRING, FLAPPING, PROMOTED -> "notified again at ";
            default -> "worse since ";
        };
    }
}
