package dev.serai.hub.oncall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.db.Sql;
import dev.serai.json.StrictJson;
import dev.serai.oncall.ChainChoice;
import dev.serai.oncall.EscalationChain;
import dev.serai.oncall.EscalationMove;
import dev.serai.oncall.EscalationPosition;
import dev.serai.oncall.EscalationReason;
import dev.serai.oncall.RunningEscalation;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The chains of calls, and who was called; whoever changes one holds the incident's lock. */
@Repository
class EscalationStore {

    private static final JsonMapper JSON = StrictJson.mapper(8);

    private final JdbcClient jdbc;

    EscalationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a chain is. */
    enum EscalationState {
        RUNNING,
        ENDED,
        EXHAUSTED;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A chain as it is stored. */
    record StoredEscalation(
            int run, EscalationState state, String reason, Instant startedAt, RunningEscalation running) {}

    Optional<StoredEscalation> find(String tenant, UUID incident) {
        return jdbc
                .sql(Sql.text("escalation-get"))
                .param("tenant", tenant)
                .param("incidentId", incident)
                .query()
                .listOfRows()
                .stream()
                .findFirst()
                .map(row -> stored(new LoadedRow(row)));
    }

    private static StoredEscalation stored(LoadedRow row) {
        return new StoredEscalation(
                row.number("run"),
                EscalationState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.text("reason"),
                row.instant("started_at"),
                new RunningEscalation(
                        chain(row.text("chain")),
                        new EscalationPosition(row.number("round"), row.number("step")),
                        row.instant("due_at")));
    }

    /** Whether it began; not while one runs, or nobody has cared since the last one. Calls begin after reminders at any time. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean begin(String tenant, UUID incident, ChainChoice choice, Instant first, Instant now) {
        EscalationChain chain = Objects.requireNonNull(choice.chain());
        return jdbc.sql(Sql.text("escalation-begin"))
                        .param("tenant", tenant)
                        .param("incidentId", incident)
                        .param("chain", text(chain))
                        .param("calls", !chain.reminds())
                        .param("due", Timestamp.from(first))
                        .param("reason", choice.reason().name())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Records a call, and which step is next. */
    @Transactional(propagation = Propagation.MANDATORY)
    void call(String tenant, UUID incident, StoredEscalation stored, EscalationMove.CallPeople call, Instant now) {
        EscalationChain chain = stored.running().chain();
        if (chain.reminds() || !call.people().isEmpty()) {
            String kind = chain.reminds() ? "reminder" : "chain";
            Instant next = chain.has(call.next()) ? call.due() : null;
            insert(tenant, incident, new CallRow(kind, stored.run(), call.at(), call.people(), null, next), now);
        }
        pass(tenant, incident, call, now);
    }

    /** Which step is next. */
    @Transactional(propagation = Propagation.MANDATORY)
    void pass(String tenant, UUID incident, EscalationMove.CallPeople call, Instant now) {
        jdbc.sql(Sql.text("escalation-move"))
                .param("tenant", tenant)
                .param("incidentId", incident)
                .param("round", call.next().round())
                .param("step", call.next().step())
                .param("due", Timestamp.from(call.due()))
                .param("reason", call.reason().name())
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * Somebody who is called.
     *
     * @param kind as the table has it
     * @param by who assigned; null where nobody did
     * @param nextAt when the next step is; null outside a chain
     */
    record CallRow(
            String kind,
            int run,
            EscalationPosition at,
            List<String> people,
            @Nullable String by,
            @Nullable Instant nextAt) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(String tenant, UUID incident, CallRow call, Instant now) {
        jdbc.sql(Sql.text("escalation-call-insert"))
                .param("id", Ids.next())
                .param("tenant", tenant)
                .param("incidentId", incident)
                .param("kind", call.kind())
                .param("run", call.run())
                .param("round", call.at().round())
                .param("step", call.at().step())
                .param("people", call.people().toArray(String[]::new))
                .param("calledBy", call.by())
                .param("nextAt", call.nextAt() == null ? null : Timestamp.from(call.nextAt()))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Whether there was one to end. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean close(String tenant, UUID incident, EscalationState state, EscalationReason reason, Instant now) {
        return jdbc.sql(Sql.text("escalation-close"))
                        .param("tenant", tenant)
                        .param("incidentId", incident)
                        .param("state", state.column())
                        .param("reason", reason.name())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Rows of who was called for an incident, the newest first, at most 50. */
    List<Map<String, Object>> calls(String tenant, UUID incident) {
        return jdbc.sql(Sql.text("escalation-calls"))
                .param("tenant", tenant)
                .param("incidentId", incident)
                .query()
                .listOfRows();
    }

    private static EscalationChain chain(String text) {
        try {
            return JSON.readValue(text, EscalationChain.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored chain is what was written", e);
        }
    }

    private static String text(EscalationChain chain) {
        try {
            return JSON.writeValueAsString(chain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a chain is plain", e);
        }
    }
}
