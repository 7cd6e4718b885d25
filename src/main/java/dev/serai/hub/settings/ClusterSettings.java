package dev.serai.hub.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clusters that this hub knows: {@code serai.clusters.<name>.*}. There is none by default, and none is ever detected.
 * Whose a cluster is stands in {@link TenantSettings#ofCluster}.
 *
 * @param clusters by name
 */
@ConfigurationProperties("serai")
public record ClusterSettings(Map<String, Cluster> clusters) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");
    private static final Pattern ENTRY = Pattern.compile("[a-z0-9*]([a-z0-9.*-]{0,251}[a-z0-9*])?");

    private static final Pattern PLAIN = Pattern.compile("[^(){}#&\\p{Cntrl}]*");

    public ClusterSettings {
        clusters = clusters == null ? Map.of() : clusters;
        clusters.forEach(ClusterSettings::check);
        clusters = Map.copyOf(clusters);
    }

    private static void check(String name, Cluster cluster) {
        String property = "serai.clusters." + name;
        require(
                NAME.matcher(name).matches(),
                property + ": a cluster's name is 1 to 40 of a-z, 0-9 and -, with no - at its ends");
        require(
                cluster.inCluster() == cluster.context().isEmpty(),
                property
                        + ": exactly one of .context and .in-cluster=true says how it is reached; nothing is detected");
        require(
                !cluster.inCluster() || cluster.kubeconfig().isEmpty(),
                property + ".kubeconfig: with .in-cluster=true the pod's own service account is used");
        require(
                cluster.changeContext().isEmpty() || cluster.changeTokenFile().isEmpty() && !cluster.inCluster(),
                property + ".change-context: not together with .change-token-file or .in-cluster=true");
        plain(property + ".kubeconfig", cluster.kubeconfig());
        plain(property + ".context", cluster.context());
        plain(property + ".change-context", cluster.changeContext());
        plain(property + ".change-token-file", cluster.changeTokenFile());
        entries(property + ".namespaces", cluster.namespaces());
        entries(property + ".nodes", cluster.nodes());
        entries(property + ".protected-namespaces", cluster.protectedNamespaces());
        entries(property + ".protected-names", cluster.protectedNames());
        within(property + ".time-limit", cluster.timeLimit(), Duration.ofSeconds(1), Duration.ofSeconds(30));
        within(property + ".drain-limit", cluster.drainLimit(), Duration.ofSeconds(1), Duration.ofMinutes(15));
        require(
                cluster.budgetPerHour() >= 0,
                property + ".budget-per-hour is " + cluster.budgetPerHour() + ", not 0 or more");
    }

    /** What would end a value, or be more than text, within an endpoint's address. */
    private static void plain(String property, String value) {
        require(
                PLAIN.matcher(value).matches(),
                property + ": brackets, braces, #, & and control characters cannot be used");
    }

    private static void entries(String property, List<String> entries) {
        entries.forEach(entry -> require(
                ENTRY.matcher(entry).matches(),
                property + ": '" + entry + "' is no Kubernetes name, nor a pattern with * for any characters"));
    }

    private static void within(String property, Duration value, Duration least, Duration most) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                property + " is " + value + ", not within " + least + " and " + most);
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * One cluster.
     *
     * @param kubeconfig path of a kubeconfig file; empty stands for {@code ~/.kube/config}
     * @param context the context in it; empty with {@code inCluster}
     * @param inCluster whether the service account of the pod that the hub runs in is used
     * @param changeContext the context for changes; empty stands for the same account
     * @param changeTokenFile path of a file with the token of the account for changes; empty stands for the same account
     * @param environment what runs there, for instance {@code production} or {@code test}; null leaves it to the policy
     * @param namespaces names and patterns of what is watched, read and changed; none by default
     * @param nodes likewise
     * @param allowChanges whether anything but reading is done
     * @param protectedNamespaces where nothing is ever changed
     * @param protectedNames what is never changed, nor what it owns
     * @param watch whether its objects are watched
     * @param compareLogs whether a log is compared with the hour before the alert
     * @param timeLimit of one call, 1 s to 30 s
     * @param drainLimit of emptying a node, 1 s to 15 min
     * @param budgetPerHour the most objects that are changed within an hour
     */
    public record Cluster(
            @DefaultValue("") String kubeconfig,
            @DefaultValue("") String context,
            boolean inCluster,
            @DefaultValue("") String changeContext,
            @DefaultValue("") String changeTokenFile,
            @Nullable String environment,
            @DefaultValue List<String> namespaces,
            @DefaultValue List<String> nodes,
            boolean allowChanges,
            @DefaultValue({"kube-system", "kube-public", "kube-node-lease"}) List<String> protectedNamespaces,
            @DefaultValue("serai*") List<String> protectedNames,
            @DefaultValue("true") boolean watch,
            boolean compareLogs,
            @DefaultValue("10s") Duration timeLimit,
            @DefaultValue("2m") Duration drainLimit,
            @DefaultValue("20") int budgetPerHour) {

        public Cluster {
            namespaces = List.copyOf(namespaces);
            nodes = List.copyOf(nodes);
            protectedNamespaces = List.copyOf(protectedNamespaces);
            protectedNames = List.copyOf(protectedNames);
        }
    }
}
