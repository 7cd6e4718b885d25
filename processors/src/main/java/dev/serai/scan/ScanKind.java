package dev.serai.scan;

import java.util.EnumSet;
import java.util.Set;

/** The kinds of objects that a scan reads, and where the API serves them. No Secret and no ConfigMap is among them. */
public enum ScanKind {
    POD("Pod", "/api/v1", "pods", true),
    DEPLOYMENT("Deployment", "/apis/apps/v1", "deployments", true),
    STATEFUL_SET("StatefulSet", "/apis/apps/v1", "statefulsets", true),
    DAEMON_SET("DaemonSet", "/apis/apps/v1", "daemonsets", true),
    REPLICA_SET("ReplicaSet", "/apis/apps/v1", "replicasets", true),
    JOB("Job", "/apis/batch/v1", "jobs", true),
    CRON_JOB("CronJob", "/apis/batch/v1", "cronjobs", true),
    SERVICE_ACCOUNT("ServiceAccount", "/api/v1", "serviceaccounts", true),
    SERVICE("Service", "/api/v1", "services", true),
    INGRESS("Ingress", "/apis/networking.k8s.io/v1", "ingresses", true),
    NETWORK_POLICY("NetworkPolicy", "/apis/networking.k8s.io/v1", "networkpolicies", true),
    ROLE("Role", "/apis/rbac.authorization.k8s.io/v1", "roles", true),
    ROLE_BINDING("RoleBinding", "/apis/rbac.authorization.k8s.io/v1", "rolebindings", true),
    CLUSTER_ROLE("ClusterRole", "/apis/rbac.authorization.k8s.io/v1", "clusterroles", false),
    CLUSTER_ROLE_BINDING("ClusterRoleBinding", "/apis/rbac.authorization.k8s.io/v1", "clusterrolebindings", false);

    /** What runs containers. */
    public static final Set<ScanKind> WORKLOADS = Set.copyOf(EnumSet.range(POD, CRON_JOB));

    /** What says who may do what. */
    public static final Set<ScanKind> RIGHTS = Set.copyOf(EnumSet.range(ROLE, CLUSTER_ROLE_BINDING));

    private final String title;
    private final String api;
    private final String plural;
    private final boolean namespaced;

    ScanKind(String title, String api, String plural, boolean namespaced) {
        this.title = title;
        this.api = api;
        this.plural = plural;
        this.namespaced = namespaced;
    }

    /** As objects name it. */
    public String title() {
        return title;
    }

    public String plural() {
        return plural;
    }

    public boolean isNamespaced() {
        return namespaced;
    }

    /** Path of all objects of the kind, of one namespace unless that is empty. */
    public String path(String namespace) {
        return api + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + plural;
    }
}
