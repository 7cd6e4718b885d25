package dev.serai.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.event.AccountEvent;
import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.HubIT;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.planning.RequestReason;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

/** An event in the audit and on the timeline. */
@HubIT
class JournalIT {

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transaction;

    private UUID incident;

    @BeforeEach
    void open() {
        incident = new ChannelRows(database).incident("journal");
    }

    @Test
    void an_event_of_an_incident_is_one_in_both_and_no_secret_is_left_in_it() {
        record(List.of(noted("the key is AKIAIOSFODNN7EXAMPLE, tell nobody")));

        String audit = one(
                "select concat_ws('|', id, actor, verb, object_type, object_id, reason, details, at) from audit_event"
                        + " where object_id = cast(? as text)");
        assertThat(audit)
                .contains("|user:ann|incident.noted|incident|" + incident
                        + "|ASKED_FOR|{\"text\": \"the key is [redacted:")
                .doesNotContain("AKIA");
        assertThat(one("select concat_ws('|', id, actor, kind, 'incident', incident_id, reason, details, at)"
                        + " from incident_event where incident_id = cast(? as uuid)"))
                .isEqualTo(audit);
    }

    @Test
    void an_event_of_no_incident_is_in_the_audit_only_and_many_are_in_order() {
        Subject.User user = new Subject.User(incident);
        record(List.of(
                new JournalEntry("default", "system", new AccountEvent.PasswordChanged(user)),
                noted("between"),
                new JournalEntry("default", "system", new AccountEvent.SessionOpened(user, "192.0.2.1", null))));

        assertThat(one("select string_agg(verb, ',' order by id) from audit_event where object_id = cast(? as text)"))
                .isEqualTo("user.password_changed,incident.noted,session.opened");
        assertThat(
                        one(
                                "select string_agg(kind, ',' order by id) from incident_event where incident_id = cast(? as uuid)"))
                .isEqualTo("incident.noted");
    }

    @Test
    void what_did_not_commit_did_not_happen_and_without_a_transaction_nothing_does() {
        transaction.executeWithoutResult(status -> {
            journal.record(noted("not really"));
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> journal.record(noted("alone"))).isInstanceOf(IllegalTransactionStateException.class);

        assertThat(one("select count(*) from audit_event where object_id = cast(? as text)"))
                .isEqualTo("0");
    }

    private JournalEntry noted(String text) {
        return new JournalEntry(
                "default",
                "user:ann",
                RequestReason.ASKED_FOR,
                new IncidentEvent.Noted(new Subject.Incident(incident), text));
    }

    private void record(List<JournalEntry> entries) {
        transaction.executeWithoutResult(status -> journal.recordAll(entries));
    }

    private String one(String sql) {
        return database.sql(sql).param(incident.toString()).query(String.class).single();
    }
}
