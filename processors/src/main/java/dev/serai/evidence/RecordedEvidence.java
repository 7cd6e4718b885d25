package dev.serai.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Reads answers of tools that were recorded in files: {@code eks_pods.json}, {@code aws_rds_events.json} and their like.
 * What it does not know it leaves out, since a tool may answer more than anybody reads.
 */
public final class RecordedEvidence {

    private RecordedEvidence() {}

    /** @param files by their names; a metric may stand in a file of its own, {@code aws_cloudwatch_metrics_<name>.json} */
    public static FactSet read(Map<String, JsonNode> files) {
        FactSet all = FactSet.EMPTY;
        for (Map.Entry<String, JsonNode> file : files.entrySet()) {
            all = all.and(read(file.getKey(), file.getValue()));
        }
        return all;
    }

    private static FactSet read(String name, JsonNode file) {
        String kind =
                name.replaceFirst("\\.json$", "").replaceFirst("^aws_cloudwatch_metrics_.*", "aws_cloudwatch_metrics");
        return switch (kind) {
            case "eks_pods" -> RecordedCluster.pods(file);
            case "eks_events" -> RecordedCluster.events(file);
            case "eks_node_health" -> RecordedCluster.nodes(file);
            case "eks_deployments" -> RecordedCluster.deployments(file);
            case "eks_pod_logs" -> RecordedCluster.podLogs(file);
            case "datadog_logs" -> RecordedCluster.logs(file);
            case "datadog_monitors" -> RecordedCluster.monitors(file);
            case "aws_cloudwatch_metrics" -> RecordedDatabase.metrics(file);
            case "aws_performance_insights" -> RecordedDatabase.statements(file);
            case "aws_rds_events" -> RecordedDatabase.events(file);
            default -> FactSet.EMPTY;
        };
    }
}
