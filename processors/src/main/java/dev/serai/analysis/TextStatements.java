package dev.serai.analysis;

import dev.serai.analysis.Statement.StatementOrigin;
import dev.serai.evidence.FactObject;
import dev.serai.evidence.LogTemplates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evidence that is text as statements, and what it is about. */
final class TextStatements {

    /** Of a cluster's object, as its source is written: namespace, kind, name and what was read. */
    private static final Pattern CLUSTER = Pattern.compile(
            "kubernetes:[^/]+/(?:([a-z0-9-]+)/)??(?:(node|deployment|statefulset|daemonset|job|cronjob|replicaset)/)?([^/]+)/(state|logs/\\w+|events|history|usage)");

    /** Labels of alerts that name an object, the most specific first. */
    private static final List<Map.Entry<String, String>> LABELS = List.of(
            Map.entry("pod", "pod"),
            Map.entry("kube_pod", "pod"),
            Map.entry("kube_node", "node"),
            Map.entry("node", "node"),
            Map.entry("db_instance_identifier", "database"),
            Map.entry("db_instance", "database"),
            Map.entry("DBInstanceIdentifier", "database"),
            Map.entry("persistentvolumeclaim", "volume"),
            Map.entry("statefulset", "statefulset"),
            Map.entry("daemonset", "daemonset"),
            Map.entry("deployment", "deployment"),
            Map.entry("kube_deployment", "deployment"),
            Map.entry("job_name", "job"),
            Map.entry("workload", "workload"),
            Map.entry("service", "service"),
            Map.entry("host", "host"),
            Map.entry("instance", "instance"));

    private static final Pattern LINE =
            Pattern.compile("^(?:label|annotation) (\\S{1,128}) = (\\S{1,253})$", Pattern.MULTILINE);

    private static final Pattern READY = Pattern.compile("\\brunning, ready(?:, restarted once)?$", Pattern.MULTILINE);
    private static final Pattern TROUBLE = Pattern.compile(
            "\\b(?:waiting|ended with exit code [1-9]|not ready|not started|Pending|Failed|Unknown|being deleted)\\b|^condition |restarted (?!once$)"
                    + "|^node condition (?:Ready is (?!True)|\\w+Pressure is True)",
            Pattern.MULTILINE);

    private TextStatements() {}

    /** @param templates how often its lines come, where it is a log and that is known */
    static Statement of(Evidence evidence, Prefilter prefilter, LogTemplates templates) {
        String text = evidence.excerpt();
        boolean claim = evidence.source().startsWith(CollectedEvidence.ALERT);
        return new Statement(
                text,
                claim
                        ? StatementOrigin.CLAIM
                        : evidence.kind() == EvidenceKind.LOG ? StatementOrigin.LINES : StatementOrigin.TEXT,
                true,
                false,
                object(evidence, claim),
                evidence.id(),
                prefilter.of(text),
                templates);
    }

    /** Whether it is the state of an object of a cluster in which nothing is wrong. */
    static boolean isHealthyState(Evidence evidence) {
        return evidence.source().startsWith("kubernetes:")
                && evidence.source().endsWith("/state")
                && READY.matcher(evidence.excerpt()).find()
                && !TROUBLE.matcher(evidence.excerpt()).find();
    }

    /** Whether it is the state of an object of a cluster in which something is wrong. */
    static boolean isTroubledState(Evidence evidence) {
        return evidence.source().startsWith("kubernetes:")
                && evidence.source().endsWith("/state")
                && TROUBLE.matcher(evidence.excerpt()).find();
    }

    private static @Nullable FactObject object(Evidence evidence, boolean claim) {
        Matcher cluster = CLUSTER.matcher(evidence.source());
        if (cluster.matches()) {
            String kind = Optional.ofNullable(cluster.group(2)).orElse("pod");
            return new FactObject(kind, cluster.group(1), cluster.group(3));
        }
        return claim ? labelled(evidence.excerpt()) : null;
    }

    private static @Nullable FactObject labelled(String text) {
        Map<String, String> labels = new HashMap<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            labels.putIfAbsent(line.group(1), line.group(2));
        }
        return LABELS.stream()
                .filter(label -> labels.containsKey(label.getKey()))
                .findFirst()
                .map(label -> new FactObject(
                        label.getValue(),
                        label.getValue().equals("pod") ? labels.get("namespace") : null,
                        labels.getOrDefault(label.getKey(), "")))
                .orElse(null);
    }
}
