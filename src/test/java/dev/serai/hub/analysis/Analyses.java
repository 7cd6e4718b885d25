package dev.serai.hub.analysis;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs and reads analyses for tests. */
final class Analyses {

    private Analyses() {}

    /** What {@code job:analyse} does, at once and in this thread; what the route throws is thrown. */
    static void run(ProducerTemplate template, UUID incident) {
        Exchange exchange = template.send("direct:incident-analyse", in -> {
            in.getMessage().setHeader("tenant", "default");
            in.getMessage().setHeader("incidentId", incident.toString());
            in.setProperty("actor", "system");
        });
        if (exchange.getException() != null) {
            throw new AssertionError("analysis failed", exchange.getException());
        }
    }

    static List<Map<String, Object>> of(JdbcTemplate jdbc, UUID incident) {
        return jdbc.queryForList("select * from analysis where incident_id = ? order by id", incident);
    }

    /** The details of the last timeline event of an analysis. */
    static String timeline(JdbcTemplate jdbc, UUID incident) {
        return jdbc.queryForObject(
                "select cast(details as text) from incident_event where incident_id = ? and kind = 'incident.analysed' "
                        + "order by id desc limit 1",
                String.class,
                incident);
    }
}
