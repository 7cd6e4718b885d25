package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.HubIT;
import dev.serai.hub.db.DatabaseFailure;
import dev.serai.hub.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

@HubIT
@ExtendWith(OutputCaptureExtension.class)
class IncidentCommandsIT {

    private static final int TIMES = 10;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ProducerTemplate producer;

    TriageRows incidents;

    @BeforeEach
    void rows() {
        incidents = new TriageRows(jdbc);
    }

    private Exchange ask(String what, UUID incident, String actor) {
        return ask("default", what, incident, actor);
    }

    /** Whoever waits in vain for the others' locks asks again, as a caller of the API is told. */
    private Exchange answered(String what, UUID incident, String actor) {
        Exchange done = ask(what, incident, actor);
        for (int again = 0; again < TIMES && waitedInVain(done); again++) {
            done = ask(what, incident, actor);
        }
        return done;
    }

    private static boolean waitedInVain(Exchange done) {
        return done.getException() != null && DatabaseFailure.isLockTimeout(done.getException());
    }

    private Exchange ask(String tenant, String what, UUID incident, String actor) {
        return producer.request("direct:incident-" + what, exchange -> {
            exchange.setProperty("actor", actor);
            exchange.getMessage().setHeader("tenant", tenant);
            exchange.getMessage().setHeader("incidentId", incident.toString());
        });
    }

    /** A transaction wraps what a step threw. */
    private static Problem problem(Exchange exchange) {
        Throwable thrown = exchange.getException();
        while (thrown != null && !(thrown instanceof Problem)) {
            thrown = thrown.getCause();
        }
        assertThat(thrown).as("a problem").isNotNull();
        return (Problem) thrown;
    }

    @Test
    void acknowledging_records_who_and_repeating_it_changes_nothing() {
        UUID incident = incidents.open("high", "production");
        assertThat(ask("acknowledge", incident, "user:ada").getException()).isNull();
        assertThat(ask("acknowledge", incident, "user:bob").getException()).isNull();

        assertThat(incidents.row(incident))
                .containsEntry("state", "acknowledged")
                .containsEntry("acknowledged_by", "user:ada");
        assertThat(incidents.count("incident.acknowledged", incident)).isEqualTo(1);
    }

    @Test
    void a_resolved_incident_stays_resolved_and_the_log_says_nothing_of_who_asks(CapturedOutput output) {
        UUID incident = incidents.open("high", "production");
        assertThat(ask("resolve", incident, "user:ada").getException()).isNull();
        assertThat(ask("resolve", incident, "user:bob").getException()).isNull();
        assertThat(problem(ask("acknowledge", incident, "user:bob")).status()).isEqualTo(409);
        assertThat(problem(ask("unacknowledge", incident, "user:bob")).status()).isEqualTo(409);
        assertThat(output.getAll()).doesNotContain("A resolved incident cannot be");

        assertThat(incidents.row(incident)).containsEntry("state", "resolved").containsEntry("resolved_by", "user:ada");
        assertThat(incidents.count("incident.resolved", incident)).isEqualTo(1);
    }

    @Test
    void an_unknown_incident_and_one_of_another_tenant_are_not_found() {
        assertThat(problem(ask("resolve", UUID.randomUUID(), "user:ada")).status())
                .isEqualTo(404);
        UUID incident = incidents.open("high", "production");
        assertThat(problem(ask("acme", "acknowledge", incident, "user:ada")).status())
                .isEqualTo(404);
    }

    @Test
    void many_at_once_have_one_effect() throws Exception {
        UUID incident = incidents.open("high", "production");
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Future<Exchange>> asked = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String actor = "user:" + i;
                String what = i % 2 == 0 ? "acknowledge" : "resolve";
                asked.add(people.submit(() -> answered(what, incident, actor)));
            }
            for (Future<Exchange> one : asked) {
                Exchange done = one.get();
                assertThat(done.getException() == null || problem(done).status() == 409)
                        .isTrue();
            }
        } finally {
            people.shutdownNow();
        }
        assertThat(incidents.row(incident)).containsEntry("state", "resolved");
        assertThat(incidents.count("incident.resolved", incident)).isEqualTo(1);
        assertThat(incidents.count("incident.acknowledged", incident)).isLessThanOrEqualTo(1);
    }
}
