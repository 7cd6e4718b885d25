package dev.serai.hub.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Severity;
import dev.serai.analysis.ArtefactProbe;
import dev.serai.analysis.CollectedEvidence;
import dev.serai.analysis.Observation;
import dev.serai.hub.db.LoadedRow;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Turns rows that the hub's own collectors read into observations. */
@Component("evidenceTools")
class EvidenceTools {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final ObjectMapper json;

    EvidenceTools(ObjectMapper json) {
        this.json = json;
    }

    List<Observation> alerts(@Body List<Map<String, Object>> rows) {
        return rows.stream()
                .map(LoadedRow::new)
                .map(row -> new CollectedEvidence.AlertFacts(
                        row.id("id"),
                        row.text("title"),
                        row.textOrNull("description"),
                        row.word("severity", Severity.class),
                        row.text("environment"),
                        row.longNumber("episode"),
                        labels(row.text("labels")),
                        labels(row.text("annotations"))))
                .map(CollectedEvidence::alert)
                .toList();
    }

    List<Observation> artefacts(@Body List<Map<String, Object>> rows) {
        return rows.stream()
                .map(LoadedRow::new)
                .map(row ->
                        CollectedEvidence.artefact(ArtefactProbe.of(row.bytes("content")), row.idOrNull("alert_id")))
                .toList();
    }

    List<Observation> episodes(@Body List<Map<String, Object>> rows) {
        return CollectedEvidence.episodes(
                rows.stream().map(LoadedRow::new).map(row -> row.text("turn")).toList());
    }

    List<Observation> similar(@Body List<Map<String, Object>> rows) {
        return CollectedEvidence.similar(rows.stream()
                .map(LoadedRow::new)
                .map(row -> row.text("incident"))
                .toList());
    }

    private Map<String, String> labels(String text) {
        try {
            return json.readValue(text, LABELS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored labels are a map of strings", e);
        }
    }
}
