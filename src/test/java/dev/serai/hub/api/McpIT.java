package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.TenantContext;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** An AI client speaks with the hub by a person's token: it reads what the token covers, proposes, and decides nothing. */
@HubIT
class McpIT {

    private static final String[] READING = AgentClient.READING;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    ApiClient api;

    @BeforeEach
    void client() {
        api = new ApiClient(port);
    }

    @Test
    void a_client_says_hello_pings_and_lists_what_its_token_covers() throws Exception {
        AgentClient agent = agent(Role.VIEWER, READING);

        JsonNode hello = agent.call(
                "initialize",
                Map.of(
                        "protocolVersion",
                        "2025-11-25",
                        "capabilities",
                        Map.of(),
                        "clientInfo",
                        Map.of("name", "t", "version", "1")));
        JsonNode tools = agent.call("tools/list", Map.of()).at("/result/tools");

        assertThat(hello.at("/result/protocolVersion").asText()).isEqualTo("2025-11-25");
        assertThat(hello.at("/result/serverInfo/name").asText()).isEqualTo("serai");
        assertThat(hello.at("/result/capabilities/tools").isObject()).isTrue();
        assertThat(agent.call("ping", Map.of()).path("result").toString()).isEqualTo("{}");
        assertThat(agent.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", Map.of())
                        .statusCode())
                .isEqualTo(202);
        assertThat(tools)
                .map(tool -> tool.path("name").asText())
                .contains("list_incidents", "read_incident", "read_logs", "find_knowledge", "list_playbooks")
                .doesNotContain("propose_action", "propose_playbook", "probe_service");
        assertThat(tools).allSatisfy(tool -> {
            assertThat(tool.at("/inputSchema/type").asText()).isEqualTo("object");
            assertThat(tool.at("/inputSchema/properties").toString())
                    .doesNotContain("\"tenant\"", "\"namespace\"", "\"cluster\"");
        });
        assertThat(agent(Role.OPERATOR, "actions:write", "playbooks:write").tools())
                .contains("propose_action", "propose_playbook", "list_actions")
                .doesNotContain("read_incident", "find_knowledge");
    }

    @Test
    void a_tool_answers_from_the_tenants_rows_and_each_call_is_audited() throws Exception {
        UUID incident = incident("default");
        UUID foreign = incident("acme");
        AgentClient agent = agent(Role.VIEWER, READING);

        assertThat(agent.said("read_incident", Map.of("incident_id", incident.toString())))
                .contains("Title " + incident);
        assertThat(agent.said("list_incidents", Map.of())).contains("incident:" + incident);
        assertThat(agent.said("read_incident", Map.of("incident_id", foreign.toString())))
                .isEqualTo("There is nothing to see.");
        assertThat(jdbc.queryForList(
                        "select object_id || ' ' || cast(details as text) from audit_event where verb = 'tool.called' "
                                + "and details ->> 'incident' = ?",
                        String.class,
                        incident.toString()))
                .singleElement()
                .asString()
                .startsWith("read_incident ")
                .contains("SEEN", "arguments_sha256")
                .doesNotContain("Title");
    }

    @Test
    void an_agent_proposes_for_who_may_and_never_approves() throws Exception {
        UUID incident = incident("default");
        AgentClient operator = agent(
                Role.OPERATOR,
                Stream.concat(Stream.of(READING), Stream.of("actions:write", "playbooks:write"))
                        .toArray(String[]::new));

        String said = operator.said(
                "propose_playbook", Map.of("incident_id", incident.toString(), "playbook", "no-such-playbook"));

        assertThat(said).isEqualTo("[propose_playbook] Not proposed: There is no such playbook.");
        assertThat(agent(Role.VIEWER, "actions:write", "playbooks:write")
                        .tool("propose_playbook", Map.of())
                        .at("/error/message")
                        .asText())
                .isEqualTo("There is no such tool.");
        assertThat(agent(Role.APPROVER, "approvals:write", "incidents:read")
                        .send(ping(), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(new AgentClient(port, People.token(api, Role.APPROVER))
                        .send(ping(), Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(new AgentClient(port, null).send(ping(), Map.of()).statusCode())
                .isEqualTo(401);
        assertThat(new AgentClient(port, "serai_pat_default_" + "A".repeat(43))
                        .send(ping(), Map.of())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void arguments_that_the_schema_does_not_list_are_refused() throws Exception {
        UUID incident = incident("default");
        AgentClient agent = agent(Role.VIEWER, READING);

        for (Map<String, Object> arguments : List.<Map<String, Object>>of(
                Map.of("incident_id", incident.toString(), "tenant", "acme"),
                Map.of("incident_id", incident.toString(), "namespace", "kube-system"),
                Map.of("incident_id", "x"),
                Map.of("incident_id", List.of(incident.toString())),
                Map.of())) {
            assertThat(agent.tool("read_incident", arguments)
                            .at("/result/isError")
                            .asBoolean())
                    .as(arguments.toString())
                    .isTrue();
        }
        assertThat(agent.tool("run_shell", Map.of("command", "id"))
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32602);
        assertThat(agent.call("tools/call", Map.of("name", "list_incidents", "arguments", List.of()))
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32602);
        assertThat(agent.call("resources/list", Map.of()).at("/error/code").asInt())
                .isEqualTo(-32601);
        assertThat(agent.call("tools/list", Map.of("cursor", "elsewhere"))
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32602);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Origin | http://evil.example | 403",
                "Origin | http://localhost.evil.example | 403",
                "Origin | null | 403",
                "Origin | http://localhost:6274 | 200",
                "Accept | text/event-stream | 406",
                "Accept | application/json, text/event-stream | 200",
                "MCP-Protocol-Version | 1999-01-01 | 400",
                "MCP-Protocol-Version | 2025-06-18 | 200",
                "Content-Type | text/plain | 415"
            })
    void the_transport_has_its_rules(String header, String value, int status) throws Exception {
        assertThat(agent(Role.VIEWER, READING)
                        .send(ping(), Map.of(header, value))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void there_is_neither_a_stream_nor_a_session_and_no_room_for_more_than_a_message() throws Exception {
        AgentClient agent = agent(Role.VIEWER, READING);
        for (String method : List.of("GET", "DELETE")) {
            HttpResponse<String> answer = agent.send(agent.at(Map.of("Accept", "text/event-stream"))
                    .method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        }
        HttpResponse<String> large = agent.send("{\"x\":\"" + "x".repeat(70_000) + "\"}", Map.of());
        assertThat(large.statusCode()).isEqualTo(413);
        for (String body :
                List.of("", "{", "[]", "[" + ping() + "]", "{\"a\":".repeat(5000) + "1" + "}".repeat(5000))) {
            HttpResponse<String> answer = agent.send(body, Map.of());
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(AgentClient.json(answer.body()).at("/error/code").asInt())
                    .isIn(-32700, -32600);
        }
        assertThat(agent.send(ping(), Map.of()).headers().map()).doesNotContainKeys("mcp-session-id", "tenant");
    }

    private static String ping() {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    }

    private AgentClient agent(Role role, String... scopes) {
        return AgentClient.of(port, role, scopes);
    }

    private UUID incident(String tenant) {
        UUID id = Ids.next();
        TenantContext.run(tenant, () -> insert(id, tenant));
        return id;
    }

    private void insert(UUID id, String tenant) {
        jdbc.update(
                "insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment, namespace, "
                        + "workload, alerts, firing, opened_at, last_alert_at, updated_at) "
                        + "values (?, ?, ?, 'default', 'open', 'high', ?, 'production', 'shop', 'cart', 1, 1, now(), now(), now())",
                id,
                tenant,
                "mcp/" + id,
                "Title " + id);
    }
}
