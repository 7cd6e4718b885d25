package dev.serai.hub.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.cluster.Clusters;
import dev.serai.hub.db.LoadedRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do what, and what the latest scan has found, in plain sentences with what shows it. */
@Component("whoMayAnswers")
class WhoMayAnswers {

    /** Between the gaps, in one text. */
    private static final String UNIT = "\u001F";

    private static final String KAMELET = "kubernetes-rights-action";

    private final Clusters clusters;
    private final ObjectMapper json;

    WhoMayAnswers(Clusters clusters, ObjectMapper json) {
        this.clusters = clusters;
        this.json = json;
    }

    /** Sets the Kamelet; where no cluster is named it is the tenant's only one. */
    public Map<String, Object> ask(@Body Map<String, ?> question, @Header("tenant") String tenant, Exchange exchange) {
        Map<String, Object> asked = new LinkedHashMap<>(question);
        Set<String> names = clusters.names(tenant);
        if (!asked.containsKey("cluster") && names.size() == 1) {
            asked.put("cluster", names.iterator().next());
        }
        exchange.getMessage().setHeader("cluster", String.valueOf(asked.getOrDefault("cluster", "")));
        exchange.getMessage().setHeader("kamelet", KAMELET);
        return asked;
    }

    /**
     * {@code cluster}, {@code text}, {@code citations} (objects of the cluster), {@code complete}, and in {@code reason} the
     * code of why nothing is known; empty where something is.
     */
    public Map<String, Object> answer(@Body Map<String, ?> result, @Header("cluster") String cluster) {
        JsonNode read = json.valueToTree(result);
        List<String> sentences = new ArrayList<>();
        read.path("sentences").forEach(sentence -> sentences.add(sentence.asText()));
        Set<String> citations = new LinkedHashSet<>();
        read.path("grants").forEach(grant -> {
            citations.add(grant.path("binding").asText());
            citations.add(grant.path("role").asText());
        });
        String reason = "";
        if (sentences.isEmpty()) {
            String why = read.path("detail").asText();
            reason = read.path("reason").asText();
            sentences.add("I cannot say who may: " + (why.isEmpty() ? reason : why) + ".");
        }
        return Map.of(
                "text",
                String.join("\n", sentences),
                "citations",
                List.copyOf(citations),
                "complete",
                read.path("complete").asBoolean(),
                "reason",
                reason,
                "cluster",
                cluster);
    }

    /** The rows of the latest scan, one a line, and what it could not see. */
    public String findings(@Body List<Map<String, @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return "No scan is known.";
        }
        LoadedRow first = new LoadedRow(rows.get(0));
        StringBuilder text = new StringBuilder("Scan " + first.text("scan_id") + " of " + first.instant("finished_at"));
        if (first.textOrNull("severity") == null) {
            text.append(" has found nothing.");
        } else {
            rows.stream().map(LoadedRow::new).forEach(finding -> text.append("\n- ")
                    .append(finding.text("severity"))
                    .append(": ")
                    .append(finding.text("sentence")));
        }
        String gaps = first.textOrNull("gaps");
        if (gaps != null) {
            text.append("\nWhat it could not see:");
            for (String gap : gaps.split(UNIT, -1)) {
                text.append("\n- ").append(gap);
            }
        }
        return text.toString();
    }
}
