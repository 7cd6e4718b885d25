package dev.serai.scan;

import static dev.serai.alert.Severity.CRITICAL;
import static dev.serai.alert.Severity.HIGH;
import static dev.serai.alert.Severity.INFO;
import static dev.serai.alert.Severity.LOW;
import static dev.serai.alert.Severity.MEDIUM;

import dev.serai.alert.Severity;
import dev.serai.wire.WireName;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a scan looks for. Techniques are those of MITRE ATT&amp;CK 18.1, controls those of NIST SP 800-53 rev. 5 ({@code AC-6})
 * and recommendations of the CIS Kubernetes Benchmark 1.8 ({@code CIS 5.2.2}; numbers as in kube-bench's {@code
 * cfg/cis-1.8/policies.yaml}).
 */
public enum ScanRule implements WireName {
    PRIVILEGED(HIGH, "Privileged container", "T1611", "AC-6 SC-39 CIS:5.2.2"),
    HOST_PROCESSES(HIGH, "Shares the node's processes", "T1611", "SC-39 CIS:5.2.3"),
    HOST_IPC(MEDIUM, "Shares the node's memory segments", "T1611", "SC-39 CIS:5.2.4"),
    HOST_NETWORK(MEDIUM, "Uses the node's network", "T1611 T1040", "SC-7 SC-39 CIS:5.2.5"),
    HOST_PATH_SENSITIVE(HIGH, "Mounts a sensitive folder of the node", "T1611", "AC-6 SC-39 CIS:5.2.12"),
    HOST_PATH(MEDIUM, "Mounts a folder of the node", "T1611", "AC-6 SC-39 CIS:5.2.12"),
    HOST_PORT(LOW, "Opens a port of the node", "T1133", "CM-7 SC-7 CIS:5.2.13"),
    CAPABILITY_ESCAPE(HIGH, "Capability that leads to the node", "T1611", "AC-6 CM-7 CIS:5.2.9"),
    CAPABILITY_NETWORK(MEDIUM, "Capability over the network", "T1040", "AC-6 CM-7 CIS:5.2.8"),
    RUNS_AS_ROOT(MEDIUM, "Runs as root", "T1611", "AC-6 CIS:5.2.7"),
    MAY_RUN_AS_ROOT(LOW, "May run as root", "T1611", "AC-6 CIS:5.2.7"),
    IMAGE_LATEST(MEDIUM, "Image without a version", "T1525", "CM-2 SI-7"),
    IMAGE_BY_TAG(LOW, "Image by tag, not by digest", "T1525", "CM-2 SI-7"),
    DEFAULT_ACCOUNT_TOKEN(INFO, "Default account's token mounted", "T1528", "AC-6 CIS:5.1.6"),

    ALL_POWERFUL(CRITICAL, "May do everything", "T1078 T1098.006", "AC-6 CIS:5.1.1"),
    ALL_POWERFUL_IN_NAMESPACE(HIGH, "May do everything in a namespace", "T1078", "AC-6 CIS:5.1.3"),
    MAY_ESCALATE(HIGH, "May raise its own rights", "T1098.006 T1078", "AC-6 CIS:5.1.8"),
    READS_SECRETS(HIGH, "Reads Secrets", "T1552.007", "AC-3 AC-6 CIS:5.1.2"),
    ENTERS_CONTAINERS(HIGH, "Runs commands in containers", "T1609", "AC-6 CM-7"),
    PROXIES_NODES(HIGH, "Reaches the nodes' kubelets", "T1609 T1611", "AC-6 CIS:5.1.10"),
    MAKES_TOKENS(HIGH, "Makes tokens of accounts", "T1528", "IA-5 CIS:5.1.13"),
    WILDCARD(MEDIUM, "Rights by wildcard", "T1078", "AC-6 CIS:5.1.3"),
    CREATES_WORKLOADS(LOW, "Starts containers", "T1610", "AC-6 CIS:5.1.4"),
    ANYBODY_HAS_RIGHTS(CRITICAL, "Rights without signing in", "T1133 T1078.001", "AC-3 AC-14"),
    EVERY_ACCOUNT_HAS_RIGHTS(HIGH, "Rights for all who are signed in", "T1078", "AC-3 AC-6"),
    DEFAULT_ACCOUNT_HAS_RIGHTS(MEDIUM, "Default account with rights", "T1078.001", "AC-6 CIS:5.1.5"),

    NO_NETWORK_POLICY(MEDIUM, "Namespace without network policies", "T1046", "AC-4 SC-7 CIS:5.3.2"),
    NOT_ISOLATED(LOW, "Reachable from everywhere inside", "T1046", "AC-4 SC-7"),
    PLAIN_TEXT_PORT(MEDIUM, "Open port without encryption", "T1040 T1557", "SC-8 AC-17"),
    INGRESS_WITHOUT_TLS(MEDIUM, "Ingress without TLS", "T1040 T1557", "SC-8"),
    CERTIFICATE_NOT_VALID(HIGH, "Certificate not valid", "T1557", "SC-17 SC-12"),
    CERTIFICATE_ENDS_SOON(MEDIUM, "Certificate ends within 14 days", "T1557", "SC-17 SC-12"),
    CERTIFICATE_ENDS(LOW, "Certificate ends within 30 days", "T1557", "SC-17 SC-12"),
    PLAIN_TEXT_HOST(MEDIUM, "Host answers without encryption", "T1040 T1557", "SC-8");

    private static final Set<ScanRule> OF_RIGHTS = Set.copyOf(
            Arrays.asList(values()).subList(ALL_POWERFUL.ordinal(), DEFAULT_ACCOUNT_HAS_RIGHTS.ordinal() + 1));
    private static final Set<ScanRule> OF_HOSTS =
            Set.copyOf(Arrays.asList(values()).subList(CERTIFICATE_NOT_VALID.ordinal(), PLAIN_TEXT_HOST.ordinal() + 1));

    private final Severity severity;
    private final String title;
    private final List<String> techniques;
    private final List<String> controls;

    ScanRule(Severity severity, String title, String techniques, String controls) {
        this.severity = severity;
        this.title = title;
        this.techniques = List.of(techniques.split(" "));
        this.controls = Arrays.stream(controls.split(" "))
                .map(control -> control.replace(':', ' '))
                .toList();
    }

    public Severity severity() {
        return severity;
    }

    /** In a few words. */
    public String title() {
        return title;
    }

    /** Ids of ATT&amp;CK. */
    public List<String> techniques() {
        return techniques;
    }

    /** Ids of controls. */
    public List<String> controls() {
        return controls;
    }

    /** Whether it is seen at a host rather than in a cluster. */
    public boolean isOfHost() {
        return OF_HOSTS.contains(this);
    }

    /** The kinds without which nobody can say that it is gone. */
    public Set<ScanKind> needs() {
        if (OF_RIGHTS.contains(this)) {
            return ScanKind.RIGHTS;
        }
        Set<ScanKind> needs = new TreeSet<>();
        switch (this) {
            case PLAIN_TEXT_PORT -> needs.add(ScanKind.SERVICE);
            case INGRESS_WITHOUT_TLS -> needs.add(ScanKind.INGRESS);
            case NO_NETWORK_POLICY, NOT_ISOLATED -> {
                needs.addAll(ScanKind.WORKLOADS);
                needs.add(ScanKind.NETWORK_POLICY);
            }
            case DEFAULT_ACCOUNT_TOKEN -> {
                needs.addAll(ScanKind.WORKLOADS);
                needs.add(ScanKind.SERVICE_ACCOUNT);
            }
            default -> needs.addAll(isOfHost() ? Set.of() : ScanKind.WORKLOADS);
        }
        return needs;
    }
}
