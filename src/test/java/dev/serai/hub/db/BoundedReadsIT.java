package dev.serai.hub.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.TestDatabase;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a job reads of an incident does not grow with its alerts: PostgreSQL itself counts the rows, as the hub's role. */
class BoundedReadsIT {

    private static final int MANY = 20_000;
    private static final UUID INCIDENT = UUID.randomUUID();

    private static SingleConnectionDataSource connection;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void fill() {
        String url = TestDatabase.newDatabase();
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        connection = new SingleConnectionDataSource(url, "postgres", "", true);
        jdbc = new JdbcTemplate(connection);
        // What triggers keep is not what is read here.
        jdbc.execute("set session_replication_role = replica");
        jdbc.update(
                "insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment, verdict,"
                        + " alerts, firing, opened_at, last_alert_at, updated_at) values (?, 'default', 'k', 'r', 'open',"
                        + " 'high', 'Broken', 'production', 'page', ?, ?, now(), now(), now())",
                INCIDENT,
                MANY,
                MANY);
        jdbc.update(
                "insert into alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations,"
                        + " environment, links, notes, starts_at, first_seen, last_seen, stale_since, incident_id)"
                        + " select gen_random_uuid(), 'default', 'generic', n, case when n % 9 = 0 then 'resolved' else"
                        + " 'firing' end, (array['critical', 'high', 'low'])[1 + n % 3], 'Alert ' || n, '{\"pod\": \"a\"}',"
                        + " '{}', 'production', '[]', '[]', now(), now(), now(),"
                        + " case when n % 2 = 0 then now() end, ? from generate_series(1, ?) n",
                INCIDENT, MANY);
        jdbc.execute("insert into alert_event (id, tenant, alert_id, episode, kind, starts_at, at)"
                + " select gen_random_uuid(), 'default', id, 1, 'fired', now(), now() from alert");
        jdbc.execute(
                "insert into incident_event (id, tenant, incident_id, kind, actor, details, at)"
                        + " select gen_random_uuid(), 'default', incident_id, 'alert.joined', 'system', '{}', now() from alert");
        jdbc.update(
                "insert into incident_event (id, tenant, incident_id, kind, actor, details, at)"
                        + " values (gen_random_uuid(), 'default', ?, 'incident.triaged', 'policy',"
                        + " '{\"verdict\": \"page\"}', now())",
                INCIDENT);
        jdbc.execute("analyze");
        jdbc.execute("set role serai_app");
        jdbc.queryForObject("select set_config('serai.tenant', 'default', false)", String.class);
    }

    @AfterAll
    static void close() {
        connection.destroy();
    }

    /** At most so many of each state and severity, of which there are six. */
    @ParameterizedTest
    @CsvSource({
        "triage-load, 1300",
        "notice-incident, 100",
        "incident-again, 100",
        "incident-page, 1200",
        "plan-alerts, 400",
        "plan-skipped-before, 100",
        "tool-alerts, 200",
        "tool-episodes, 250",
        "tool-objects, 400",
        "tool-reach, 400",
        "known-service, 400",
        "known-similar, 100",
        "knowledge-remember-read, 1300"
    })
    void what_a_job_reads_of_an_incident_is_bounded(String statement, int most) throws JsonProcessingException {
        String sql = Sql.text(statement)
                .replaceAll(":#?(incidentId|id)\\b", "'" + INCIDENT + "'")
                .replaceAll(":#?tenant\\b", "'default'")
                .replaceAll(":#?(flappingSince|rememberSince)\\b", "'-infinity'")
                .replaceAll(":reason\\b", "'OPEN_ELSEWHERE'")
                .replaceAll(":details\\b", "'{}'");
        String plan = String.join("\n", jdbc.queryForList("explain (analyze, format json) " + sql, String.class));
        assertThat(read(new ObjectMapper().readTree(plan).get(0).path("Plan")))
                .as(plan)
                .isLessThan(most);
    }

    /** The rows that the scans below a node of a plan have looked at. */
    private static double read(JsonNode node) {
        double rows = 0;
        if (node.has("Relation Name")) {
            double each = node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble();
            rows = each * node.path("Actual Loops").asDouble();
        }
        for (JsonNode below : node.path("Plans")) {
            rows += read(below);
        }
        return rows;
    }
}
