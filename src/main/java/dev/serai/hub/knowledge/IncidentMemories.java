package dev.serai.hub.knowledge;

import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.settings.KnowledgeSettings;
import dev.serai.knowledge.IncidentChunker;
import dev.serai.knowledge.IncidentMemory;
import dev.serai.knowledge.RememberedAction;
import dev.serai.knowledge.SourceFacts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers incidents that are over, with what ended them, and those that came back. */
@Component("incidentMemories")
class IncidentMemories {

    private static final SourceFacts FACTS = new SourceFacts(IncidentChunker.SOURCE, "incident", "", "");
    private static final String UNIT = "\u001F";
    private static final String RECORD = "\u001E";

    private final KnowledgeStore store;
    private final Clock clock;
    private final Duration since;

    IncidentMemories(KnowledgeStore store, KnowledgeSettings settings, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.since = Duration.ofDays(settings.rememberDays());
    }

    /** Incidents that ended before are not remembered; a time as PostgreSQL reads it. */
    public String since() {
        return since.isZero() ? "infinity" : clock.instant().minus(since).toString();
    }

    /** Keeps what the row says of an incident; one that never ended, or did too long ago, has none and is forgotten. */
    public void remember(
            @Body List<Map<String, Object>> rows,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId) {
        if (rows.isEmpty()) {
            store.remove(tenant, IncidentChunker.SOURCE, List.of(FACTS.idOf(incidentId)));
        }
        rows.stream()
                .map(LoadedRow::new)
                .map(IncidentMemories::memory)
                .forEach(memory -> store.put(tenant, IncidentChunker.read(memory, FACTS)));
    }

    /** Forgets a tenant's incidents that ended too long ago, a bounded number. */
    public void forget(@Header("tenant") String tenant) {
        List<String> old = store.old(tenant, IncidentChunker.SOURCE, since());
        if (!old.isEmpty()) {
            store.remove(tenant, IncidentChunker.SOURCE, old);
        }
    }

    private static IncidentMemory memory(LoadedRow row) {
        String cause = row.textOrNull("cause");
        return new IncidentMemory(
                row.text("id"),
                row.text("title"),
                row.text("subject"),
                row.instant("opened_at"),
                row.instant("resolved_at"),
                row.instantOrNull("came_back_at"),
                parts(row.textOrNull("alerts")),
                cause == null ? List.of() : List.of(cause),
                parts(row.textOrNull("actions")).stream()
                        .map(IncidentMemories::action)
                        .toList(),
                parts(row.textOrNull("notes")));
    }

    private static RememberedAction action(String part) {
        String[] said = part.split(RECORD, -1);
        String verb = said[1].replaceFirst("^(kubernetes|docker|http)-", "").replaceFirst("-action$", "");
        return new RememberedAction(
                verb.replace('-', ' ') + " of " + said[2] + " (" + said[0] + ")",
                ActionState.of(said[3]) == ActionState.SUCCEEDED,
                helped(VerificationVerdict.of(said[4].isEmpty() ? null : said[4])));
    }

    private static @Nullable Boolean helped(@Nullable VerificationVerdict verdict) {
        return verdict == VerificationVerdict.PASSED
                ? Boolean.TRUE
                : verdict == VerificationVerdict.FAILED ? Boolean.FALSE : null;
    }

    private static List<String> parts(@Nullable String joined) {
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(UNIT, -1));
    }
}
