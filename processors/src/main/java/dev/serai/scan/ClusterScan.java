package dev.serai.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that a scan of a cluster looks for. */
public final class ClusterScan {

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::rule)
            .thenComparing(finding -> finding.object().toString())
            .thenComparing(Finding::path);

    private ClusterScan() {}

    /** The worst first, in an order that is the same for the same objects. */
    public static List<Finding> findings(ClusterObjects objects) {
        List<Finding> findings = new ArrayList<>();
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
