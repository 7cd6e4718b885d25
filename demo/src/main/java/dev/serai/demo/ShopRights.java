package dev.serai.demo;

/**
 * Who may do what in the shop, and what runs there beside it: some as it should be, some not. Aggregated roles have their
 * rules as a controller would have written them.
 */
final class ShopRights {

    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1";
    private static final String HERE = "/namespaces/" + Shop.NAMESPACE;

    private final ApiServer server;

    private ShopRights(ApiServer server) {
        this.server = server;
    }

    static void write(ApiServer server) {
        ShopRights rights = new ShopRights(server);
        rights.accounts();
        rights.ofCluster();
        rights.ofShop();
        rights.network();
        rights.jobs();
    }

    private void accounts() {
        account("default", true);
        account("backup", true);
        account("report", false);
    }

    private void account(String name, boolean mounted) {
        server.create(
                "/api/v1" + HERE + "/serviceaccounts",
                "{\"metadata\": {\"name\": \"" + name + "\"}"
                        + (mounted ? "}" : ", \"automountServiceAccountToken\": false}"));
    }

    private void ofCluster() {
        clusterRole("cluster-admin", "", "{\"apiGroups\": [\"*\"], \"resources\": [\"*\"], \"verbs\": [\"*\"]}");
        clusterRole(
                "restart-pods",
                "\"labels\": {\"rbac.shop.example/aggregate-to-on-call\": \"true\"}, ",
                "{\"apiGroups\": [\"\"], \"resources\": [\"pods\"], \"verbs\": [\"get\", \"list\", \"delete\"]}");
        server.create(
                RBAC + "/clusterroles",
                """
                {"metadata": {"name": "on-call"},
                 "aggregationRule": {"clusterRoleSelectors": [
                   {"matchLabels": {"rbac.shop.example/aggregate-to-on-call": "true"}}]},
                 "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "list", "delete"]}]}
                """);
        bind("", "masters", "ClusterRole", "cluster-admin", "Group", "system:masters");
        bind("", "pipeline", "ClusterRole", "cluster-admin", "User", "pipeline@shop.example");
    }

    private void clusterRole(String name, String labels, String rule) {
        server.create(
                RBAC + "/clusterroles",
                "{\"metadata\": {" + labels + "\"name\": \"" + name + "\"}, \"rules\": [" + rule + "]}");
    }

    private void ofShop() {
        role(
                "developer",
                "{\"apiGroups\": [\"\"], \"resources\": [\"pods\", \"pods/log\"], \"verbs\": [\"get\", \"list\"]}");
        role("debugger", "{\"apiGroups\": [\"\"], \"resources\": [\"pods/exec\"], \"verbs\": [\"create\"]}");
        role("settings", "{\"apiGroups\": [\"\"], \"resources\": [\"configmaps\"], \"verbs\": [\"get\"]}");
        role(
                "one-pod",
                "{\"apiGroups\": [\"\"], \"resources\": [\"pods\"], \"verbs\": [\"delete\"],"
                        + " \"resourceNames\": [\"cart-debug\"]}");
        bind(HERE, "developers", "Role", "developer", "Group", "shop-developers");
        bind(HERE, "debuggers", "Role", "debugger", "User", "otto@shop.example");
        bind(HERE, "default-settings", "Role", "settings", "ServiceAccount", "default");
        bind(HERE, "jane", "Role", "one-pod", "User", "jane@shop.example");
        bind(HERE, "on-call", "ClusterRole", "on-call", "Group", "shop-on-call");
    }

    private void role(String name, String rule) {
        server.create(
                RBAC + HERE + "/roles", "{\"metadata\": {\"name\": \"" + name + "\"}, \"rules\": [" + rule + "]}");
    }

    private void bind(String where, String name, String kind, String role, String subject, String subjectName) {
        String namespace = subject.equals("ServiceAccount") ? ", \"namespace\": \"" + Shop.NAMESPACE + "\"" : "";
        server.create(
                RBAC + where + (where.isEmpty() ? "/clusterrolebindings" : "/rolebindings"),
                """
                {"metadata": {"name": "%s"},
                 "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "%s", "name": "%s"},
                 "subjects": [{"kind": "%s", "name": "%s"%s}]}
                """
                        .formatted(name, kind, role, subject, subjectName, namespace));
    }

    private void network() {
        server.create(
                "/apis/networking.k8s.io/v1" + HERE + "/networkpolicies",
                """
                {"metadata": {"name": "checkout"},
                 "spec": {"podSelector": {"matchLabels": {"app": "checkout"}}, "policyTypes": ["Ingress"],
                   "ingress": [{"from": [{"podSelector": {"matchLabels": {"app": "storefront"}}}]}]}}
                """);
        server.create(
                "/api/v1" + HERE + "/services",
                """
                {"metadata": {"name": "storefront"},
                 "spec": {"type": "LoadBalancer", "selector": {"app": "storefront"}, "ports": [{"port": 80}]}}
                """);
        server.create(
                "/apis/networking.k8s.io/v1" + HERE + "/ingresses",
                """
                {"metadata": {"name": "shop"},
                 "spec": {"rules": [{"host": "shop.example"}], "tls": [{"hosts": ["shop.example"]}]}}
                """);
    }

    /** Nightly work: nothing runs it here. */
    private void jobs() {
        job(
                "backup",
                """
                "volumes": [{"name": "node", "hostPath": {"path": "/var/lib/etcd"}}],
                "containers": [{"name": "backup", "image": "shop/backup", "securityContext": {"privileged": true,
                  "runAsUser": 0}, "volumeMounts": [{"name": "node", "mountPath": "/node"}]}]
                """);
        job(
                "report",
                """
                "automountServiceAccountToken": false, "securityContext": {"runAsNonRoot": true},
                "containers": [{"name": "report", "image": "shop/report@sha256:%s"}]
                """
                        .formatted("4e".repeat(32)));
    }

    private void job(String name, String spec) {
        server.create(
                "/apis/batch/v1" + HERE + "/cronjobs",
                """
                {"metadata": {"name": "%1$s"}, "spec": {"schedule": "0 3 * * *", "jobTemplate": {"spec": {"template": {
                   "metadata": {"labels": {"app": "%1$s"}},
                   "spec": {"serviceAccountName": "%1$s", "restartPolicy": "Never", %2$s}}}}}}
                """
                        .formatted(name, spec));
    }
}
