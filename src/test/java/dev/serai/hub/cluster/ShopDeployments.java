package dev.serai.hub.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.db.Ids;
import java.util.UUID;

/** Deployments on the cluster {@code shop} of {@link TestCluster}, with three replicas each, and incidents about them. */
public final class ShopDeployments {

    public static final String PATH = "/apis/apps/v1/namespaces/shop/deployments";

    private ShopDeployments() {}

    public static void create(String name) {
        TestCluster.server()
                .create(
                        PATH,
                        """
                        {"apiVersion": "apps/v1", "kind": "Deployment",
                         "metadata": {"name": "%1$s", "namespace": "shop", "generation": 7},
                         "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "%1$s"}},
                           "template": {"metadata": {"labels": {"app": "%1$s"}},
                             "spec": {"containers": [{"name": "app", "image": "shop:2"}]}}}}"""
                                .formatted(name));
    }

    public static JsonNode get(String name) {
        return TestCluster.server().get(PATH + "/" + name);
    }

    public static int replicas(String name) {
        return get(name).at("/spec/replicas").asInt();
    }

    /** An open incident about a Deployment, with an alert that names it and has these annotations. */
    public static UUID incident(ChannelRows rows, String name, String annotations) {
        UUID incident = rows.incident(name + " is down");
        rows.change("update incident set cluster = 'shop', workload = ? where id = ?", name, incident);
        rows.change(
                "insert into alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations, environment,"
                        + " links, notes, starts_at, first_seen, last_seen, incident_id) values (?, 'default', 'test', ?,"
                        + " 'firing', 'high', ?, cast(? as jsonb), cast(? as jsonb), 'production', '[]', '[]', now(), now(),"
                        + " now(), ?)",
                Ids.next(),
                name,
                name + " is down",
                "{\"cluster\": \"shop\", \"namespace\": \"shop\", \"deployment\": \"" + name + "\"}",
                annotations,
                incident);
        return incident;
    }
}
