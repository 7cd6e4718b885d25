package dev.serai.kamelet.cluster;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The properties that the cluster Kamelets share. */
public class ClusterProperties {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private String cluster = "";
    private String kubeconfig =
            Path.of(System.getProperty("user.home", ""), ".kube", "config").toString();
    private String context = "";
    private boolean inCluster;
    private String tokenFile = "";
    private boolean allowChanges;
    private boolean dryRun = true;
    private List<Pattern> namespaces = List.of();
    private List<Pattern> nodes = List.of();
    private List<Pattern> protectedNamespaces = NameList.patterns("kube-system,kube-public,kube-node-lease");
    private List<Pattern> protectedNames = List.of();
    private Duration timeLimit = Duration.ofSeconds(10);
    private final Clock clock;

    ClusterProperties(Clock clock) {
        this.clock = clock;
    }

    /** Its name; an argument {@code cluster} that names another one is refused. */
    public void setCluster(String cluster) {
        this.cluster = cluster;
    }

    /** Path of the kubeconfig file; empty stands for {@code ~/.kube/config}. */
    public void setKubeconfig(String kubeconfig) {
        if (!kubeconfig.isBlank()) {
            this.kubeconfig = kubeconfig;
        }
    }

    public void setContext(String context) {
        this.context = context;
    }

    public void setInCluster(boolean inCluster) {
        this.inCluster = inCluster;
    }

    /** Path of a file with the token of another account; empty stands for the kubeconfig's or the pod's own. */
    public void setTokenFile(String tokenFile) {
        this.tokenFile = tokenFile;
    }

    public void setAllowChanges(boolean allowChanges) {
        this.allowChanges = allowChanges;
    }

    /** @throws IllegalArgumentException unless it is {@code dry-run} or {@code apply} */
    public void setMode(String mode) {
        if (!mode.equals("dry-run") && !mode.equals("apply")) {
            throw new IllegalArgumentException("Unknown mode '" + mode + "', supported values are: dry-run, apply");
        }
        this.dryRun = mode.equals("dry-run");
    }

    /** Names separated by commas, with {@code *} for any characters. */
    public void setNamespaces(String namespaces) {
        this.namespaces = NameList.patterns(namespaces);
    }

    /** As {@link #setNamespaces}. */
    public void setNodes(String nodes) {
        this.nodes = NameList.patterns(nodes);
    }

    /** As {@link #setNamespaces}. */
    public void setProtectedNamespaces(String protectedNamespaces) {
        this.protectedNamespaces = NameList.patterns(protectedNamespaces);
    }

    /** As {@link #setNamespaces}. */
    public void setProtectedNames(String protectedNames) {
        this.protectedNames = NameList.patterns(protectedNames);
    }

    /** Of a whole call, in milliseconds, at most 30 s. */
    public void setTimeLimit(long timeLimit) {
        Duration wanted = Duration.ofMillis(timeLimit);
        this.timeLimit = wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }

    final Clock clock() {
        return clock;
    }

    final Session session(Arguments arguments, Duration time) throws ClusterRefusal {
        Object named = arguments.body().get("cluster");
        if (named != null && !named.equals(cluster)) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_ARGUMENTS, "this is not the cluster that the argument names");
        }
        return new Session(
                new Connection(kubeconfig, context, inCluster, tokenFile).api(),
                new Policy(allowChanges, namespaces, nodes, protectedNamespaces, protectedNames),
                Deadline.in(time),
                dryRun,
                arguments,
                clock);
    }

    /** Runs a change; whatever refuses it becomes its result. */
    final Map<String, @Nullable Object> change(Arguments arguments, ClusterWork work) {
        return Result.of(true, result -> work.run(session(arguments, timeLimit), result));
    }

    /** Runs a question; it never changes anything. */
    final Map<String, @Nullable Object> read(Arguments arguments, ClusterWork work) {
        return Result.of(false, result -> work.run(session(arguments, timeLimit), result));
    }

    /** What one Kamelet does. */
    interface ClusterWork {
        void run(Session session, Result result) throws ClusterRefusal;
    }
}
