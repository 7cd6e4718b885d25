package dev.serai.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens in the shop, by a clock that the test moves. */
class ShopIT {

    private static final String CART = "/apis/apps/v1/namespaces/shop/deployments/cart";
    private static final String SETS = "/apis/apps/v1/namespaces/shop/replicasets";
    private static final String PODS = "/api/v1/namespaces/shop/pods";

    private final HandClock clock = new HandClock();
    private ApiServer server;
    private Controllers controllers;
    private Shop shop;

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void open() throws Exception {
        server = new ApiServer(clock, 1_000);
        controllers = new Controllers(server, clock);
        shop = Shop.open(server);
        pass(Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        controllers.close();
        server.close();
    }

    private void pass(Duration time) {
        for (Instant end = clock.now.plus(time); clock.now.isBefore(end); clock.now = clock.now.plusMillis(500)) {
            controllers.tick();
        }
    }

    private List<JsonNode> pods(String app) {
        List<JsonNode> pods = new ArrayList<>();
        server.get(PODS).path("items").forEach(pod -> {
            if (pod.at("/metadata/labels/app").asText().equals(app)) {
                pods.add(pod);
            }
        });
        return pods;
    }

    private static String condition(JsonNode object, String type) {
        return Conditions.of(object, type).path("reason").asText();
    }

    @Test
    void the_shop_opens_and_then_nothing_changes_any_more() {
        for (String name : List.of("storefront", "cart", "checkout")) {
            assertThat(shop.available(name)).as(name).isEqualTo(2);
        }
        assertThat(server.get(PODS).path("items"))
                .allSatisfy(pod -> assertThat(pod.at("/spec/nodeName").asText()).startsWith("node-"));
        long version = server.store().version();
        pass(Duration.ofSeconds(30));
        assertThat(server.store().version()).isEqualTo(version);
    }

    @Test
    void a_bad_rollout_crashes_a_restart_does_not_help_and_a_rollback_does() {
        String good = server.get(SETS).at("/items/0/metadata/name").asText();
        shop.badRollout();
        pass(Duration.ofSeconds(20));
        assertThat(shop.available("cart")).isZero();
        JsonNode status = pods("cart").get(0).at("/status/containerStatuses/0");
        assertThat(status.at("/state/waiting/reason").asText()).isEqualTo("CrashLoopBackOff");
        assertThat(status.at("/lastState/terminated/exitCode").asInt()).isEqualTo(1);
        assertThat(log(pods("cart").get(0))).contains("required configuration variable CART_STORE_URL is not set");
        assertThat(condition(server.get(CART), "Available")).isEqualTo("MinimumReplicasUnavailable");
        assertThat(server.get("/api/v1/namespaces/shop/events").toString()).contains("Back-off restarting");

        Set<String> crashing = names("cart");
        server.edit(CART, cart -> ((ObjectNode) cart.at("/spec/template/metadata"))
                .putObject("annotations")
                .put("kubectl.kubernetes.io/restartedAt", clock.now.toString()));
        pass(Duration.ofSeconds(20));
        assertThat(names("cart")).doesNotContainAnyElementsOf(crashing);
        assertThat(shop.available("cart")).isZero();
        assertThat(Rollout.revision(server.get(CART))).isEqualTo(3);

        rollBack(good);
        pass(Duration.ofSeconds(10));
        assertThat(shop.available("cart")).isEqualTo(2);
        assertThat(server.get(CART).at("/status/updatedReplicas").asInt()).isEqualTo(2);
        assertThat(server.get(CART).at("/status/observedGeneration").asLong())
                .isEqualTo(server.get(CART).at("/metadata/generation").asLong());
        assertThat(Rollout.revision(server.get(CART))).isEqualTo(4);
        assertThat(Rollout.revision(server.get(SETS + "/" + good))).isEqualTo(4);
    }

    @Test
    void a_rollout_that_does_not_move_is_called_stuck_after_its_deadline() {
        shop.badRollout();
        pass(Duration.ofSeconds(80));
        assertThat(condition(server.get(CART), "Progressing")).isEqualTo("ProgressDeadlineExceeded");
    }

    @Test
    void a_container_without_enough_memory_is_killed_until_its_limit_is_raised() {
        shop.outOfMemory();
        pass(Duration.ofSeconds(10));
        assertThat(shop.available("storefront")).isEqualTo(2);
        assertThat(pods("storefront"))
                .anySatisfy(pod -> assertThat(pod.at("/status/containerStatuses/0/lastState/terminated/reason")
                                .asText())
                        .isEqualTo("OOMKilled"));
        server.edit(CART.replace("cart", "storefront"), storefront -> storefront
                .withObject("/spec/template/spec/containers/0/resources/limits")
                .put("memory", "512Mi"));
        pass(Duration.ofSeconds(20));
        assertThat(pods("storefront")).hasSize(2).allMatch(Evictions::ready);
    }

    @Test
    void what_is_evicted_comes_back_on_a_node_that_is_open() {
        server.edit("/api/v1/nodes/node-a", node -> ((ObjectNode) node.path("spec")).put("unschedulable", true));
        JsonNode there = pods("checkout").stream()
                .filter(pod -> pod.at("/spec/nodeName").asText().equals("node-a"))
                .findFirst()
                .orElseThrow();
        server.delete(PODS + "/" + there.at("/metadata/name").asText());
        pass(Duration.ofSeconds(10));
        assertThat(shop.available("checkout")).isEqualTo(2);
        assertThat(pods("checkout"))
                .allMatch(pod -> pod.at("/spec/nodeName").asText().equals("node-b"));
        assertThat(server.get("/apis/policy/v1/namespaces/shop/poddisruptionbudgets/storefront")
                        .at("/status/disruptionsAllowed")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_scaled_deployment_a_loaded_autoscaler_and_a_silent_node_show() {
        server.edit(CART, cart -> cart.withObject("/spec").put("replicas", 3));
        shop.load(9);
        pass(Duration.ofSeconds(10));
        assertThat(shop.available("cart")).isEqualTo(3);
        assertThat(shop.available("storefront")).isEqualTo(4);
        assertThat(condition(
                        server.get("/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/storefront"),
                        "ScalingLimited"))
                .isEqualTo("TooManyReplicas");
        shop.node("node-a", false);
        pass(Duration.ofSeconds(5));
        assertThat(shop.available("cart")).isLessThan(3);
        shop.node("node-a", true);
        pass(Duration.ofSeconds(5));
        assertThat(shop.available("cart")).isEqualTo(3);
    }

    private Set<String> names(String app) {
        return pods(app).stream().map(ControllerView::name).collect(Collectors.toSet());
    }

    private String log(JsonNode pod) {
        return new String(
                server.logs().read(pod, Address.of(PODS + "/" + ControllerView.name(pod)), Map.of("previous", "true")));
    }

    private void rollBack(String set) {
        server.edit(CART, cart -> {
            ObjectNode template =
                    server.get(SETS + "/" + set).at("/spec/template").deepCopy();
            template.withObject("/metadata/labels").remove("pod-template-hash");
            cart.withObject("/spec").set("template", template);
        });
    }
}
