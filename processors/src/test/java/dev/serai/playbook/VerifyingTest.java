package dev.serai.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.ActionDefinition;
import dev.serai.action.ActionResult;
import dev.serai.action.Effect;
import dev.serai.action.KameletRisk;
import dev.serai.action.Verification;
import dev.serai.action.Verification.VerificationReason;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.policy.Expression;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class VerifyingTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final ActionDefinition READY = new ActionDefinition(
            "ready-action",
            "Ready",
            "sha",
            Effect.READ,
            new KameletRisk(5, true, false),
            null,
            "name",
            "ready-action",
            json("{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"kind\",\"namespace\",\"name\"],"
                    + "\"properties\":{\"cluster\":{\"type\":\"string\"},\"kind\":{\"type\":\"string\"},"
                    + "\"namespace\":{\"type\":\"string\"},\"name\":{\"type\":\"string\",\"maxLength\":20},"
                    + "\"for_s\":{\"type\":\"integer\"},\"uid\":{\"type\":\"string\"}}}"));
    private static final Verify.VerifyCall ASKING = call("arguments.name");
    private static final JsonNode CART =
            json("{\"cluster\":\"shop\",\"kind\":\"Deployment\",\"namespace\":\"web\",\"name\":\"cart\"}");

    @Example
    void a_condition_over_the_result_is_judged_at_once() {
        Verify condition = new Verify.OnResult(condition("result.status < 500"));

        assertThat(begin(condition, "{\"outcome\":\"succeeded\",\"status\":200}"))
                .isEqualTo(Verification.PASSED);
        assertThat(begin(condition, "{\"outcome\":\"succeeded\",\"status\":503}"))
                .isEqualTo(Verification.failed(VerificationReason.CONDITION_NOT_MET));
        assertThat(begin(condition, "{\"outcome\":\"succeeded\"}"))
                .isEqualTo(Verification.failed(VerificationReason.CONDITION_NOT_MET));
        assertThat(begin(condition, "{\"outcome\":\"succeeded\",\"status\":\"x\"}"))
                .isEqualTo(Verification.inconclusive(VerificationReason.CONDITION_HAS_NO_VALUE));
        assertThat(begin(condition, "{\"outcome\":\"unknown\"}"))
                .isEqualTo(Verification.inconclusive(VerificationReason.OUTCOME_UNKNOWN));
        assertThat(Verifying.begin(null, ended(CART, "{\"outcome\":\"succeeded\"}"), Optional.empty())
                        .verification())
                .isEqualTo(Verification.NONE);
    }

    @Example
    void what_is_asked_is_frozen_when_the_action_has_succeeded() {
        Verifying.Begun begun = Verifying.begin(
                ASKING,
                ended(CART, "{\"outcome\":\"succeeded\",\"kind\":\"Deployment\",\"uid\":\"u1\"}"),
                Optional.of(READY));

        assertThat(begun.verification().verdict()).isEqualTo(VerificationVerdict.PENDING);
        assertThat(begun.check()).isNotNull();
        assertThat(begun.check().arguments())
                .isEqualTo(json("{\"cluster\":\"shop\",\"for_s\":60,\"kind\":\"Deployment\",\"name\":\"cart\","
                        + "\"namespace\":\"web\",\"uid\":\"u1\"}"));
        assertThat(Check.of(json(begun.check().json().toString()))).isEqualTo(begun.check());
        assertThat(begin(ASKING, "{\"outcome\":\"failed\"}")).isEqualTo(Verification.NONE);
        assertThat(begin(ASKING, "{\"outcome\":\"unknown\"}"))
                .isEqualTo(Verification.inconclusive(VerificationReason.OUTCOME_UNKNOWN));
    }

    @Example
    void what_cannot_be_asked_is_inconclusive() {
        assertThat(begin(call("arguments.nothing"), "{\"outcome\":\"succeeded\"}"))
                .isEqualTo(Verification.inconclusive(VerificationReason.ARGUMENTS_REFUSED));
        assertThat(begin(call("'a-name-that-is-too-long-for-it'"), "{\"outcome\":\"succeeded\"}"))
                .isEqualTo(Verification.inconclusive(VerificationReason.ARGUMENTS_REFUSED));
    }

    @Example
    void the_object_that_is_looked_at_is_the_one_that_was_changed() {
        String answer = "{\"outcome\":\"succeeded\",\"kind\":\"Deployment\",\"uid\":\"u1\"}";
        JsonNode version = json("{\"uid\":\"u0\",\"generation\":3}");

        assertThat(uid(ASKING, CART, answer, version)).isEqualTo("u0");
        assertThat(uid(ASKING, CART, answer, json("{}"))).isEqualTo("u1");
        assertThat(uid(call("'checkout'"), CART, answer, json("{}"))).isEmpty();
        JsonNode pod = json("{\"cluster\":\"shop\",\"namespace\":\"web\",\"name\":\"cart\"}");
        String gone = "{\"outcome\":\"succeeded\",\"kind\":\"Pod\",\"uid\":\"u1\"}";
        Verify.VerifyCall successor = call("'Pod'", "arguments.name");
        assertThat(uid(successor, pod, gone, json("{}"))).isEmpty();
        assertThat(uid(call("'StatefulSet'", "arguments.name"), CART, answer, json("{}")))
                .isEmpty();
    }

    @Example
    void it_is_looked_at_until_it_holds_or_the_time_is_over() {
        Check check = check();
        Instant end = NOW.plusSeconds(60);
        ActionResult ready = result("{\"outcome\":\"succeeded\",\"ready\":true}");
        ActionResult not = result("{\"outcome\":\"succeeded\",\"ready\":false}");
        ActionResult unreadable = result("{\"outcome\":\"failed\",\"reason\":\"UNREACHABLE\"}");

        assertThat(check.evaluate(ready, end, NOW)).isEqualTo(Verification.PASSED);
        assertThat(check.evaluate(not, end, NOW)).isEqualTo(Verification.pending());
        assertThat(check.evaluate(unreadable, end, NOW)).isEqualTo(Verification.pending());
        assertThat(check.evaluate(not, end, end)).isEqualTo(Verification.failed(VerificationReason.CONDITION_NOT_MET));
        assertThat(check.evaluate(unreadable, end, end))
                .isEqualTo(Verification.inconclusive(VerificationReason.NOT_READABLE));
        assertThat(check.evaluate(ready, end, end.plusSeconds(60))).isEqualTo(Verification.PASSED);
        assertThat(check.pause(end, NOW)).isEqualTo(Duration.ofSeconds(10));
        assertThat(check.pause(end, end.minusSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(check.pause(end, end.plusSeconds(3))).isZero();
    }

    @Property
    void every_verification_comes_to_an_end(
            @ForAll @IntRange(min = 1, max = 120) int within, @ForAll @IntRange(min = 1, max = 120) int every) {
        Check check =
                new Check("ready-action", CART, "result.ready", Duration.ofSeconds(within), Duration.ofSeconds(every));
        Instant end = NOW.plusSeconds(within);
        Instant now = NOW;
        int looks = 0;
        ActionResult not = result("{\"outcome\":\"succeeded\",\"ready\":false}");
        while (check.evaluate(not, end, now).isPending()) {
            Duration pause = check.pause(end, now);
            assertThat(pause).isPositive();
            now = now.plus(pause);
            looks++;
        }
        assertThat(now).isEqualTo(end);
        assertThat(looks).isLessThanOrEqualTo(within / every + 1);
    }

    private static Check check() {
        return new Check("ready-action", CART, "result.ready", Duration.ofMinutes(1), Duration.ofSeconds(10));
    }

    private static Verification begin(Verify verify, String answer) {
        return Verifying.begin(verify, ended(CART, answer), Optional.of(READY)).verification();
    }

    private static String uid(Verify verify, JsonNode arguments, String answer, JsonNode version) {
        Verifying.Begun begun = Verifying.begin(
                verify, new Verifying.EndedAction(result(answer), arguments, version), Optional.of(READY));
        assertThat(begun.check()).isNotNull();
        return begun.check().arguments().path("uid").asText("");
    }

    private static Verifying.EndedAction ended(JsonNode arguments, String answer) {
        return new Verifying.EndedAction(result(answer), arguments, json("{}"));
    }

    private static Verify.VerifyCall call(String name) {
        return call("arguments.kind", name);
    }

    private static Verify.VerifyCall call(String kind, String name) {
        return new Verify.VerifyCall(
                "ready-action",
                Map.of(
                        "cluster", computed("arguments.cluster"),
                        "kind", computed(kind),
                        "namespace", computed("arguments.namespace"),
                        "name", computed(name),
                        "for_s", new Argument.Fixed(json("60"))),
                condition("result.ready"),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10));
    }

    private static Argument computed(String text) {
        return new Argument.Computed(Expression.compile(text, Verify.RUN, Expression.Type.ANY));
    }

    private static Expression condition(String text) {
        return Expression.compile(text, Verify.RESULT, Expression.Type.BOOL);
    }

    private static ActionResult result(String json) {
        return ActionResult.of(new ObjectMapper().convertValue(json(json), Map.class));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
