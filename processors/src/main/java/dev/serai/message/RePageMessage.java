package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.signal.TriageReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells once more of an incident that reopened or got worse: the edit of its message makes no sound. */
public final class RePageMessage {

    private RePageMessage() {}

    /** What happened, read from {@code sql/incident-again-page.sql}. */
    public record Recurrence(String incidentId, String title, Severity severity, TriageReason reason, Instant at) {

        /** Reads the JSON that the database wrote. */
        public static Recurrence read(String json) {
            JsonNode page = PageReader.tree(json);
            return new Recurrence(
                    PageReader.text(page, "incident_id"),
                    PageReader.text(page, "title"),
                    Severity.of(PageReader.text(page, "severity")),
                    TriageReason.valueOf(PageReader.text(page, "reason")),
                    PageReader.required(PageReader.instant(page, "at"), "at"));
        }
    }

    /** The message; {@code publicUrl} is where the hub is reached by people, if anywhere. */
    public static Message of(Recurrence page, @Nullable String publicUrl) {
        String what =
                switch (page.reason()) {
                    case REOPENED -> "🔁 Reopened, ";
                    case FLAPPING -> "🔁 Comes and goes, so that no further time is reported: ";
                    case PROMOTED -> "🔔 Has not gone away, ";
                    case STILL_FIRING -> "🔔 No longer suppressed, still ";
                    default -> "⏫ Worse, now ";
                };
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(what + page.severity() + ": ", page.title()));
        blocks.add(new Block.Fact("At", page.at().toString()));
        List<Button> buttons = publicUrl == null
                ? List.of()
                : List.of(Button.link("Open", publicUrl + "/console/incidents/" + page.incidentId()));
        return new Message(blocks, buttons, null);
    }
}
