package dev.serai.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GithubNormaliserTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> BODIES = Map.of(
            "dependabot_alert",
            """
            {"action": "created", "repository": REPOSITORY, "alert": {
              "number": 20, "state": "open",
              "dependency": {"package": {"ecosystem": "npm", "name": "semver"}, "manifest_path": "package-lock.json"},
              "security_advisory": {"ghsa_id": "GHSA-c2qf-rxjj-qqgw", "cve_id": "CVE-2022-25883",
                "summary": "semver vulnerable to ReDoS", "description": "Long text.", "severity": "medium"},
              "html_url": "https://github.com/octo-org/shop/security/dependabot/20",
              "created_at": "2026-11-20T13:00:00Z", "updated_at": "2026-11-20T14:00:00Z",
              "dismissed_at": null, "fixed_at": null}}""",
            "code_scanning_alert",
            """
            {"action": "created", "ref": "refs/heads/main", "commit_oid": "c5bf87a", "repository": REPOSITORY, "alert": {
              "number": 10, "state": "open", "created_at": "2026-11-20T13:00:00Z",
              "html_url": "https://github.com/octo-org/shop/security/code-scanning/10",
              "rule": {"id": "java/sql-injection", "severity": "error", "security_severity_level": "critical",
                "description": "Query built from user input", "full_description": "More.", "name": ""},
              "tool": {"name": "CodeQL"}}}""",
            "secret_scanning_alert",
            """
            {"action": "created", "repository": REPOSITORY, "alert": {
              "number": 191, "state": "open", "secret_type": "adafruit_io_key",
              "secret_type_display_name": "Adafruit IO Key", "secret": "aio_hush", "resolution": null,
              "created_at": "2026-11-20T13:00:00Z", "resolved_at": null,
              "html_url": "https://github.com/octo-org/shop/security/secret-scanning/191"}}""",
            "workflow_run",
            """
            {"action": "completed", "repository": REPOSITORY, "workflow_run": {
              "id": 289782451, "workflow_id": 2823525, "name": "build", "conclusion": "failure", "event": "push",
              "head_branch": "main", "head_sha": "3484a3f", "head_repository": REPOSITORY,
              "html_url": "https://github.com/octo-org/shop/actions/runs/289782451", "display_title": "Fix it",
              "created_at": "2026-11-20T13:00:00Z", "run_started_at": "2026-11-20T13:05:00Z",
              "updated_at": "2026-11-20T13:10:00Z"}}""",
            "deployment_status",
            """
            {"action": "created", "repository": REPOSITORY,
              "deployment_status": {"state": "failure", "environment": "production", "description": "Exit 1",
                "log_url": "https://github.com/octo-org/shop/actions/runs/1", "target_url": "",
                "created_at": "2026-11-20T13:00:00Z"},
              "deployment": {"environment": "production", "ref": "main", "sha": "f95f852",
                "production_environment": true}}""");

    @Test
    void each_event_fires_with_the_condition_as_its_fingerprint() {
        assertThat(fingerprint("dependabot_alert")).isEqualTo("dependabot_alert:octo-org/shop:20");
        assertThat(fingerprint("code_scanning_alert")).isEqualTo("code_scanning_alert:octo-org/shop:10");
        assertThat(fingerprint("secret_scanning_alert")).isEqualTo("secret_scanning_alert:octo-org/shop:191");
        assertThat(fingerprint("workflow_run")).isEqualTo("workflow_run:octo-org/shop:2823525:main");
        assertThat(fingerprint("deployment_status")).isEqualTo("deployment_status:octo-org/shop:production");
        for (String event : BODIES.keySet()) {
            Alert alert = one(event, body(event));
            assertThat(alert.state()).as(event).isEqualTo(AlertState.FIRING);
            assertThat(alert.startAssumed()).as(event).isFalse();
            assertThat(alert.title()).startsWith("octo-org/shop: ");
            assertThat(alert.labels())
                    .containsEntry("github_event", event)
                    .containsEntry("repository", "octo-org/shop");
            assertThat(alert.content().links()).isNotEmpty();
        }
    }

    @Test
    void the_severity_is_githubs_or_our_own_with_its_reason() {
        assertThat(one("dependabot_alert", body("dependabot_alert")).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(one("code_scanning_alert", body("code_scanning_alert")).severity())
                .isEqualTo(Severity.CRITICAL);
        ObjectNode plain = body("code_scanning_alert");
        at(plain, "alert", "rule").remove("security_severity_level");
        assertThat(one("code_scanning_alert", plain).severity()).isEqualTo(Severity.HIGH);
        assertThat(one("code_scanning_alert", plain).notes())
                .containsExactly("severity is the rule's own: it has no security severity");

        ObjectNode secret = body("secret_scanning_alert");
        assertThat(one("secret_scanning_alert", secret).severity()).isEqualTo(Severity.HIGH);
        at(secret, "alert").put("validity", "active");
        assertThat(one("secret_scanning_alert", secret).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(one("secret_scanning_alert", secret).notes().toString()).contains("still valid");

        ObjectNode deployment = body("deployment_status");
        assertThat(one("deployment_status", deployment).severity()).isEqualTo(Severity.HIGH);
        at(deployment, "deployment").put("production_environment", false);
        assertThat(one("deployment_status", deployment).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(one("workflow_run", body("workflow_run")).severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void a_leaked_secret_is_not_kept() {
        assertThat(one("secret_scanning_alert", body("secret_scanning_alert")).toString())
                .doesNotContain("aio_hush");
    }

    @ParameterizedTest
    @CsvSource({
        "dependabot_alert, fixed, fixed, fixed_at",
        "dependabot_alert, dismissed, dismissed, dismissed_at",
        "dependabot_alert, auto_dismissed, auto_dismissed, auto_dismissed_at",
        "code_scanning_alert, fixed, fixed, fixed_at",
        "code_scanning_alert, closed_by_user, dismissed, dismissed_at",
        "secret_scanning_alert, resolved, resolved, resolved_at"
    })
    void a_closed_security_alert_is_resolved(String event, String action, String state, String time) {
        ObjectNode body = body(event);
        body.put("action", action);
        at(body, "alert").put("state", state).put(time, "2026-11-20T15:00:00Z");
        Alert alert = one(event, body);
        assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(alert.endsAt()).isEqualTo("2026-11-20T15:00:00Z");
        assertThat(alert.startsAt()).isEqualTo("2026-11-20T13:00:00Z");
        assertThat(alert.fingerprint()).isEqualTo(fingerprint(event));
    }

    @Test
    void a_reopened_alert_begins_when_it_was_reopened_and_without_a_state_the_action_tells() {
        ObjectNode reopened = body("dependabot_alert");
        reopened.put("action", "reopened");
        assertThat(one("dependabot_alert", reopened).startsAt()).isEqualTo("2026-11-20T14:00:00Z");

        ObjectNode old = body("secret_scanning_alert");
        old.put("action", "resolved");
        at(old, "alert").remove("state");
        assertThat(one("secret_scanning_alert", old).state()).isEqualTo(AlertState.RESOLVED);
        old.put("action", "assigned");
        assertThat(read("secret_scanning_alert", old).ignored()).isEqualTo("the action changes nothing");
    }

    @Test
    void a_later_success_resolves_what_failed_and_an_older_run_does_not_undo_a_newer_one() {
        ObjectNode success = body("workflow_run");
        at(success, "workflow_run").put("conclusion", "success").put("run_started_at", "2026-11-20T13:20:00Z");
        Alert over = one("workflow_run", success);
        assertThat(over.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(over.endsAt()).isEqualTo("2026-11-20T13:20:00Z");

        AlertStatus green = Folding.fold(null, over, NOW, Duration.ZERO).status();
        Folding.Folded late = Folding.fold(green, one("workflow_run", body("workflow_run")), NOW, Duration.ZERO);
        assertThat(late.step()).as("a failure that began before the success").isEqualTo(Folding.FoldStep.OUTDATED);

        AlertStatus red = Folding.fold(null, one("workflow_run", body("workflow_run")), NOW, Duration.ZERO)
                .status();
        assertThat(Folding.fold(red, over, NOW, Duration.ZERO).step()).isEqualTo(Folding.FoldStep.RESOLVED);
        assertThat(Folding.fold(red, over, NOW, Duration.ZERO).status().startsAt())
                .isEqualTo("2026-11-20T13:05:00Z");
    }

    @Test
    void a_success_of_the_same_environment_resolves_a_failed_deployment() {
        ObjectNode success = body("deployment_status");
        at(success, "deployment_status").put("state", "success");
        assertThat(one("deployment_status", success).state()).isEqualTo(AlertState.RESOLVED);
        assertThat(one("deployment_status", success).fingerprint()).isEqualTo(fingerprint("deployment_status"));
        at(success, "deployment_status").put("environment", "staging");
        assertThat(one("deployment_status", success).fingerprint()).isNotEqualTo(fingerprint("deployment_status"));
    }

    @Test
    void runs_of_other_branches_and_of_strangers_forks_are_ignored() {
        ObjectNode branch = body("workflow_run");
        at(branch, "workflow_run").put("head_branch", "feature");
        assertThat(read("workflow_run", branch).ignored()).isEqualTo("not about the default branch");

        ObjectNode fork = body("workflow_run");
        at(fork, "workflow_run", "head_repository").put("full_name", "mallory/shop");
        assertThat(read("workflow_run", fork).ignored()).isEqualTo("not about the default branch");

        ObjectNode pull = body("workflow_run");
        at(pull, "workflow_run").put("event", "pull_request_target");
        assertThat(read("workflow_run", pull).ignored()).isEqualTo("not about the default branch");

        ObjectNode finding = body("code_scanning_alert");
        finding.put("ref", "refs/pull/11/merge");
        assertThat(read("code_scanning_alert", finding).ignored()).isEqualTo("not about the default branch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "skipped", "neutral", "action_required", "stale"})
    void a_run_that_neither_failed_nor_succeeded_is_ignored(String conclusion) {
        ObjectNode body = body("workflow_run");
        at(body, "workflow_run").put("conclusion", conclusion);
        assertThat(read("workflow_run", body).ignored()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "push", "repository_vulnerability_alert", "workflow_job", "no_such_event"})
    void another_event_is_ignored_whatever_it_holds(String event) {
        Normalised read = read(event, body("workflow_run"));
        assertThat(read.ignored()).isNotNull();
        assertThat(read.alerts()).isEmpty();
        assertThat(read.rejected()).isEmpty();
    }

    @Test
    void a_body_under_another_events_name_raises_nothing() {
        for (String event : BODIES.keySet()) {
            for (String other : BODIES.keySet()) {
                if (!event.equals(other)) {
                    assertThat(read(event, body(other)).alerts())
                            .as(event + " with " + other)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void a_long_branch_still_has_a_fingerprint_of_its_own() {
        ObjectNode body = body("workflow_run");
        at(body, "workflow_run").put("head_branch", "b".repeat(250));
        at(body, "repository").put("default_branch", "b".repeat(250));
        assertThat(one("workflow_run", body).fingerprint()).hasSize(64);
    }

    @Property(tries = 1000)
    void any_shape_under_any_event_is_read_rejected_or_refused(
            @ForAll("events") String event, @ForAll("paths") List<String> path, @ForAll("values") String value)
            throws Exception {
        for (String base : BODIES.keySet()) {
            ObjectNode body = body(base);
            spoil(body, path, JSON.readTree(value));
            Normalised read = read(event, body);
            assertThat(read.alerts().size() + read.rejected().size()).isLessThanOrEqualTo(1);
            assertThat(read.rejected())
                    .allSatisfy(rejected ->
                            assertThat(rejected.reason()).isNotBlank().doesNotContain("java.", "Exception"));
        }
    }

    @Property(tries = 500)
    void hostile_names_come_back_unchanged(@ForAll("text") String text) {
        ObjectNode body = body("deployment_status");
        at(body, "deployment_status").put("environment", "x" + text).put("description", "y" + text);
        Alert alert = one("deployment_status", body);
        assertThat(alert.label("environment")).isEqualTo("x" + text);
        assertThat(alert.description()).isEqualTo("y" + text);
        assertThat(alert.title()).isEqualTo("octo-org/shop: deployment to x" + text + " fails");
    }

    @Property(tries = 300)
    void the_fingerprint_depends_on_the_condition_only(@ForAll("text") String text, @ForAll boolean success) {
        ObjectNode body = body("workflow_run");
        at(body, "workflow_run")
                .put("name", "n" + text)
                .put("display_title", "t" + text)
                .put("conclusion", success ? "success" : "failure");
        assertThat(one("workflow_run", body).fingerprint()).isEqualTo(fingerprint("workflow_run"));
    }

    @Provide
    Arbitrary<String> events() {
        return Arbitraries.of(BODIES.keySet());
    }

    @Provide
    Arbitrary<List<String>> paths() {
        Arbitrary<String> name = Arbitraries.of(
                "action",
                "alert",
                "repository",
                "workflow_run",
                "deployment_status",
                "deployment",
                "ref",
                "rule",
                "full_name",
                "default_branch",
                "number",
                "state",
                "created_at",
                "fixed_at",
                "updated_at",
                "severity",
                "html_url",
                "conclusion",
                "head_branch",
                "head_repository",
                "workflow_id",
                "environment",
                "dependency",
                "security_advisory",
                "secret_type",
                "validity",
                "publicly_leaked",
                "production_environment");
        return name.list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "0",
                "-1",
                "1",
                "1e400",
                "99999999999999999999",
                "1.5",
                "true",
                "[]",
                "{}",
                "\"\"",
                "\" \"",
                "\"x\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"fixed\"",
                "\"resolved\"",
                "\"2026-13-01\"",
                "\"9999-12-31T23:59:59Z\"",
                "\"1969-12-31T23:59:59Z\"",
                "\"javascript:alert(1)\"",
                "[[[1]]]");
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings()
                .all()
                .ofMaxLength(50)
                .filter(text -> text.indexOf(0) < 0
                        && StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    private static void spoil(ObjectNode body, List<String> path, JsonNode value) {
        ObjectNode place = body;
        for (String name : path.subList(0, path.size() - 1)) {
            place = place.get(name) instanceof ObjectNode inner ? inner : place;
        }
        place.set(path.get(path.size() - 1), value);
    }

    private static ObjectNode body(String event) {
        String repository = "{\"full_name\": \"octo-org/shop\", \"default_branch\": \"main\"}";
        String text = BODIES.getOrDefault(event, "{}").replace("REPOSITORY", repository);
        return (ObjectNode) DeliveryJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode at(ObjectNode body, String... path) {
        JsonNode node = body;
        for (String name : path) {
            node = node.path(name);
        }
        return (ObjectNode) node;
    }

    private static String fingerprint(String event) {
        return one(event, body(event)).fingerprint();
    }

    private static Alert one(String event, JsonNode body) {
        Normalised read = read(event, body);
        assertThat(read.rejected()).isEmpty();
        assertThat(read.alerts()).as(String.valueOf(read.ignored())).hasSize(1);
        return read.alerts().get(0);
    }

    private static Normalised read(String event, JsonNode body) {
        return GithubNormaliser.normalise(new Payload(body, event, "github", NOW));
    }
}
