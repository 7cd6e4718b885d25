package dev.serai.hub.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.digest.Sha256;
import dev.serai.hub.OwnWord;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.cluster.ShopDeployments;
import dev.serai.hub.cluster.TestCluster;
import dev.serai.hub.db.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An AI client and clusters: what numbers stand for, and what it proposes, up to what a person's yes does. */
@WorldIT
class McpClusterIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String[] PROPOSING = {
        "incidents:read", "actions:read", "actions:write", "playbooks:read", "playbooks:write"
    };
    private static final String SCALE = "kubernetes-scale-action";
    private static final Pattern ACTION = Pattern.compile("(?:Proposed|Begun) as action ([0-9a-f-]{36}): ");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry meters;

    @Value("${spring.datasource.url}")
    String url;

    private final String name = "agent-" + OwnWord.next();
    private ApiClient api;
    private ChannelRows rows;
    private UUID incident;

    @BeforeEach
    void aDeploymentInTrouble() {
        api = new ApiClient(port);
        rows = new ChannelRows(jdbc);
        TestCluster.server().reset();
        ShopDeployments.create(name);
        incident =
                ShopDeployments.incident(rows, name, "{\"warm_url\": \"" + World.SHOP.baseUrl() + "/" + name + "\"}");
    }

    @Test
    void an_agent_learns_which_places_there_are_and_those_of_another_tenant_are_none() {
        AgentClient agent = AgentClient.of(port, Role.VIEWER, "scans:read");
        AgentClient foreign = AgentClient.of(port, People.acme(api), "scans:read");

        String places = agent.said("list_places", Map.of());

        assertThat(places).contains("= shop on shop").doesNotContain("foreign");
        assertThat(foreign.said("list_places", Map.of())).isEqualTo("[list_places] 1 = shop on foreign");
        Matcher numbered = Pattern.compile("(\\d+) = shop on shop").matcher(places);
        assertThat(numbered.find()).isTrue();
        Map<String, Object> question =
                Map.of("verb", "delete", "resource", "pods", "place", Integer.parseInt(numbered.group(1)));
        assertThat(agent.said("who_may", question)).startsWith("Of shop on shop:\n[who_may] ");
        assertThat(foreign.said("who_may", Map.of("verb", "delete", "resource", "pods", "place", 1)))
                .startsWith("Of shop on foreign:\n");
        assertThat(foreign.tool("who_may", Map.of("verb", "delete", "resource", "pods", "place", 2))
                        .at("/result/isError")
                        .asBoolean())
                .isTrue();
        assertThat(AgentClient.of(port, Role.ADMIN, "incidents:read").tools()).doesNotContain("list_places", "who_may");
    }

    @Test
    void an_action_that_an_agent_proposes_is_done_when_somebody_else_has_approved_it() {
        String owner = People.token(api, Role.OPERATOR);
        AgentClient agent = AgentClient.of(port, owner, PROPOSING);

        String said = agent.said("propose_action", scale(agent));

        assertThat(said).contains(SCALE + " on shop/Deployment/shop/" + name, "Nothing is done until a person");
        String action = action(said);
        JsonNode frozen = until(action, "awaiting_approval", owner);
        assertThat(frozen.at("/arguments/replicas").asInt()).isEqualTo(5);
        assertThat(frozen.at("/arguments/cluster").asText()).isEqualTo("shop");
        assertThat(frozen.path("risk_level").asText()).isIn("medium", "high", "critical");
        assertThat(replicas()).isEqualTo(3);
        assertThat(audited(action, "action.proposed")).containsExactly(actor(owner) + " MODEL_PROPOSED");

        approve(frozen, owner);
        until(action, "succeeded", owner);

        assertThat(replicas()).isEqualTo(5);
        assertThat(jdbc.sql("select actor || ' ' || object_id || ' ' || (details ->> 'reported') from audit_event"
                                + " where verb = 'tool.called' and details ->> 'incident' = ? order by id")
                        .param(incident.toString())
                        .query(String.class)
                        .list())
                .containsExactly(actor(owner) + " list_objects SEEN", actor(owner) + " propose_action SEEN");
    }

    @Test
    void that_a_tool_was_called_and_what_it_proposed_are_written_together() {
        String owner = People.token(api, Role.OPERATOR);
        AgentClient agent = AgentClient.of(port, owner, PROPOSING);

        String action = action(agent.said("propose_action", scale(agent)));

        assertThat(jdbc.sql(
                                "select count(distinct xid) || ' of ' || count(*) from audit_event"
                                        + " where verb = 'action.proposed' and object_id = ?"
                                        + " or verb = 'tool.called' and object_id = 'propose_action' and details ->> 'incident' = ?")
                        .params(action, incident.toString())
                        .query(String.class)
                        .single())
                .isEqualTo("1 of 2");
    }

    @Test
    void arguments_that_a_proposal_cannot_have_are_errors_that_name_all_that_it_takes() {
        AgentClient agent = AgentClient.of(port, Role.OPERATOR, PROPOSING);
        Map<String, Object> scale = new HashMap<>(scale(agent));
        scale.remove("values");

        JsonNode missing = agent.tool("propose_action", scale).path("result");
        scale.put("values", "replicas=3");
        JsonNode wrong = agent.tool("propose_action", scale).path("result");

        assertThat(missing.path("isError").asBoolean()).isTrue();
        assertThat(missing.at("/content/0/text").asText())
                .contains("{\"incident_id\": \"…\", ", "\"action\": ", "\"object\": ", "\"values\": ");
        assertThat(wrong.path("isError").asBoolean()).isTrue();
        assertThat(wrong.at("/content/0/text").asText()).contains("Not proposed: ", "values");
    }

    @Test
    void what_is_gone_is_shown_as_it_was_stored_and_what_was_rolled_out_is_a_change() {
        String pod = name + "-7d9f8b6c5d-x2x4z";
        rows.change(
                "update alert set labels = labels || jsonb_build_object('pod', cast(? as text)) where incident_id = ?",
                pod,
                incident);
        evidence("log", "kubernetes:shop/shop/" + pod + "/logs/previous", "CART_STORE_URL is not set");
        evidence("object", "kubernetes:shop/shop/deployment/" + name + "/history", "revision 2 (current): made today");
        AgentClient agent = AgentClient.of(port, Role.VIEWER, "incidents:read", "alerts:read");
        String named = agent.said("list_objects", Map.of("incident_id", incident.toString()));
        Matcher numbered =
                Pattern.compile("(\\d+) = [^\\n]*" + Pattern.quote(pod)).matcher(named);
        assertThat(numbered.find()).as(named).isTrue();

        assertThat(agent.said(
                        "read_logs",
                        Map.of("incident_id", incident.toString(), "object", Integer.parseInt(numbered.group(1)))))
                .contains("does not exist any more. This was stored of it at ", "CART_STORE_URL is not set");
        assertThat(agent.said("list_changes", Map.of("incident_id", incident.toString())))
                .contains("revision 2 (current): made today");
        assertThat(AgentClient.of(port, Role.OPERATOR, PROPOSING)
                        .said("probe_service", Map.of("incident_id", incident.toString())))
                .contains("Nothing was asked: no alert of the incident names an address");
    }

    private void evidence(String kind, String source, String excerpt) {
        rows.change(
                "insert into evidence (id, tenant, incident_id, kind, source, sha256, excerpt, content_type, size_bytes,"
                        + " collected_at) values (?, 'default', ?, ?, ?, ?, ?, 'text/plain', 1, now())",
                Ids.next(),
                incident,
                kind,
                source,
                Sha256.hex(source),
                excerpt);
    }

    @Test
    void a_playbook_that_an_agent_proposes_is_carried_out_when_somebody_else_has_approved_it() {
        World.SHOP.stubFor(
                put(urlPathEqualTo("/" + name)).willReturn(aResponse().withStatus(204)));
        String owner = People.token(api, Role.OPERATOR);
        AgentClient agent = AgentClient.of(port, owner, PROPOSING);
        Map<String, String> warmUp = Map.of("incident_id", incident.toString(), "playbook", "warm-up");

        String said = agent.said("propose_playbook", warmUp);

        String action = action(said);
        JsonNode frozen = until(action, "awaiting_approval", owner);
        assertThat(frozen.path("playbook").asText()).isEqualTo("warm-up");
        assertThat(frozen.at("/arguments/url").asText()).isEqualTo(World.SHOP.baseUrl() + "/" + name);
        assertThat(audited(action, "action.proposed")).containsExactly(actor(owner) + " MODEL_PROPOSED");
        assertThat(agent.said("list_actions", Map.of("incident_id", incident.toString())))
                .contains("awaiting_approval");
        World.SHOP.verify(0, putRequestedFor(urlPathEqualTo("/" + name)));

        approve(frozen, owner);
        until(action, "succeeded", owner);

        World.SHOP.verify(1, putRequestedFor(urlPathEqualTo("/" + name)));
        assertThat(agent.said("propose_playbook", warmUp)).startsWith("[propose_playbook] Not proposed: ");
        assertThat(actions()).hasSize(1);
    }

    @Test
    void a_playbook_whose_next_step_only_reads_is_begun_and_nobody_has_to_decide() {
        World.SHOP.stubFor(
                any(urlPathEqualTo("/" + name)).willReturn(aResponse().withStatus(204)));
        UUID probed = ShopDeployments.incident(
                rows, name + "-probed", "{\"probe_url\": \"" + World.SHOP.baseUrl() + "/" + name + "\"}");
        String owner = People.token(api, Role.OPERATOR);
        AgentClient agent = AgentClient.of(port, owner, PROPOSING);

        String said =
                agent.said("propose_playbook", Map.of("incident_id", probed.toString(), "playbook", "probe-service"));

        assertThat(said).contains("http-probe-action", "It only reads.");
        until(action(said), "succeeded", owner);
        assertThat(agent.said("list_playbooks", Map.of("incident_id", probed.toString())))
                .contains("probe-service")
                .doesNotContain("warm-up");
        assertThat(agent.said("list_playbooks", Map.of())).contains("probe-service", "warm-up");
    }

    @Test
    void what_is_proposed_already_is_not_proposed_twice() {
        AgentClient agent = AgentClient.of(port, Role.OPERATOR, PROPOSING);
        AgentClient other = AgentClient.of(port, Role.ADMIN, PROPOSING);
        Map<String, ?> scale = scale(agent);
        Map<String, String> warmUp = Map.of("incident_id", incident.toString(), "playbook", "warm-up");
        action(agent.said("propose_action", scale));
        String waiting = action(agent.said("propose_playbook", warmUp));

        for (AgentClient again : List.of(agent, other)) {
            assertThat(again.said("propose_action", scale)).startsWith(of() + "[propose_action] Not proposed: ");
            assertThat(again.said("propose_playbook", warmUp))
                    .startsWith("[propose_playbook] Not proposed: Something else")
                    .contains("(action " + waiting + ")");
        }
        assertThat(actions()).hasSize(2);
    }

    /** Each waits for a row that somebody else holds. */
    @Test
    void agents_that_wait_are_in_nobodys_way() throws Exception {
        String person = People.token(api, Role.OPERATOR);
        AgentClient agent = AgentClient.of(port, person, PROPOSING);
        List<CompletableFuture<HttpResponse<String>>> calls;
        try (Connection holder = DriverManager.getConnection(url, "postgres", "")) {
            holder.setAutoCommit(false);
            try (PreparedStatement hold = holder.prepareStatement("select 1 from incident where id = ? for update")) {
                hold.setObject(1, incident);
                hold.execute();
            }
            calls = IntStream.range(0, 24)
                    .mapToObj(i -> agent.later(
                            "propose_playbook", Map.of("incident_id", incident.toString(), "playbook", "warm-up")))
                    .toList();
            await().atMost(LIMIT)
                    .until(() -> meters.get("serai.api.waiting")
                                    .tag("what", "agents")
                                    .gauge()
                                    .value()
                            > 0);

            assertThat(api.get("/auth/me", person).status()).isEqualTo(200);
            assertThat(api.get("/incidents/" + incident, person).status()).isEqualTo(200);
            holder.rollback();
        }

        // Whom it takes too long is told so.
        assertThat(calls).allSatisfy(call -> assertThat(call.get().statusCode()).isIn(200, 503));
        // It took all of them too long, perhaps.
        agent.said("propose_playbook", Map.of("incident_id", incident.toString(), "playbook", "warm-up"));
        assertThat(actions()).hasSize(1);
    }

    @Test
    void who_may_not_propose_has_no_such_tool() {
        AgentClient operator = AgentClient.of(port, Role.OPERATOR, PROPOSING);
        Map<String, ?> scale = scale(operator);
        Map<String, String> warmUp = Map.of("incident_id", incident.toString(), "playbook", "warm-up");

        for (AgentClient nobody : List.of(
                AgentClient.of(port, Role.VIEWER, PROPOSING),
                AgentClient.of(port, Role.ADMIN, AgentClient.READING),
                AgentClient.of(port, Role.ADMIN, "incidents:write", "approvals:read"))) {
            assertThat(nobody.tools()).doesNotContain("propose_action", "propose_playbook");
            assertThat(nobody.tool("propose_action", scale).at("/error/code").asInt())
                    .isEqualTo(-32602);
            assertThat(nobody.tool("propose_playbook", warmUp).at("/error/code").asInt())
                    .isEqualTo(-32602);
        }
        assertThat(actions()).isEmpty();
    }

    @Test
    void an_incident_of_another_tenant_does_not_exist() {
        AgentClient operator = AgentClient.of(port, Role.OPERATOR, PROPOSING);
        AgentClient foreign = AgentClient.of(port, People.acme(api), PROPOSING);
        Map<String, ?> scale = scale(operator);
        Map<String, String> warmUp = Map.of("incident_id", incident.toString(), "playbook", "warm-up");
        String nowhere = UUID.randomUUID().toString();

        assertThat(foreign.tools()).contains("propose_action", "propose_playbook");
        assertThat(foreign.said("list_objects", Map.of("incident_id", incident.toString())))
                .isEqualTo("There is nothing to see.");
        assertThat(foreign.tool("propose_action", scale).at("/result/isError").asBoolean())
                .isTrue();
        assertThat(foreign.said("propose_playbook", warmUp))
                .isEqualTo(foreign.said("propose_playbook", Map.of("incident_id", nowhere, "playbook", "warm-up")))
                .startsWith("[propose_playbook] Not proposed: ")
                .doesNotContain(name);
        assertThat(actions()).isEmpty();
    }

    @Test
    void what_cannot_be_a_change_of_one_of_its_objects_is_not_proposed() {
        AgentClient agent = AgentClient.of(port, Role.OPERATOR, PROPOSING);

        for (String values : List.of(
                "{\"replicas\":5,\"name\":\"ledger\"}",
                "{\"replicas\":5,\"namespace\":\"kube-system\"}",
                "{\"replicas\":\"; reboot\"}",
                "[]",
                "x")) {
            assertThat(agent.said("propose_action", scale(agent, SCALE, values)))
                    .as(values)
                    .startsWith(of() + "[propose_action] Not proposed: The Kamelet's schema refuses");
        }
        assertThat(agent.said("propose_action", scale(agent, "http-request-action", "{}")))
                .isEqualTo(of() + "[propose_action] Not proposed: The Kamelet is not in the catalogue.");
        assertThat(agent.said("propose_action", scale(agent, "kubernetes-describe-action", "{}")))
                .contains("it only reads");
        assertThat(agent.tool(
                                "propose_action",
                                Map.of(
                                        "incident_id",
                                        incident.toString(),
                                        "object",
                                        99,
                                        "action",
                                        SCALE,
                                        "values",
                                        "{\"replicas\":5}"))
                        .at("/result/isError")
                        .asBoolean())
                .isTrue();
        assertThat(actions()).isEmpty();
    }

    private Map<String, Object> scale(AgentClient agent) {
        return scale(agent, SCALE, "{\"replicas\":5}");
    }

    /** The Deployment's number is what an agent has to find out. */
    private Map<String, Object> scale(AgentClient agent, String action, String values) {
        Matcher numbered = Pattern.compile("(\\d+) = Deployment shop/" + name)
                .matcher(agent.said("list_objects", Map.of("incident_id", incident.toString())));
        assertThat(numbered.find()).as("the Deployment has a number").isTrue();
        return Map.of(
                "incident_id",
                incident.toString(),
                "object",
                Integer.parseInt(numbered.group(1)),
                "action",
                action,
                "values",
                values);
    }

    /** Each answer about an object says which it was. */
    private String of() {
        return "Of Deployment shop/" + name + ":\n";
    }

    private static String action(String said) {
        Matcher proposed = ACTION.matcher(said);
        assertThat(proposed.find()).as(said).isTrue();
        return proposed.group(1);
    }

    /** By the door that is there for people; whoever asked for it is not let through. */
    private void approve(JsonNode frozen, String owner) {
        String approval = "/approvals/" + frozen.path("approval_id").asText();
        for (String person : List.of(owner, People.token(api, Role.APPROVER), People.token(api, Role.APPROVER))) {
            JsonNode asked = api.get(approval, person).json();
            if (!asked.path("state").asText().equals("open")) {
                return;
            }
            Answer decided = api.send(
                    "POST",
                    approval + "/decisions",
                    person,
                    Map.of("verdict", "approve", "digest", asked.path("digest").asText()));
            assertThat(decided.status()).as(decided.text()).isEqualTo(person.equals(owner) ? 403 : 200);
        }
    }

    private JsonNode until(String action, String state, String person) {
        await().alias(state).atMost(LIMIT).until(() -> api.get("/actions/" + action, person)
                .json()
                .path("state")
                .asText()
                .equals(state));
        return api.get("/actions/" + action, person).json();
    }

    private String actor(String session) {
        return "user:" + api.get("/auth/me", session).json().path("username").asText();
    }

    private List<String> audited(String action, String verb) {
        return jdbc.sql("select actor || ' ' || reason from audit_event where object_id = ? and verb = ?")
                .params(action, verb)
                .query(String.class)
                .list();
    }

    private List<UUID> actions() {
        return jdbc.sql("select id from action where incident_id = ?")
                .param(incident)
                .query(UUID.class)
                .list();
    }

    private int replicas() {
        return ShopDeployments.replicas(name);
    }
}
