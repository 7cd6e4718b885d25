package dev.serai.scan;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertContent;
import dev.serai.alert.AlertState;
import dev.serai.alert.Severity;
import dev.serai.alert.Times;
import dev.serai.wire.WireName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What findings are as alerts: one for each, and the end of those that are certainly gone. */
public final class ScanAlerts {

    /** The source of all of them. */
    public static final String SOURCE = "environment-scan";

    private static final String TARGET = "scan_target";

    private ScanAlerts() {}

    /**
     * An alert of an earlier scan that holds.
     *
     * @param rule the wire name of what was found
     */
    public record FiringAlert(
            String fingerprint,
            String rule,
            Severity severity,
            String title,
            Map<String, String> labels,
            Instant since) {}

    /**
     * What one target has shown.
     *
     * @param isHost whether it is a host; else a cluster
     * @param findings all of them, unless {@code whole} is false
     * @param gaps kinds that could not all be read
     * @param whole whether nothing was cut, and the target answered at all
     */
    public record TargetFindings(
            String target, boolean isHost, List<ScanFinding> findings, Set<ScanKind> gaps, boolean whole) {

        /** Whether an alert of this rule that is not found again is over. */
        boolean settles(ScanRule rule) {
            return whole && rule.isOfHost() == isHost && rule.needs().stream().noneMatch(gaps::contains);
        }
    }

    /** @param standing alerts of this target */
    public static List<Alert> of(TargetFindings seen, List<FiringAlert> standing, Instant now) {
        Map<String, Instant> since = standing.stream()
                .collect(Collectors.toMap(FiringAlert::fingerprint, FiringAlert::since, (one, same) -> one));
        Map<String, Alert> firing = new TreeMap<>();
        for (ScanFinding finding : seen.findings()) {
            String fingerprint = finding.fingerprint(seen.target());
            firing.put(fingerprint, firing(finding, seen, fingerprint, since.getOrDefault(fingerprint, now)));
        }
        // The worst first: an incident is called like its first alert.
        List<Alert> alerts = firing.values().stream()
                .sorted(Comparator.comparing(Alert::severity))
                .collect(Collectors.toCollection(ArrayList::new));
        for (FiringAlert before : standing) {
            if (!firing.containsKey(before.fingerprint())
                    && WireName.find(ScanRule.class, before.rule())
                            .filter(seen::settles)
                            .isPresent()) {
                alerts.add(new Alert(
                        SOURCE,
                        before.fingerprint(),
                        AlertState.RESOLVED,
                        new AlertContent(
                                before.severity(),
                                before.title(),
                                null,
                                before.labels(),
                                Map.of(),
                                List.of(),
                                List.of()),
                        new Times(before.since(), now),
                        null));
            }
        }
        return alerts;
    }

    /** A low finding is worth a look some day and a page never: it comes as information, as which no policy of ours pages. */
    private static Severity severity(ScanFinding finding) {
        return finding.severity() == Severity.LOW ? Severity.INFO : finding.severity();
    }

    private static Alert firing(ScanFinding finding, TargetFindings seen, String fingerprint, Instant since) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("alertname", finding.rule().wire());
        labels.put(TARGET, seen.target());
        labels.put(seen.isHost() ? "host" : "cluster", seen.target());
        if (!finding.object().namespace().isEmpty()) {
            labels.put("namespace", finding.object().namespace());
        }
        labels.put("object", finding.object().kind() + "/" + finding.object().name());
        labels.put("finding_severity", finding.severity().wire());
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("path", finding.path());
        annotations.put("value", finding.value());
        annotations.put("attack_techniques", String.join(", ", finding.rule().techniques()));
        annotations.put("controls", String.join(", ", finding.rule().controls()));
        return new Alert(
                SOURCE,
                fingerprint,
                AlertState.FIRING,
                new AlertContent(
                        severity(finding),
                        finding.rule().title() + ": " + finding.object(),
                        finding.sentence(),
                        labels,
                        annotations,
                        List.of(),
                        List.of()),
                new Times(since, null),
                null);
    }
}
