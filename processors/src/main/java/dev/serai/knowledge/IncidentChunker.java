package dev.serai.knowledge;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what became of an incident, so that the next one like it finds it: "Seen on 3 November 2026, ended by …". */
public final class IncidentChunker {

    /** The source of all of them. */
    public static final String SOURCE = "incidents";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    /** What stands above the title of each. */
    private static final String PAST = "Past incidents";

    private static final int LINE = 300;
    private static final int LINES = 12;

    private IncidentChunker() {}

    /** One chunk, {@code incident:<id>}. */
    public static KnowledgeChunk read(IncidentMemory incident, SourceFacts source) {
        List<String> text = new ArrayList<>();
        text.add(outcome(incident));
        lines("Alert: ", incident.alerts(), text);
        lines("Likely cause: ", incident.causes(), text);
        lines("", incident.actions().stream().map(IncidentChunker::said).toList(), text);
        lines("Note: ", incident.notes(), text);
        String title = CleanText.line(incident.title(), 160);
        return source.chunk(
                incident.id(),
                incident.id(),
                List.of(PAST, title.isEmpty() ? "Incident" : title),
                CleanText.paragraphs(String.join("\n", text)));
    }

    /** The line that answers "have we seen this?". */
    public static String outcome(IncidentMemory incident) {
        String ended = incident.actions().stream()
                .filter(RememberedAction::ended)
                .reduce((before, last) -> last)
                .map(action -> "ended by: " + CleanText.line(action.title(), LINE))
                .orElse(
                        incident.actions().stream().anyMatch(RememberedAction::done)
                                ? "over; nothing that was done is known to have ended it"
                                : "over without an action of the hub");
        String where = incident.subject().isBlank() ? "" : " Where: " + CleanText.line(incident.subject(), LINE) + ".";
        String back = incident.cameBackAt() == null ? "" : " It came back on " + day(incident.cameBackAt()) + ".";
        return "Seen on " + day(incident.openedAt()) + ", " + ended + ". It lasted "
                + length(Duration.between(incident.openedAt(), incident.resolvedAt())) + "." + back + where;
    }

    /** A memory as it is read: what it was, and when, where and how it ended. */
    static String line(KnowledgeItem item) {
        String title = item.title().replaceFirst("^" + PAST + " › ", "");
        return title + ": " + item.excerpt();
    }

    private static String said(RememberedAction action) {
        Boolean helped = action.helped();
        String outcome = !action.done()
                ? "not carried out"
                : helped == null ? "whether it helped is not known" : helped ? "it helped" : "it did not help";
        return "Action: " + action.title() + " (" + outcome + ")";
    }

    private static void lines(String begin, List<String> said, List<String> text) {
        said.stream().limit(LINES).map(one -> begin + CleanText.line(one, LINE)).forEach(text::add);
    }

    private static String day(Instant at) {
        return DAY.format(at.atZone(ZoneOffset.UTC));
    }

    private static String length(Duration length) {
        long minutes = Math.max(0, length.toMinutes());
        if (minutes < 1) {
            return "less than a minute";
        }
        return minutes < 120 ? minutes + " min" : minutes < 2880 ? minutes / 60 + " h" : minutes / 1440 + " days";
    }
}
