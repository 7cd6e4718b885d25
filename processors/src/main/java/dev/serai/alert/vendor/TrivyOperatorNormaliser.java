package dev.serai.alert.vendor;

import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.AlertState;
import dev.serai.alert.Deliveries;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.Severity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the reports that the Trivy Operator posts (aquasecurity.github.io/trivy-operator, webhook integration), with or without
 * the verb that goes before those that were deleted. The condition is that a report has critical or high findings.
 */
public final class TrivyOperatorNormaliser {

    private static final Map<String, String> FINDINGS = Map.of(
            "VulnerabilityReport", "vulnerabilities",
            "ClusterVulnerabilityReport", "vulnerabilities",
            "ExposedSecretReport", "exposed secrets",
            "ConfigAuditReport", "configuration findings",
            "ClusterConfigAuditReport", "configuration findings",
            "InfraAssessmentReport", "infrastructure findings",
            "ClusterInfraAssessmentReport", "infrastructure findings",
            "RbacAssessmentReport", "findings in rights",
            "ClusterRbacAssessmentReport", "findings in rights");

    private TrivyOperatorNormaliser() {}

    /** The one alert of a report; or nothing where the report is of a kind that counts no findings. */
    public static Normalised normalise(Payload payload) {
        return Deliveries.one(payload, body -> {
            AlertFields wrapped = body.maybe("operatorObject");
            boolean deleted = wrapped != null && "delete".equals(body.whole("verb"));
            return report(wrapped == null ? body : wrapped, deleted, payload);
        });
    }

    private static Normalised report(AlertFields object, boolean deleted, Payload payload) {
        String kind = object.needed("kind");
        String findings = FINDINGS.get(kind);
        if (findings == null) {
            return Normalised.ignored("a report that counts no findings");
        }
        AlertFields metadata = object.within("metadata");
        AlertFields report = object.within("report");
        AlertFields summary = report.within("summary");
        long critical = summary.count("criticalCount");
        long high = summary.count("highCount");
        AlertState state = deleted || critical + high == 0 ? AlertState.RESOLVED : AlertState.FIRING;
        String place = place(metadata);
        Instant at = deleted ? null : report.instant("updateTimestamp");
        return draft(object, metadata, report, payload)
                .title(critical + " critical and " + high + " high " + findings + " in " + place)
                .severity(critical > 0 ? Severity.CRITICAL : Severity.HIGH)
                .label("report", kind)
                .as(
                        state,
                        kind + ":" + metadata.text("namespace") + "/" + metadata.needed("name"),
                        state == AlertState.FIRING ? at : null,
                        state == AlertState.FIRING ? null : at);
    }

    private static AlertDraft draft(AlertFields object, AlertFields metadata, AlertFields report, Payload payload) {
        Map<String, String> labels = metadata.texts("labels");
        AlertFields artifact = report.maybe("artifact");
        return new AlertDraft(object, payload)
                .label("namespace", label(labels, "resource.namespace", metadata.string("namespace")))
                .label("workload", label(labels, "resource.name", null))
                .label("workload_kind", label(labels, "resource.kind", null))
                .label("container", label(labels, "container.name", null))
                .annotation("image", artifact == null ? null : artifact.string("repository"))
                .annotation("tag", artifact == null ? null : artifact.string("tag"));
    }

    private static String place(AlertFields metadata) {
        Map<String, String> labels = metadata.texts("labels");
        String name = label(labels, "resource.name", metadata.needed("name"));
        String kind = label(labels, "resource.kind", null);
        String namespace = label(labels, "resource.namespace", metadata.string("namespace"));
        return (namespace == null ? "" : namespace + "/") + (kind == null ? "" : kind + " ") + name;
    }

    private static @Nullable String label(Map<String, String> labels, String name, @Nullable String otherwise) {
        return labels.getOrDefault("trivy-operator." + name, otherwise);
    }
}
