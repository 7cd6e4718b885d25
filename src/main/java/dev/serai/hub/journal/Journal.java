package dev.serai.hub.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.event.Event;
import dev.serai.event.EventCatalogue;
import dev.serai.event.JournalEntry;
import dev.serai.hub.db.Ids;
import dev.serai.secret.Redaction;
import dev.serai.secret.SafeTree;
import dev.serai.wire.ReasonCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what happened, in the transaction that made it so: in the audit, and on the timeline of the incident that it
 * belongs to. Neither can be changed afterwards, so no secret gets in. What else is to get events, such as an outbox, is
 * one more {@link JournalTable}.
 */
@Component("journal")
@Transactional(propagation = Propagation.MANDATORY)
public class Journal {

    /** The exchange property in which a route carries the entry that it is to record. */
    public static final String ENTRY = "event";

    /** That of several. */
    public static final String ENTRIES = "events";

    private final NamedParameterJdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final JournalWakeup wakeup;

    Journal(NamedParameterJdbcTemplate jdbc, ObjectMapper json, Clock clock, JournalWakeup wakeup) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.wakeup = wakeup;
    }

    /** Records one event; in a route that which the exchange carries. */
    public void record(@ExchangeProperty(ENTRY) JournalEntry entry) {
        recordAll(List.of(entry));
    }

    /** Records several with one statement a table; in a route those which the exchange carries. */
    public void recordAll(@ExchangeProperty(ENTRIES) List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<JournalRow> rows = entries.stream().map(entry -> row(entry, now)).toList();
        for (JournalTable table : JournalTable.values()) {
            table.write(rows, jdbc);
        }
        wakeup.ringAfterCommit();
    }

    private JournalRow row(JournalEntry entry, Instant now) {
        return new JournalRow(
                Ids.next(),
                entry,
                Redaction.redact(entry.event().subject().id()),
                safe(entry.reason()),
                details(entry.event()),
                now);
    }

    private static @Nullable String safe(@Nullable ReasonCode reason) {
        return reason == null ? null : Redaction.redact(reason.name());
    }

    /** What is stored as an event's details: the text of a JSON object, without secrets. */
    public String details(Event event) {
        try {
            return json.writeValueAsString(SafeTree.of(json.valueToTree(EventCatalogue.details(event))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("details of an event are plain JSON values", e);
        }
    }
}
