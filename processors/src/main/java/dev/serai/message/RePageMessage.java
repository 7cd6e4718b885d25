package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.incident.IncidentState;
import dev.serai.incident.IncidentStatus;
import dev.serai.message.IncidentPage.IncidentSummary;
import dev.serai.signal.TriageReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says once more that an incident reopened or got worse: the edit of its message makes no sound. */
public final class RePageMessage {

    private static final int TITLE_UNITS = 200;

    private RePageMessage() {}

    /**
     * What happened, read from {@code sql/incident-again-page.sql}.
     *
     * @param trouble with the severity of that time
     * @param before how severe it was before that; null where that is not known
     * @param status where the incident is now
     */
    public record Recurrence(
            String incidentId,
            IncidentSummary trouble,
            @Nullable Severity before,
            IncidentStatus status,
            TriageReason reason,
            Instant at) {

        /** Reads the JSON that the database wrote. */
        public static Recurrence read(String json) {
            JsonNode page = PageReader.tree(json);
            return new Recurrence(
                    PageReader.text(page, "incident_id"),
                    IncidentPage.summary(page),
                    page.hasNonNull("severity_before") ? Severity.of(PageReader.text(page, "severity_before")) : null,
                    IncidentPage.status(page),
                    TriageReason.valueOf(PageReader.text(page, "reason")),
                    PageReader.required(PageReader.exact(page, "at"), "at"));
        }
    }

    public static Message of(Recurrence page, Audience audience) {
        List<Button> buttons = new ArrayList<>(DutyButtons.of(page.status().state()));
        buttons.addAll(audience.open("Open", "incidents/" + page.incidentId()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(
                LineText.own(what(page)).quote(SafeText.line(page.trouble().title(), TITLE_UNITS))));
        blocks.add(new Block.Note(place(page, audience), true));
        owner(page).ifPresent(blocks::add);
        blocks.add(IncidentMessage.quietState(page.status(), audience));
        return new Message(blocks, buttons, null);
    }

    /** Who took it on before may not know of this. */
    private static Optional<Block> owner(Recurrence page) {
        IncidentStatus.Mark taken = page.status().acknowledged();
        return page.status().state() != IncidentState.ACKNOWLEDGED
                        || taken == null
                        || taken.by() == null
                        || !taken.at().isBefore(page.at())
                ? Optional.empty()
                : Optional.of(new Block.Note(
                        LineText.foreign(IncidentMessage.name(taken.by()))
                                .and(
                                        " acknowledged it before that and is not called again: whoever reads this, please make sure that ")
                                .quote(IncidentMessage.name(taken.by()))
                                .and(" knows, or assign it to yourself."),
                        true));
    }

    /** For instance {@code shop/cart on demo · again since 10:04, began 09:40 · high · production}. */
    private static LineText place(Recurrence page, Audience audience) {
        IncidentSummary trouble = page.trouble();
        LineText place = trouble.place().isEmpty()
                ? LineText.own("")
                : LineText.foreign(trouble.place()).and(" · ");
        return place.and(since(page.reason()) + audience.time(page.at()) + ", began "
                        + audience.time(trouble.openedAt()) + " · "
                        + trouble.severity().wire() + " · ")
                .quote(trouble.environment());
    }

    private static String what(Recurrence page) {
        Severity now = page.trouble().severity();
        Severity before = page.before();
        String change =
                before == null || before == now ? "now " + now.wire() : "from " + before.wire() + " to " + now.wire();
        return switch (page.reason()) {
            case REOPENED -> Sign.BACK + "It is back: ";
            case STILL_FIRING -> Sign.CALLED + "No longer suppressed, and still firing: ";
            case FLAPPING -> Sign.BACK + "Comes and goes, and is not reported again until it stays: ";
            case PROMOTED -> Sign.CALLED + "Has not gone away: ";
            default -> Sign.WORSE + "Worse, " + change + ": ";
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
