package dev.serai.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.policy.PolicyException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTestsTest {

    private static final String ONE =
            """
            tests:
              - name: one
                alerts:
                  - { id: db-down, severity: medium, service: db, condition: down }
                expect:
                  pages: [ { id: db-down, at: 90s, reason: NEW_INCIDENT } ]
            """;

    private static AlertPolicy tested(Map<String, String> texts) {
        return PolicyTests.tested(texts, name -> "routes/" + name);
    }

    private static String refusal(String test) {
        Map<String, String> texts = ShippedPolicy.texts();
        texts.put("policy/tests/own.yaml", test);
        try {
            tested(texts);
        } catch (PolicyException e) {
            return e.getMessage();
        }
        return "";
    }

    @Test
    void the_policy_that_is_shipped_passes_its_tests() {
        Map<String, String> texts = ShippedPolicy.texts();
        assertThat(texts).containsKeys("policy/tests/pages.yaml", "policy/tests/no-pages.yaml");
        assertThat(tested(texts).hash()).hasSize(64);
    }

    /** Each breaks the shipped policy in one place; a test of the shipped ones tells. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stages: [change, hold, recovered, fold]|somebody works on already|signal",
                "stages: [owned, hold, recovered, fold]|explains what stays within|signal",
                "stages: [owned, change, recovered, fold]|ends by itself in a moment|signal",
                "stages: [owned, change, hold, fold]|at this level since long|signal",
                "stages: [owned, change, hold, recovered]|a root and its symptoms|signal",
                "hold: { critical: 5m, medium: 90s, in_doubt: 2m, chronic: 6, far: 1.5 }|pages at once|signal",
                "route: { active_time_intervals: [never], mute_time_intervals: [] }|pages at once|suppression",
            })
    void a_policy_that_is_broken_in_one_place_fails_them(String change, String test, String file) {
        Map<String, String> texts = ShippedPolicy.texts();
        String name = "policy/" + file + ".yaml";
        String key = change.substring(0, change.indexOf(':'));
        String never = file.equals("signal")
                ? ""
                : "\ntime_intervals: [ { name: never, time_intervals: [ { years: ['2001'] } ] } ]\n";
        texts.computeIfPresent(
                name,
                (same, text) -> text.replaceAll("(?m)^" + key + ":.*$", "")
                                .replaceAll("(?m)^time_intervals:.*$", never.isEmpty() ? "$0" : "")
                        + "\n" + change + never);
        assertThatThrownBy(() -> tested(texts))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("routes/policy/tests/")
                .hasMessageContaining(test);
    }

    @Test
    void a_test_of_ones_own_that_holds_says_nothing() {
        assertThat(refusal(ONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at: 90s|at: 0s|own.yaml:5:5: test 'one': db-down pages at 90s, and not at 0s",
                "reason: NEW_INCIDENT|reason: PROMOTED|db-down pages with NEW_INCIDENT, and not with PROMOTED",
                "[ { id: db-down, at: 90s, reason: NEW_INCIDENT } ]|[]|db-down pages: NEW_INCIDENT (owned: pass",
                "down }|down, ends: 10s }|db-down does not page: SELF_RESOLVED_IN_HOLD",
                "reason: NEW_INCIDENT|reason: BECAUSE|own.yaml:2:5: test 'one': this is no reason, supported values are",
                "[ { id: db-down|[ { id: other|no alert of the test has the id",
                "down }|down, ends: -10s }|ends before it fires",
                "down }|down, points: [] }|own.yaml:4:9:",
                "name: one|title: one|unknown key",
            })
    void says_where_and_what_differed(String replaced, String by, String said) {
        assertThat(refusal(ONE.replace(replaced, by))).contains(said);
    }

    @Test
    void expects_what_is_suppressed_by_reason_and_by_what_it_is_because_of() {
        String folded =
                """
                tests:
                  - name: needs
                    needs: [ { service: cart, of: db } ]
                    alerts:
                      - { id: db-down, severity: critical, service: db, condition: down }
                      - { id: cart-down, at: 1m, severity: critical, service: cart, condition: errors }
                    expect:
                      pages: [ { id: db-down, at: 0s } ]
                      suppressed: [ { id: cart-down, reason: FOLDED, because: db-down } ]
                """;
        assertThat(refusal(folded)).isEmpty();
        assertThat(refusal(folded.replace("FOLDED", "OWNED")))
                .contains("cart-down is suppressed by FOLDED because of db-down", "and not by OWNED");
        assertThat(refusal(folded.replace("because: db-down", "because: cart-down")))
                .contains("and not by FOLDED because of cart-down");
        assertThat(refusal(folded.replace("needs: [ { service: cart, of: db } ]", "")))
                .contains("cart-down pages: NEW_INCIDENT");
    }

    @Test
    void labels_say_where_an_alert_fires() {
        String apart =
                """
                tests:
                  - name: apart
                    alerts:
                      - { id: one, severity: critical, labels: { service: cart, alertname: down, namespace: a } }
                      - { id: two, severity: critical, labels: { service: cart, alertname: down, namespace: b } }
                    expect:
                      pages: [ { id: one }, { id: two } ]
                """;
        assertThat(refusal(apart)).isEmpty();
        assertThat(refusal(apart.replace("namespace: b", "namespace: a"))).contains("two does not page: FOLDED");
    }

    @Test
    void a_policy_that_is_missing_is_none() {
        assertThatThrownBy(() -> tested(Map.of())).hasMessageContaining("routes/policy/signal.yaml:1:1: is missing");
    }
}
