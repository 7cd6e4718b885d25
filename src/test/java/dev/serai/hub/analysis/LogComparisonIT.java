package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.demo.ApiServer;
import dev.serai.demo.Request;
import dev.serai.hub.WorldIT;
import dev.serai.hub.cluster.TestCluster;
import dev.serai.hub.db.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a container says all the time is set aside where the cluster's logs are compared, and nowhere else. */
@WorldIT
class LogComparisonIT {

    private static final ApiServer SERVER = TestCluster.server();
    private static final String POD = "cart-7d9f8b6c5d-x2x4z";
    private static final String REFUSED = "ERROR connection refused by cache 10.0.0.3:6379";
    private static final Instant BEGUN =
            Instant.now().minus(Duration.ofMinutes(9)).truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ProducerTemplate template;

    private final UUID incident = Ids.next();

    @BeforeEach
    void a_pod_that_is_not_ready() {
        SERVER.reset();
        SERVER.create(
                "/api/v1/namespaces/shop/pods",
                """
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "%s", "namespace": "shop"},
                 "spec": {"containers": [{"name": "app", "image": "cart:1"}]},
                 "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "False"}]}}
                """
                        .formatted(POD));
        Incidents.open(jdbc, incident);
    }

    @Test
    void what_the_log_says_all_the_time_is_no_cause_and_the_answer_says_so() {
        log(minutes(-60, 9, REFUSED));
        alert("sealed");

        Analyses.run(template, incident);

        assertThat(causes()).isEqualTo("[]");
        assertThat(jdbc.queryForObject(
                        "select cast(ruled_out as text) from analysis where incident_id = ?", String.class, incident))
                .contains("the log says it as often as in the hour before the alert: " + REFUSED);
        assertThat(jdbc.queryForObject(
                        "select excerpt from evidence where incident_id = ? and source like '%/log-rates'",
                        String.class, incident))
                .contains(
                        "as often as in the hour before (10, usually 10): ERROR connection refused by cache 10.0.0.3:6379");
        assertThat(pastReads()).singleElement().satisfies(seen -> assertThat(seen.query())
                .containsEntry("sinceTime", BEGUN.minus(Duration.ofMinutes(65)).toString())
                .containsEntry("limitBytes", "524288"));
        assertThat(Analyses.timeline(jdbc, incident)).doesNotContain("collectors_failed");
    }

    @Test
    void what_is_new_is_a_cause() {
        log(minutes(-60, 0, "INFO answered") + minutes(0, 9, REFUSED));
        alert("sealed");

        Analyses.run(template, incident);

        assertThat(causes()).contains("refuses connections");
    }

    /** An analysis knows what it compared: what was compared for the one before says nothing about a log that surges. */
    @Test
    void what_was_usual_in_an_earlier_analysis_is_not_where_the_log_cannot_be_compared_now() {
        log(minutes(-60, 9, REFUSED));
        alert("sealed");
        Analyses.run(template, incident);
        assertThat(causes()).isEqualTo("[]");

        log(minutes(8, 9, REFUSED).repeat(40) + minutes(9, 10, "INFO answered"));
        Analyses.run(template, incident);

        assertThat(causes()).contains("refuses connections");
    }

    @Test
    void where_it_is_not_set_no_log_is_compared() {
        log(minutes(-60, 9, REFUSED));
        alert("shop");

        Analyses.run(template, incident);

        assertThat(causes()).contains("refuses connections");
        assertThat(pastReads()).isEmpty();
    }

    private List<Request> pastReads() {
        return SERVER.seen().stream()
                .filter(seen -> seen.query().containsKey("sinceTime"))
                .toList();
    }

    private String causes() {
        return jdbc.queryForObject(
                "select cast(causes as text) from analysis where incident_id = ? order by id desc limit 1",
                String.class,
                incident);
    }

    private void alert(String cluster) {
        UUID alert = Incidents.alert(jdbc, incident, "carts are slow");
        jdbc.update(
                "update alert set labels = cast(? as jsonb), starts_at = cast(? as timestamptz) where id = ?",
                "{\"cluster\":\"%s\",\"namespace\":\"shop\",\"pod\":\"%s\"}".formatted(cluster, POD),
                BEGUN.toString(),
                alert);
    }

    private static void log(String text) {
        SERVER.log("shop", POD, "app", false, text);
    }

    /** One line a minute, from the first to the last one after the alert began. */
    private static String minutes(int first, int last, String text) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(minute -> BEGUN.plusSeconds(60L * minute) + " " + text + "\n")
                .collect(Collectors.joining());
    }
}
