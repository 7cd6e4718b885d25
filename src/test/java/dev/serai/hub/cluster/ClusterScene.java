package dev.serai.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.approval.DecisionOutcome;
import dev.serai.approval.DecisionRequest;
import dev.serai.hub.db.Ids;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import dev.serai.hub.job.JobQueue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An incident on a cluster, and what people do about it: propose, approve, wait for the outcome. */
final class ClusterScene {

    private final JdbcClient database;
    private final ProducerTemplate camel;
    private final JobQueue jobs;
    private final UUID incident;

    ClusterScene(JdbcClient database, ProducerTemplate camel, JobQueue jobs) {
        this.database = database;
        this.camel = camel;
        this.jobs = jobs;
        this.incident = incident(database);
    }

    /** An open incident that pages somebody. */
    static UUID incident(JdbcClient database) {
        UUID id = Ids.next();
        database.sql("insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment,"
                        + " namespace, verdict, alerts, firing, opened_at, last_alert_at, updated_at) values"
                        + " (?, 'default', ?, 'default', 'open', 'medium', 'Crash loop', 'test', 'shop', 'page', 0, 0,"
                        + " now(), now(), now())")
                .params(id, "cluster/" + id)
                .update();
        return id;
    }

    UUID incident() {
        return incident;
    }

    /** Proposes it as a person does, and returns the action's id. */
    UUID propose(String kamelet, Map<String, ?> arguments) {
        Exchange done = ask(kamelet, arguments);
        assertThat(done.getException()).as(kamelet).isNull();
        return UUID.fromString(
                String.valueOf(done.getMessage().getBody(Map.class).get("action_id")));
    }

    /** Proposes what takes an action back, and returns that action's id. */
    UUID compensate(UUID id) {
        Exchange done = camel.request("direct:action-compensate", exchange -> {
            exchange.setProperty("actor", "user:test");
            exchange.getMessage().setHeader("tenant", "default");
            exchange.getMessage().setHeader("actionId", id.toString());
        });
        assertThat(done.getException()).isNull();
        return UUID.fromString(
                String.valueOf(done.getMessage().getBody(Map.class).get("action_id")));
    }

    /** The problem that answers a proposal, as {@code <status> <code>: <reason>}. */
    String refused(String kamelet, Map<String, ?> arguments) {
        Exception thrown = ask(kamelet, arguments).getException();
        Throwable cause = thrown instanceof Problem || thrown == null ? thrown : thrown.getCause();
        return cause instanceof Problem problem
                ? problem.status() + " " + problem.code() + ": "
                        + problem.detail().split(":")[0]
                : String.valueOf(thrown);
    }

    private Exchange ask(String kamelet, Map<String, ?> arguments) {
        Map<String, Object> request = new HashMap<>();
        request.put("incident_id", incident.toString());
        request.put("action", kamelet);
        request.put("arguments", arguments);
        return camel.request("direct:action-propose", exchange -> {
            exchange.setProperty("actor", "user:test");
            exchange.getMessage().setHeader("tenant", "default");
            exchange.getMessage().setBody(request);
        });
    }

    Map<String, Object> action(UUID id) {
        return database.sql("select a.id, a.state, a.reason, a.target, a.target_version, a.dry_run, a.started_at,"
                        + " cast(a.result as text) as result, ap.id as approval_id, ap.digest, ap.state as approval"
                        + " from action a left join approval ap on ap.action_id = a.id where a.id = ?")
                .param(id)
                .query()
                .singleRow();
    }

    Map<String, Object> until(UUID id, String state) {
        return await().alias(state).until(() -> action(id), action -> state.equals(action.get("state")));
    }

    /** Has as many people say yes as it takes. */
    void approve(UUID id) {
        for (int people = 0; people < 3 && "awaiting_approval".equals(action(id).get("state")); people++) {
            Map<String, Object> asked = action(id);
            DecisionRequest yes = new DecisionRequest(
                    "default",
                    (UUID) asked.get("approval_id"),
                    approver(),
                    DecisionRequest.DecisionVerdict.APPROVE,
                    String.valueOf(asked.get("digest")),
                    "rest",
                    null,
                    null);
            Exchange decided = await("a hub that has time").until(() -> decided(yes), done -> !isBusy(done));
            assertThat(decided.getException()).isNull();
            assertThat(decided.getMessage()
                            .getBody(DecisionOutcome.class)
                            .reason()
                            .name())
                    .isIn("APPROVED", "RECORDED", "WAITING");
        }
    }

    private Exchange decided(DecisionRequest decision) {
        return camel.request("direct:approval-decide", exchange -> {
            exchange.getMessage().setBody(decision);
            exchange.setProperty("actor", "user:test");
            exchange.getMessage().setHeader("tenant", "default");
        });
    }

    /** Others hold the rows for longer than it waits: whoever decides is told to come again. */
    private static boolean isBusy(Exchange done) {
        return Problems.passing(done.getException())
                .filter(problem -> problem.code().equals("busy"))
                .isPresent();
    }

    /** Proposes, waits for the dry run, and approves; what is done in between happens after the approval was asked for. */
    UUID proposeAndApprove(String kamelet, Map<String, ?> arguments, Runnable between) {
        UUID id = propose(kamelet, arguments);
        until(id, "awaiting_approval");
        between.run();
        approve(id);
        return id;
    }

    void reconcile(UUID id) {
        jobs.schedule(JobQueue.JobRequest.now("reconcile", "default", Map.of("actionId", id.toString())));
    }

    /** Whether the hub would look into what became of it now. */
    boolean reconcilable(UUID id) {
        return camel.request("direct:action-load", exchange -> {
                            exchange.getMessage().setHeader("tenant", "default");
                            exchange.getMessage().setHeader("actionId", id.toString());
                        })
                        .getProperty("action")
                != null;
    }

    void change(String sql, Object... parameters) {
        database.sql(sql).params(List.of(parameters)).update();
    }

    long audited(UUID id, String verb) {
        return database.sql("select count(*) from audit_event where object_id = ? and verb = ?")
                .params(id.toString(), verb)
                .query(Long.class)
                .single();
    }

    private UUID approver() {
        UUID id = Ids.next();
        database.sql("insert into app_user (id, tenant, username, password_hash, role, created_at, updated_at)"
                        + " values (?, 'default', ?, '-', 'approver', now(), now())")
                .params(id, "approver-" + id)
                .update();
        return id;
    }
}
