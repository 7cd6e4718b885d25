package dev.serai.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that a scan of a cluster looks for. */
public final class ClusterScan {

    private static final Comparator<ScanFinding> WORST_FIRST = Comparator.comparing(ScanFinding::severity)
            .thenComparing(ScanFinding::rule)
            .thenComparing(finding -> finding.object().toString())
            .thenComparing(ScanFinding::path);

    private ClusterScan() {}

    /** The worst first, in an order that is the same for the same objects. */
    public static List<ScanFinding> findings(ClusterObjects objects) {
        List<ScanFinding> findings = new ArrayList<>();
        PodTemplate.of(objects).forEach(pod -> {
            findings.addAll(WorkloadScan.of(pod));
            findings.addAll(ImageScan.of(pod));
        });
        findings.addAll(AccountScan.of(objects));
        findings.addAll(NetworkScan.of(objects));
        findings.addAll(ExposureScan.of(objects));
        findings.addAll(RightsScan.of(objects));
        return findings.stream().sorted(WORST_FIRST).distinct().toList();
    }
}
