package dev.serai.kamelet.cluster;

import static dev.serai.kamelet.cluster.Fixture.DEPLOYMENTS;
import static dev.serai.kamelet.cluster.Fixture.uid;
import static dev.serai.kamelet.cluster.Fixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.demo.Request;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Kamelets that write a workload, in a plain Camel, against the API server double. */
class WorkloadChangesIT {

    private static final Map<String, Object> CHECKOUT =
            Map.of("kind", "Deployment", "namespace", "shop", "name", "checkout");
    private static final Map<String, Object> TO_FIVE = with(CHECKOUT, "replicas", 5);
    private static final String PATH = DEPLOYMENTS + "/checkout";

    private static Fixture fixture;
    private JsonNode checkout;

    @BeforeAll
    static void start() throws Exception {
        fixture = new Fixture();
    }

    @AfterAll
    static void stop() throws Exception {
        fixture.close();
    }

    @BeforeEach
    void seed() {
        fixture.server.reset();
        checkout = fixture.checkout();
    }

    private Map<String, Object> approved(Map<String, ?> arguments) {
        return with(arguments, "uid", uid(checkout));
    }

    @Test
    void a_dry_run_shows_the_difference_and_what_to_approve_and_stores_nothing() {
        Map<String, Object> result = fixture.dryRun("kubernetes-scale-action", TO_FIVE);
        assertThat(result)
                .containsEntry("outcome", "succeeded")
                .containsEntry("reason", "DRY_RUN")
                .containsEntry("effect", "none")
                .containsEntry("uid", uid(checkout))
                .containsEntry("diff", "- spec.replicas: 3\n+ spec.replicas: 5\n")
                .containsEntry("diff_complete", true);
        assertThat(result.get("resource_version"))
                .isEqualTo(checkout.at("/metadata/resourceVersion").asText());
        assertThat(fixture.server.get(PATH)).isEqualTo(checkout);
        assertThat(fixture.server.writes()).singleElement().satisfies(write -> assertThat(write.query())
                .containsEntry("dryRun", "All")
                .containsEntry("fieldManager", "serai"));
    }

    @Test
    void the_version_to_approve_is_the_one_that_stands_not_the_one_that_a_write_would_make() {
        ObjectNode after = checkout.deepCopy();
        after.withObject("/spec").put("replicas", 5);
        after.withObject("/metadata").put("generation", 8);
        fixture.server.answer("PUT " + PATH, 200, after.toString());
        ObjectNode standing = checkout.deepCopy();
        standing.withObject("/metadata").put("generation", 7);
        fixture.server.answer("GET " + PATH, 200, standing.toString());
        assertThat(fixture.dryRun("kubernetes-scale-action", TO_FIVE))
                .containsEntry("reason", "DRY_RUN")
                .containsEntry("generation", 7L);
        assertThat(fixture.apply("kubernetes-scale-action", with(approved(TO_FIVE), "generation", 7)))
                .containsEntry("reason", "DONE")
                .containsEntry("generation", 8L);
    }

    @Test
    void an_applied_change_is_traced_keeps_what_it_does_not_know_and_says_how_to_undo_it() {
        Map<String, Object> result = fixture.apply("kubernetes-scale-action", approved(TO_FIVE));
        assertThat(result).containsEntry("reason", "DONE").containsEntry("effect", "done");
        JsonNode now = fixture.server.get(PATH);
        assertThat(now.at("/spec/replicas").asInt()).isEqualTo(5);
        assertThat(now.at("/spec/unknownToUs/kept").asBoolean()).isTrue();
        assertThat(now.at("/metadata/annotations").path("serai.dev/actions").asText())
                .isEqualTo("a-1");
        Request write = fixture.server.writes().get(0);
        assertThat(write.query()).doesNotContainKey("dryRun").containsKey("timeout");
        assertThat(write.body().at("/metadata/resourceVersion")).isEqualTo(checkout.at("/metadata/resourceVersion"));
        Map<?, ?> undo = (Map<?, ?>) result.get("compensation");
        assertThat(undo.get("kamelet")).isEqualTo("kubernetes-scale-action");
        assertThat((Map<?, ?>) undo.get("arguments")).isEqualTo(approved(with(CHECKOUT, "replicas", 3L)));
    }

    @Test
    void the_same_action_a_second_time_changes_nothing() {
        fixture.apply("kubernetes-scale-action", approved(TO_FIVE));
        ObjectNode back = fixture.server.get(PATH).deepCopy();
        back.withObject("/spec").put("replicas", 1);
        fixture.server.put(PATH, back);
        assertThat(fixture.apply("kubernetes-scale-action", approved(TO_FIVE)))
                .containsEntry("reason", "ALREADY_APPLIED")
                .containsEntry("effect", "done");
        assertThat(fixture.server.get(PATH).at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(fixture.server.writes()).hasSize(1);
    }

    @Test
    void what_is_not_what_was_approved_is_left_alone() {
        assertThat(fixture.apply("kubernetes-scale-action", TO_FIVE)).containsEntry("reason", "REFUSED_GUARD");
        assertThat(fixture.apply("kubernetes-scale-action", with(TO_FIVE, "uid", "another")))
                .containsEntry("reason", "REFUSED_GUARD");
        assertThat(fixture.apply("kubernetes-scale-action", with(approved(TO_FIVE), "resource_version", "0")))
                .containsEntry("reason", "REFUSED_GUARD");
        assertThat(fixture.apply("kubernetes-scale-action", with(approved(TO_FIVE), "generation", 7)))
                .containsEntry("reason", "REFUSED_GUARD");
        assertThat(fixture.call(
                        "kubernetes-scale-action",
                        Fixture.EVERYWHERE + "&mode=apply",
                        approved(TO_FIVE),
                        Map.of("actionId", "a-1", "startBefore", "2026-01-01T00:00:00Z")))
                .containsEntry("reason", "REFUSED_GUARD")
                .containsEntry("outcome", "failed")
                .containsEntry("effect", "none");
        assertThat(fixture.server.writes()).isEmpty();
    }

    @Test
    void what_the_configuration_does_not_allow_is_refused_before_anything_is_sent() {
        for (String options : new String[] {
            "namespaces=shop&mode=apply",
            "namespaces=other,sho&allowChanges=true&mode=apply",
            "allowChanges=true&mode=apply",
            "namespaces=*&protectedNamespaces=shop&allowChanges=true&mode=apply",
            "namespaces=shop&protectedNames=check*&allowChanges=true&mode=apply",
            "namespaces=shop&allowChanges=true&mode=apply&context=absent",
            "namespaces=shop&mode=dry-run"
        }) {
            assertThat(fixture.call("kubernetes-scale-action", options, approved(TO_FIVE), Map.of("actionId", "a-1")))
                    .as(options)
                    .containsEntry("reason", "REFUSED_POLICY")
                    .containsEntry("effect", "none");
        }
        assertThat(fixture.apply("kubernetes-scale-action", with(approved(TO_FIVE), "namespace", "kube-system")))
                .containsEntry("reason", "REFUSED_POLICY");
        assertThat(fixture.apply("kubernetes-scale-action", with(approved(TO_FIVE), "name", "../../secrets/x")))
                .containsEntry("reason", "REFUSED_ARGUMENTS");
        assertThat(fixture.apply("kubernetes-scale-action", with(approved(TO_FIVE), "replicas", 0)))
                .containsEntry("reason", "REFUSED_ARGUMENTS");
        assertThat(fixture.server.seen()).isEmpty();
    }

    @Test
    void each_refusal_of_the_server_has_its_name_and_is_not_repeated() {
        Map<Integer, String> reasons = Map.of(
                400,
                "INVALID",
                401,
                "UNAUTHORIZED",
                403,
                "FORBIDDEN",
                404,
                "NOT_FOUND",
                409,
                "CONFLICT",
                422,
                "INVALID",
                429,
                "BUSY",
                500,
                "SERVER_ERROR",
                503,
                "SERVER_ERROR",
                504,
                "TIMEOUT");
        reasons.forEach((status, reason) -> {
            fixture.server.forget();
            fixture.server.answer("PUT " + PATH, status, "{\"kind\": \"Status\", \"message\": \"no\\nway\"}");
            Map<String, Object> result = fixture.apply("kubernetes-scale-action", approved(TO_FIVE));
            assertThat(result).as("%d", status).containsEntry("reason", reason);
            assertThat(result.get("effect")).isEqualTo(status >= 500 ? "unknown" : "none");
            assertThat(result.get("outcome")).isEqualTo(status >= 500 ? "unknown" : "failed");
            assertThat(result.get("detail")).isEqualTo(status + " no way");
            long sent = fixture.server.writes().size();
            // The credentials may be stale: what answers 401 was not done, and is asked once more with fresh ones.
            assertThat(sent).isLessThanOrEqualTo(status == 401 ? 2 : 1);
        });
    }

    @Test
    void somebody_who_writes_in_between_makes_it_a_conflict() {
        fixture.server.answer("GET " + PATH, 200, checkout.toString());
        ObjectNode other = checkout.deepCopy();
        other.withObject("/spec").put("replicas", 2);
        fixture.server.put(PATH, other);
        assertThat(fixture.apply("kubernetes-scale-action", approved(TO_FIVE)))
                .containsEntry("reason", "CONFLICT")
                .containsEntry("effect", "none");
        assertThat(fixture.server.get(PATH).at("/spec/replicas").asInt()).isEqualTo(2);
    }

    @Test
    void a_lost_answer_is_unknown_and_the_effect_is_found_by_its_trace() {
        fixture.server.withholdAnswer("PUT " + PATH);
        Map<String, Object> result = fixture.apply("kubernetes-scale-action", "timeLimit=5000", approved(TO_FIVE));
        assertThat(result).containsEntry("outcome", "unknown").containsEntry("reason", "TIMEOUT");
        assertThat(fixture.server.writes()).hasSize(1);
        assertThat(fixture.find("kubernetes-scale-action", approved(TO_FIVE)))
                .containsEntry("outcome", "succeeded")
                .containsEntry("reason", "DONE");
    }

    @Test
    void what_left_no_trace_had_no_effect_and_what_cannot_be_read_stays_unknown() {
        assertThat(fixture.find("kubernetes-scale-action", approved(TO_FIVE)))
                .containsEntry("outcome", "failed")
                .containsEntry("reason", "NO_EFFECT_FOUND");
        fixture.server.answer("GET " + PATH, 403, "{}");
        assertThat(fixture.find("kubernetes-scale-action", approved(TO_FIVE)))
                .containsEntry("outcome", "unknown")
                .containsEntry("reason", "FORBIDDEN");
        fixture.server.answer("GET " + PATH, 404, "{}");
        assertThat(fixture.find("kubernetes-scale-action", approved(TO_FIVE)))
                .containsEntry("outcome", "unknown")
                .containsEntry("reason", "TARGET_GONE");
    }

    @Test
    void a_later_action_does_not_wipe_out_the_trace() {
        fixture.apply("kubernetes-scale-action", approved(TO_FIVE));
        for (int i = 0; i < 7; i++) {
            fixture.call(
                    "kubernetes-scale-action",
                    Fixture.EVERYWHERE + "&mode=apply",
                    approved(with(CHECKOUT, "replicas", 6 + i)),
                    Map.of("actionId", "later-" + i));
        }
        assertThat(fixture.find("kubernetes-scale-action", approved(TO_FIVE))).containsEntry("reason", "DONE");
        assertThat(fixture.server
                        .get(PATH)
                        .at("/metadata/annotations")
                        .path("serai.dev/actions")
                        .asText()
                        .split(","))
                .hasSize(8);
    }

    @Test
    void a_restart_touches_the_template_only_and_not_a_paused_rollout() {
        Map<String, Object> result = fixture.apply("kubernetes-rollout-restart-action", approved(CHECKOUT));
        assertThat(result).containsEntry("reason", "DONE").containsEntry("compensation", null);
        assertThat(result.get("diff").toString())
                .startsWith("+ spec.template.metadata.annotations.kubectl.kubernetes.io/restartedAt: ")
                .hasLineCount(1);
        ObjectNode paused = fixture.server.get(PATH).deepCopy();
        paused.withObject("/spec").put("paused", true);
        fixture.server.put(PATH, paused);
        assertThat(fixture.call(
                        "kubernetes-rollout-restart-action",
                        Fixture.EVERYWHERE + "&mode=apply",
                        approved(CHECKOUT),
                        Map.of("actionId", "a-2")))
                .containsEntry("reason", "REFUSED_STATE");
    }

    @Test
    void a_rollback_takes_the_template_of_the_revision_and_shows_no_secret() {
        fixture.revision(checkout, 1, "checkout:1");
        fixture.revision(checkout, 2, "checkout:2");
        Map<String, Object> arguments = Map.of("namespace", "shop", "name", "checkout", "revision", 1);
        Map<String, Object> dry = fixture.dryRun("kubernetes-rollback-action", arguments);
        assertThat(dry.get("diff").toString())
                .contains("- spec.template.spec.containers[app].image: checkout:2")
                .contains("+ spec.template.spec.containers[app].image: checkout:1")
                .contains("spec.template.spec.containers[app].env[PASSWORD].value: (hidden)")
                .doesNotContain("hunter2")
                .doesNotContain("older-secret");
        Map<String, Object> result = fixture.apply(
                "kubernetes-rollback-action", with(approved(arguments), "template_sha256", dry.get("template_sha256")));
        assertThat(result).containsEntry("reason", "DONE");
        JsonNode now = fixture.server.get(PATH);
        assertThat(now.at("/spec/template/spec/containers/0/image").asText()).isEqualTo("checkout:1");
        assertThat(now.at("/spec/template/metadata/labels").has("pod-template-hash"))
                .isFalse();
        assertThat(((Map<?, ?>) ((Map<?, ?>) result.get("compensation")).get("arguments")).get("revision"))
                .isEqualTo(2L);
        assertThat(fixture.dryRun("kubernetes-rollback-action", with(arguments, "revision", 9)))
                .containsEntry("reason", "REFUSED_STATE");
    }

    @Test
    void a_rollback_says_why_the_revision_was_made_that_runs_now() {
        ObjectNode set = fixture.revision(checkout, 1, "checkout:1").deepCopy();
        set.withObject("/metadata/annotations").put("kubernetes.io/change-cause", "release 1, signed off");
        fixture.server.put(Fixture.SETS + "/checkout-1", set);
        fixture.revision(checkout, 2, "checkout:2");
        Map<String, Object> arguments = Map.of("namespace", "shop", "name", "checkout", "revision", 1);
        Object template =
                fixture.dryRun("kubernetes-rollback-action", arguments).get("template_sha256");

        assertThat(fixture.apply("kubernetes-rollback-action", with(approved(arguments), "template_sha256", template)))
                .containsEntry("reason", "DONE");

        assertThat(fixture.server
                        .get(PATH)
                        .at("/metadata/annotations/kubernetes.io~1change-cause")
                        .asText())
                .isEqualTo("release 1, signed off");
    }

    @Test
    void a_rollback_brings_back_the_template_that_was_approved_or_none() {
        JsonNode set = fixture.revision(checkout, 1, "checkout:1");
        Map<String, Object> arguments = Map.of("namespace", "shop", "name", "checkout", "revision", 1);
        Object template =
                fixture.dryRun("kubernetes-rollback-action", arguments).get("template_sha256");
        assertThat(template.toString()).matches("[0-9a-f]{64}");
        assertThat(fixture.apply("kubernetes-rollback-action", approved(arguments)))
                .as("without a template")
                .containsEntry("reason", "REFUSED_GUARD");
        Map<String, Object> approved = with(approved(arguments), "template_sha256", template);
        JsonNode untouched = fixture.server.get(PATH);
        ObjectNode edited = fixture.server.get(Fixture.SETS + "/checkout-1").deepCopy();
        ((ObjectNode) edited.at("/spec/template/spec/containers/0")).put("image", "evil/miner:1");
        fixture.server.put(Fixture.SETS + "/checkout-1", edited);
        assertThat(fixture.apply("kubernetes-rollback-action", approved))
                .containsEntry("reason", "REFUSED_GUARD")
                .containsEntry("effect", "none");
        assertThat(fixture.dryRun("kubernetes-rollback-action", approved)).containsEntry("reason", "REFUSED_GUARD");
        ObjectNode noted = set.deepCopy();
        noted.withObject("/metadata/annotations").put("kubernetes.io/change-cause", "all is well");
        fixture.server.put(Fixture.SETS + "/checkout-1", noted);
        assertThat(fixture.apply("kubernetes-rollback-action", approved)).containsEntry("reason", "REFUSED_GUARD");
        assertThat(fixture.server.get(PATH)).isEqualTo(untouched);
        fixture.server.put(Fixture.SETS + "/checkout-1", set);
        assertThat(fixture.apply("kubernetes-rollback-action", approved)).containsEntry("reason", "DONE");
    }

    @Test
    void a_rollback_shows_all_that_it_brings_back_or_says_that_it_does_not() {
        ObjectNode set = fixture.revision(checkout, 1, "checkout:1").deepCopy();
        for (int i = 0; i < 120; i++) {
            ((ArrayNode) set.at("/spec/template/spec/containers/0/env"))
                    .addObject()
                    .put("name", "V" + i)
                    .put("value", "v");
        }
        set.withObject("/spec/template/spec").put("hostNetwork", true);
        fixture.server.put(Fixture.SETS + "/checkout-1", set);
        Map<String, Object> arguments = Map.of("namespace", "shop", "name", "checkout", "revision", 1);
        Map<String, Object> dry = fixture.dryRun("kubernetes-rollback-action", arguments);
        assertThat(dry).containsEntry("diff_complete", true);
        assertThat(dry.get("diff").toString()).contains("+ spec.template.spec.hostNetwork: true\n");
        for (int i = 0; i < 300; i++) {
            set.withObject("/spec/template/metadata/annotations").put("a" + i, "some text");
        }
        fixture.server.put(Fixture.SETS + "/checkout-1", set);
        Map<String, Object> large = fixture.dryRun("kubernetes-rollback-action", arguments);
        assertThat(large).containsEntry("reason", "DRY_RUN").containsEntry("diff_complete", false);
    }

    @Test
    void another_owners_replica_set_is_no_revision() {
        fixture.revision(checkout.deepCopy(), 2, "checkout:2");
        ObjectNode foreign = checkout.deepCopy();
        foreign.withObject("/metadata").put("uid", "somebody-else");
        fixture.revision(foreign, 1, "evil:1");
        assertThat(fixture.dryRun(
                        "kubernetes-rollback-action", Map.of("namespace", "shop", "name", "checkout", "revision", 1)))
                .containsEntry("reason", "REFUSED_STATE");
    }

    @Test
    void resources_of_one_container_are_changed_within_the_bounds() {
        Map<String, Object> more = with(CHECKOUT, "container", "app", "memory_limit", "512Mi");
        Map<String, Object> result = fixture.apply("kubernetes-resources-patch-action", approved(more));
        assertThat(result)
                .containsEntry("reason", "DONE")
                .containsEntry(
                        "diff",
                        """
                        - spec.template.spec.containers[app].resources.limits.memory: 256Mi
                        + spec.template.spec.containers[app].resources.limits.memory: 512Mi
                        """);
        assertThat(((Map<?, ?>) ((Map<?, ?>) result.get("compensation")).get("arguments")).get("memory_limit"))
                .isEqualTo("256Mi");
        assertThat(fixture.server
                        .get(PATH)
                        .at("/spec/template/spec/containers/0/resources/requests/memory")
                        .asText())
                .isEqualTo("128Mi");
        Set<Object> reasons = new HashSet<>();
        reasons.add(fixture.dryRun("kubernetes-resources-patch-action", with(more, "memory_limit", "9Gi"))
                .get("reason"));
        assertThat(reasons).containsExactly("REFUSED_POLICY");
        assertThat(fixture.dryRun("kubernetes-resources-patch-action", with(more, "memory_limit", "lots")))
                .containsEntry("reason", "REFUSED_ARGUMENTS");
        assertThat(fixture.dryRun("kubernetes-resources-patch-action", with(more, "container", "sidecar")))
                .containsEntry("reason", "REFUSED_STATE");
        assertThat(fixture.dryRun("kubernetes-resources-patch-action", with(CHECKOUT, "container", "app")))
                .containsEntry("reason", "REFUSED_ARGUMENTS");
    }

    @Test
    void an_annotation_is_set_taken_back_and_limited_to_the_list() {
        Map<String, Object> note = with(CHECKOUT, "key", "serai.dev/note", "value", "looked at");
        assertThat(fixture.apply("kubernetes-annotate-action", approved(note))).containsEntry("reason", "DONE");
        assertThat(fixture.server
                        .get(PATH)
                        .at("/metadata/annotations")
                        .path("serai.dev/note")
                        .asText())
                .isEqualTo("looked at");
        assertThat(fixture.dryRun("kubernetes-annotate-action", note)).containsEntry("reason", "UNCHANGED");
        assertThat(fixture.dryRun("kubernetes-annotate-action", with(CHECKOUT, "key", "serai.dev/note"))
                        .get("diff"))
                .isEqualTo("- metadata.annotations.serai.dev/note: looked at\n");
        assertThat(fixture.dryRun("kubernetes-annotate-action", with(note, "key", "serai.dev/actions")))
                .containsEntry("reason", "REFUSED_POLICY");
        assertThat(fixture.dryRun("kubernetes-annotate-action", with(note, "key", "sidecar.istio.io/inject")))
                .containsEntry("reason", "REFUSED_POLICY");
    }
}
