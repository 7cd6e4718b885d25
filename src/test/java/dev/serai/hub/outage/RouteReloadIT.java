package dev.serai.hub.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.hub.routes.FolderChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What becomes of routes and policies whose files are edited while the hub runs, well and badly. */
@ExtendWith(OutputCaptureExtension.class)
class RouteReloadIT extends OutageHub {

    private static final String WEBHOOK = "intake/webhook.camel.yaml";
    private static final String NORMALISE = "intake/normalise.camel.yaml";
    private static final String DELIVER = "channel/deliver.camel.yaml";
    private static final String TELEGRAM_ROUTES = "channel/telegram.camel.yaml";
    private static final String NEW = "signal/new.camel.yaml";
    private static final String APPROVAL = "policy/approval.yaml";

    @Autowired
    ProducerTemplate camel;

    @Autowired
    BeanFactory hub;

    @AfterEach
    void mend() throws IOException {
        Files.deleteIfExists(ROUTES.path().resolve(NEW));
        write(OWN, own("first"));
        await().until(() -> answer().equals("first") && status().equals("UP"));
    }

    @Test
    void a_good_file_is_taken_over() {
        ROUTES.write(OWN, own("second"));
        await().until(() -> answer().equals("second"));
        assertThat(status()).isEqualTo("UP");

        ROUTES.write(OWN, own("third").replace("own-answer\n", "own-answer-renamed\n"));
        await().until(() -> camel.getCamelContext().getRoute("own-answer-renamed") != null);
        assertThat(camel.getCamelContext().getRoute("own-answer"))
                .as("its file has it no more")
                .isNull();
    }

    @Test
    void a_bad_file_leaves_the_routes_that_ran_and_health_says_where_and_why() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put(":6: ", own("x").replace("- setBody: {", "- setBody: {{ ["));
        bad.put(
                ":7: No bean could be found in the registry for: noSuchBean",
                own("x") + "        - bean: { ref: noSuchBean, method: at }\n");
        bad.put(":7: ", own("x") + "        - to: \"log:own?colour=red\"\n");
        bad.put("colour", own("x") + "        - to: \"log:own?colour=red\"\n");
        bad.put(
                ":7: there is no kamelets/no-such-action.kamelet.yaml",
                own("x") + "        - to: kamelet:no-such-action\n");
        bad.put("duplicate id detected: own-answer", own("x") + own("x"));
        bad.put(
                ":2: Failed to start route: own-answer because: the route normalise-generic begins at direct:normalise-generic too",
                own("x").replace("direct:own-answer", "direct:normalise-generic"));
        // It can be built and cannot be started.
        bad.put(
                "direct://normalise-generic",
                own("x").replace("direct:own-answer", "\"{{own.start:direct:normalise-generic}}\""));
        bad.forEach((told, text) -> {
            write(OWN, text);
            await(told).until(() -> faults().contains(told));
            assertThat(faults()).startsWith(ROUTES.path().resolve(OWN) + ":");
            assertThat(status()).isEqualTo("DEGRADED");
            assertThat(api.get("/info", null).text())
                    .contains("Not in use as written: " + OWN + ":", "see health or the log for the reason")
                    .doesNotContain(ROUTES.path().toString(), "noSuchBean", "colour", "duplicate");
            assertThat(answer()).as("after " + told).isEqualTo("first");
            assertThat(health("readiness")).isEqualTo(200);
            assertThat(api.send("GET", "//actuator/health", null, null, Map.of())
                            .status())
                    .isEqualTo(200);
        });
        assertThat(camel.getCamelContext().getRoute("webhook")).isNotNull();
    }

    @Test
    void the_webhook_goes_on_while_its_own_file_is_broken() {
        String good = ROUTES.read(WEBHOOK);
        try {
            write(WEBHOOK, good.replace("ref: webhooks, method: checkSender", "ref: nobody, method: checkSender"));
            await().until(() -> status().equals("DEGRADED"));
            assertThat(webhooks.generic(alert("while-broken")).status()).isEqualTo(202);
        } finally {
            write(WEBHOOK, good);
        }
        await().until(() -> status().equals("UP"));
        assertThat(webhooks.generic(alert("mended")).status()).isEqualTo(202);
    }

    @Test
    void a_normaliser_that_fails_for_want_of_the_database_does_not_blame_the_payload() {
        String good = ROUTES.read(NORMALISE);
        String step = "- bean: { ref: normalisers, method: generic }";
        assertThat(good).contains(step);
        try {
            write(
                    NORMALISE,
                    good.replace(
                            step,
                            "- throwException: { exceptionType:"
                                    + " org.springframework.dao.DataAccessResourceFailureException, message: away }"));
            await().until(() -> webhooks.generic(alert("unread")).status() != 202);
            WebhookClient.Answer answer = webhooks.generic(alert("unread"));
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        } finally {
            write(NORMALISE, good);
        }
        await().until(() -> webhooks.generic(alert("unread")).status() == 202);
    }

    @Test
    void a_template_and_what_is_made_of_it_are_taken_over_and_what_is_off_stays_away() {
        String template = ROUTES.read(DELIVER);
        String telegram = ROUTES.read(TELEGRAM_ROUTES);
        // Without polling it does not exist, and what it calls is nowhere either.
        String edited = telegram.replace("ref: telegramPoll, method: next", "ref: nobody, method: next");
        assertThat(edited).isNotEqualTo(telegram);
        try {
            write(DELIVER, template.replace("maxBackoff: 300000", "maxBackoff: 299999"));
            await().until(() -> Stream.of("telegram", "slack", "discord")
                    .allMatch(channel -> maxBackoff(channel).contains("299999")));
            write(TELEGRAM_ROUTES, edited.replace("Hands an update", "Gives an update"));
            await().until(() -> Stream.ofNullable(camel.getCamelContext().getRoute("telegram-update"))
                    .anyMatch(route -> route.getDescription().startsWith("Gives")));
            assertThat(camel.getCamelContext().getRoute("telegram-poll")).isNull();
            assertThat(status()).isEqualTo("UP");
        } finally {
            write(DELIVER, template);
            write(TELEGRAM_ROUTES, telegram);
        }
        await().until(() -> maxBackoff("slack").contains("300000"));
    }

    private String maxBackoff(String channel) {
        Route route = camel.getCamelContext().getRoute("deliver-" + channel);
        return route == null ? "" : route.getEndpoint().getEndpointUri();
    }

    @Test
    void the_routes_of_a_file_that_is_gone_are_gone() {
        delete(OWN);
        await().until(() -> camel.getCamelContext().getRoute("own-answer") == null);
        assertThat(status()).isEqualTo("UP");
        assertThat(health("readiness")).isEqualTo(200);
    }

    @Test
    void a_route_with_the_id_of_the_products_replaces_it_while_it_is_there() {
        assertThat(webhooks.generic(alert("before")).status()).isEqualTo(202);
        write(
                NEW,
                """
                - route:
                    id: normalise-generic
                    from:
                      uri: direct:normalise-generic
                      steps:
                        - throwException: { exceptionType: java.lang.IllegalStateException, message: replaced }
                """);
        await().until(() ->
                webhooks.generic(alert("replaced")).json().path("quarantined").asInt() == 1);
        delete(NEW);
        await().until(() ->
                webhooks.generic(alert("back")).json().path("accepted").asInt() == 1);
        assertThat(status()).isEqualTo("UP");
    }

    @Test
    void the_fault_of_a_file_that_never_ran_goes_with_the_file() {
        write(NEW, "- route: {");
        await().until(() -> faults().contains(NEW));
        delete(NEW);
        await().until(() -> status().equals("UP"));
    }

    @Test
    void a_reason_always_says_what_is_wrong() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("- route:\n", ":1: it is no valid route: ");
        bad.put("- route: hello\n", ":1: it is no valid route: ");
        bad.put("- route:\n    id: own-answer\n", ":1: something that it needs is missing");
        bad.put(own("x") + "        - bean: { beanType: a.b.C }\n", ":7: no class a.b.C\n");
        bad.put(own("x") + "        - throwException: { exceptionType: a.b.D }\n", ":7: no class a.b.D\n");
        bad.forEach((text, told) -> {
            write(OWN, text);
            await(text).untilAsserted(() -> assertThat(faults()).contains(OWN + told));
            assertThat(answer()).isEqualTo("first");
        });
    }

    @Test
    void a_file_that_says_something_else_than_routes_is_told_and_takes_none_away() {
        Map<String, Integer> bad = new LinkedHashMap<>();
        bad.put("hello\n", 1);
        bad.put("{}\n", 1);
        bad.put("[]\n", 1);
        bad.put("# off\n\nroute:\n  id: own-answer\n", 3);
        bad.put("---\n", 1);
        bad.forEach((text, line) -> {
            for (String file : List.of(OWN, NEW)) {
                write(file, text);
                await(text)
                        .untilAsserted(() -> assertThat(faults()).contains(file + ":" + line + ": holds no routes\n"));
            }
            assertThat(camel.getCamelContext().getRoute("own-answer")).as(text).isNotNull();
            delete(NEW);
            write(OWN, own("first"));
            await(text).until(() -> status().equals("UP"));
        });
    }

    @Test
    void a_file_of_comments_says_nothing_and_a_blank_one_is_wrong() {
        write(OWN, "");
        write(NEW, " \n");
        await().untilAsserted(() -> assertThat(faults()).contains(OWN + ":1: is blank; ", NEW + ":1: is blank; "));
        assertThat(answer()).isEqualTo("first");
        write(OWN, "# off\n");
        write(NEW, "# off\n");
        await().until(() -> status().equals("UP"));
        assertThat(camel.getCamelContext().getRoute("own-answer")).isNull();
        delete(NEW);
    }

    @Test
    void a_policy_or_playbook_that_is_wrong_is_logged_with_its_line_though_nobody_asks(CapturedOutput output) {
        Map<String, String> good = new LinkedHashMap<>();
        for (String file : List.of(APPROVAL, "policy/risk.yaml", "playbooks/scale-up.yaml")) {
            good.put(file, ROUTES.read(file));
        }
        good.put("playbooks/none-yet.yaml", "");
        good.forEach((file, text) -> {
            write(file, "# broken\nnonsense: 1\n");
            String told = ROUTES.path().resolve(file) + ":2: ";
            try {
                await(file).until(() -> output.getAll()
                        .contains("What was there before stays in use, because this is wrong: " + told));
                assertThat(faults()).contains(told);
                assertThat(status()).isEqualTo("DEGRADED");
            } finally {
                if (text.isEmpty()) {
                    delete(file);
                } else {
                    write(file, text);
                }
            }
            await(file).until(() -> status().equals("UP"));
        });
    }

    @Test
    void the_api_is_never_not_there_while_its_routes_are_exchanged() {
        for (String file : List.of("api/rest.camel.yaml", "api/info.camel.yaml")) {
            Route before = served(file);
            Set<String> seen = new TreeSet<>();
            String good = ROUTES.read(file);
            ROUTES.write(
                    file,
                    good.replace("with name and versions", "with name and version")
                            .replace(
                                    "      routeId: api-contract\n      missingOperation: fail",
                                    "      missingOperation: fail\n      routeId: api-contract"));
            await(file).pollInterval(Duration.ofMillis(1)).until(() -> {
                Answer answer = api.get("/info", null);
                seen.add(answer.status() == 200 ? "200" : answer.text());
                return answer.status() == 200 && served(file) != null && served(file) != before;
            });
            assertThat(seen).as(file).allMatch(answer -> answer.matches("(?s)200|.*problem:(not-ready|busy).*"));
            ROUTES.write(file, good);
        }
        assertThat(status()).isEqualTo("UP");
    }

    private Route served(String file) {
        return camel.getCamelContext().getRoute(file.contains("rest") ? "api-contract" : "getInfo");
    }

    @Test
    void what_is_wrong_is_told_to_this_machine_only() {
        Map<String, String> forwarded = Map.of("X-Forwarded-For", "203.0.113.7");
        for (String path : List.of("//actuator/health", "//actuator/health/routes")) {
            assertThat(api.send("GET", path, null, null, Map.of()).status()).isEqualTo(200);
            assertThat(api.send("GET", path, null, null, forwarded).status()).isEqualTo(404);
        }
        assertThat(api.send("GET", "//actuator/health/readiness", null, null, forwarded)
                        .text())
                .isEqualTo("{\"status\":\"UP\"}");
    }

    /** As an editor does, without the wait for the watch's next two looks; two tests wait for them. */
    private void write(String file, String text) {
        ROUTES.write(file, text);
        FolderChecks.twice(hub);
    }

    private void delete(String file) {
        ROUTES.delete(file);
        FolderChecks.twice(hub);
    }

    private String answer() {
        try {
            return camel.requestBody("direct:own-answer", "", String.class);
        } catch (RuntimeException e) {
            return "nothing: " + e;
        }
    }

    private String status() {
        return routes().path("status").asText();
    }

    /** One line for each. */
    private String faults() {
        StringBuilder lines = new StringBuilder();
        routes().at("/details/faults")
                .forEach(fault -> lines.append(fault.path("file").asText())
                        .append(':')
                        .append(fault.path("line").asInt())
                        .append(": ")
                        .append(fault.path("reason").asText())
                        .append('\n'));
        return lines.toString();
    }

    private JsonNode routes() {
        return api.send("GET", "//actuator/health/routes", null, null, Map.of()).json();
    }
}
