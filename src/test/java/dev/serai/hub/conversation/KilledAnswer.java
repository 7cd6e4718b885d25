package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.approval.Role;
import dev.serai.demo.ApiServer;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.cluster.TestCluster;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person's question that a hub is killed over while it looks at a cluster; the next one answers it, once. */
public final class KilledAnswer {

    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments";

    private final ApiServer server = TestCluster.server();
    private final JdbcClient database;
    private RestTalk talk;

    public KilledAnswer(JdbcClient database) {
        this.database = database;
        server.create(
                DEPLOYMENTS,
                """
                {"apiVersion": "apps/v1", "kind": "Deployment",
                 "metadata": {"name": "lantern", "namespace": "shop", "generation": 1},
                 "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "lantern"}},
                   "template": {"metadata": {"labels": {"app": "lantern"}},
                     "spec": {"containers": [{"name": "app", "image": "lantern:1"}]}}}}""");
    }

    /** Begins the conversation. */
    public void prepare(ApiClient api) {
        talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), null);
    }

    /** Says it, and returns when the hub waits for the cluster. */
    public void begin(ApiClient api) {
        server.withholdAnswer("GET " + DEPLOYMENTS + "/lantern");
        api.send(
                "POST",
                "/conversations/" + talk.id() + "/messages",
                talk.token(),
                Map.of("text", "restart the lantern deployment in shop"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> server.seen().stream().anyMatch(seen -> seen.path().equals(DEPLOYMENTS + "/lantern")));
        assertThat(answers()).isZero();
    }

    /** The next hub answers with one proposal. */
    public void answeredOnce() {
        await().atMost(Duration.ofSeconds(80)).until(() -> answers() > 0);
        assertThat(answers()).isEqualTo(1);
        assertThat(count("select count(*) from action where kamelet = 'kubernetes-rollout-restart-action'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from conversation_message where proposal_id is not null"))
                .isEqualTo(1);
    }

    private long answers() {
        return count("select count(*) from conversation_message where author = 'hub'");
    }

    private long count(String query) {
        return database.sql(query).query(Long.class).single();
    }
}
