package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.analysis.Content;
import dev.serai.analysis.Evidence;
import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import dev.serai.hub.HubIT;
import dev.serai.hub.db.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@HubIT
class EvidenceStoreIT {

    @Autowired
    ProducerTemplate camel;

    @Autowired
    JdbcTemplate jdbc;

    private final UUID incident = Ids.next();

    @Test
    void an_observation_is_stored_once_without_secrets_and_with_its_bytes() {
        Incidents.open(jdbc, incident);
        Observation log = Observation.ofText(EvidenceKind.LOG, "test:log", "cannot log in, password=hunter22");
        Observation file = new Observation(
                EvidenceKind.ARTEFACT,
                "test:file",
                "",
                new Content(new byte[] {0, 1, 2, 'a'}, "application/x"),
                null,
                null);

        List<Evidence> first = store(List.of(log, file));
        List<Evidence> again = store(List.of(file, log, Observation.ofText(EvidenceKind.LOG, "test:other", "more")));

        assertThat(first).hasSize(2);
        assertThat(again).hasSize(3).containsAll(first);
        assertThat(jdbc.queryForList("select excerpt from evidence where incident_id = ?", String.class, incident))
                .containsExactlyInAnyOrder("cannot log in, password=[redacted:secret]", "", "more");
        assertThat(jdbc.queryForObject(
                        "select content from evidence where incident_id = ? and source = 'test:file'",
                        byte[].class,
                        incident))
                .containsExactly(0, 1, 2, 'a');
    }

    @Test
    void nothing_observed_stores_nothing() {
        Incidents.open(jdbc, incident);

        assertThat(store(List.of())).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<Evidence> store(List<Observation> seen) {
        return camel.requestBodyAndHeaders(
                "direct:evidence-store",
                seen,
                Map.of("tenant", "default", "incidentId", incident.toString()),
                List.class);
    }
}
