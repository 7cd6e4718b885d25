package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.TenantContext;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An AI client speaks with the hub by a person's token: it reads what the token covers, proposes, and decides nothing. */
@HubIT
class McpIT {

    private static final String[] READING = AgentClient.READING;
    private static final Map<String, AgentClient> AGENTS = new ConcurrentHashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Value("${spring.datasource.url}")
    String url;

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

    @Test
    void since_2026_each_request_says_what_it_is_and_each_answer_is_whole() {
        AgentClient agent = agent(Role.VIEWER, READING);

        JsonNode discovered = AgentClient.json(
                        agent.described("server/discover", Map.of()).body())
                .path("result");
        JsonNode listed =
                AgentClient.json(agent.described("tools/list", Map.of()).body()).path("result");
        JsonNode called = AgentClient.json(
                        agent.described("tools/call", Map.of("name", "list_incidents", "arguments", Map.of()))
                                .body())
                .path("result");

        assertThat(discovered.path("supportedVersions"))
                .map(JsonNode::asText)
                .containsExactly("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26");
        assertThat(listed.path("tools"))
                .map(tool -> tool.path("name").asText())
                .containsExactlyElementsOf(agent.tools());
        assertThat(List.of(discovered, listed)).allSatisfy(one -> {
            assertThat(one.path("cacheScope").asText()).isEqualTo("private");
            assertThat(one.path("ttlMs").asInt(-1)).isPositive();
        });
        assertThat(List.of(discovered, listed, called)).allSatisfy(one -> {
            assertThat(one.path("resultType").asText()).isEqualTo("complete");
            assertThat(one.path("_meta")
                            .path("io.modelcontextprotocol/serverInfo")
                            .path("name")
                            .asText())
                    .isEqualTo("serai");
        });
        assertThat(called.at("/isError").asBoolean(true)).isFalse();
        assertThat(agent.call("tools/list", Map.of()).path("result").has("ttlMs"))
                .as("before, nothing of that was there")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "initialize | Mcp-Method | initialize | 404 | -32601",
                "ping | Mcp-Method | ping | 404 | -32601",
                "subscriptions/listen | Mcp-Method | subscriptions/listen | 404 | -32601",
                "tools/list | Mcp-Method | tools/call | 400 | -32020",
                "tools/list | MCP-Protocol-Version | 2025-11-25 | 400 | -32020",
                "tools/list | MCP-Protocol-Version | 2099-01-01 | 400 | -32020",
                "tools/call | Mcp-Name | read_logs | 400 | -32020"
            })
    void what_a_request_says_twice_must_be_the_same(String method, String header, String value, int status, int code) {
        HttpResponse<String> answer = agent(Role.VIEWER, READING)
                .described(method, Map.of("name", "list_incidents", "arguments", Map.of()), Map.of(header, value));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(AgentClient.json(answer.body()).at("/error/code").asInt()).isEqualTo(code);
        assertThat(AgentClient.json(answer.body()).path("id").asInt()).isEqualTo(7);
    }

    @Test
    void a_header_that_comes_twice_agrees_with_nothing() {
        AgentClient agent = agent(Role.VIEWER, READING);
        String list = AgentClient.json(Map.of(
                "jsonrpc",
                "2.0",
                "id",
                7,
                "method",
                "tools/call",
                "params",
                Map.of(
                        "name",
                        "list_incidents",
                        "_meta",
                        Map.of(
                                "io.modelcontextprotocol/protocolVersion",
                                "2026-07-28",
                                "io.modelcontextprotocol/clientCapabilities",
                                Map.of()))));
        Map<String, String> once =
                Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", "list_incidents");

        assertThat(agent.send(agent.at(once).POST(HttpRequest.BodyPublishers.ofString(list)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(agent.send(agent.at(once)
                                .header("Mcp-Name", "read_logs")
                                .POST(HttpRequest.BodyPublishers.ofString(list)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_revision_that_nobody_speaks_is_answered_with_those_that_are_spoken() {
        HttpResponse<String> answer =
                agent(Role.VIEWER, READING).send(ping(), Map.of("MCP-Protocol-Version", "1999-01-01"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(AgentClient.json(answer.body()).at("/error/code").asInt()).isEqualTo(-32022);
        assertThat(AgentClient.json(answer.body()).at("/error/data/requested").asText())
                .isEqualTo("1999-01-01");
        assertThat(answer.body()).contains("\"2026-07-28\",\"2025-11-25\"");
    }

    /** A session would be somebody's; there is none, so a made-up one opens and confuses nothing. */
    @Test
    void a_session_that_somebody_made_up_is_none() {
        String incident = incident("default").toString();
        AgentClient agent = agent(Role.VIEWER, READING);
        AgentClient nobody = new AgentClient(port, null);
        Map<String, String> session = Map.of("Mcp-Session-Id", "1", "Last-Event-ID", "1");

        assertThat(agent.send(ping(), session).statusCode()).isEqualTo(200);
        assertThat(agent.send(ping(), session).headers().map()).doesNotContainKeys("mcp-session-id");
        assertThat(nobody.send(ping(), session).statusCode()).isEqualTo(401);
        assertThat(AgentClient.of(port, People.acme(api), READING)
                        .said("read_incident", Map.of("incident_id", incident)))
                .isEqualTo("There is nothing to see.");
    }

    @Test
    void a_token_counts_in_its_header_alone() {
        String token = AgentClient.token(api, People.token(api, Role.VIEWER), READING);
        AgentClient nobody = new AgentClient(port, null);
        HttpRequest.BodyPublisher ping = HttpRequest.BodyPublishers.ofString(ping());

        assertThat(new AgentClient(port, token).send(ping(), Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(nobody.send(nobody.at("?access_token=" + token, Map.of()).POST(ping))
                        .statusCode())
                .isEqualTo(401);
        assertThat(nobody.send(nobody.at(Map.of("Cookie", "access_token=" + token))
                                .POST(ping))
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> form =
                nobody.send("access_token=" + token, Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(form.statusCode()).isIn(401, 415);
        assertThat(form.body()).doesNotContain(token);
    }

    /** The body's bound is where the door is, however it is written. */
    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/%6dcp", "/mcp/", "/mcp;x=y", "//mcp", "/./mcp", "/MCP", "/mcp/x", "/mcp%2f"})
    void no_other_spelling_of_the_address_is_another_door(String path) {
        AgentClient agent = agent(Role.VIEWER, READING);
        String large =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":\"" + "x".repeat(100_000) + "\"}}";

        assertThat(agent.send(agent.at(Map.of())
                                .uri(URI.create("http://127.0.0.1:" + port + path))
                                .POST(HttpRequest.BodyPublishers.ofString(large)))
                        .statusCode())
                .isIn(400, 401, 404, 413);
        assertThat(new AgentClient(port, null)
                        .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(ping())))
                        .statusCode())
                .isIn(400, 401, 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Type | application/x-www-form-urlencoded | 415",
                "Content-Type | multipart/form-data; boundary=x | 415",
                "Content-Type | application/json-seq | 415",
                "Content-Type | application/jsonx | 415",
                "Content-Type | application/json; charset=utf-16 | 415",
                "Content-Type | application/json; charset=UTF-8 | 200",
                "Content-Encoding | gzip | 415",
                "Origin | http://localhost@evil.example | 403",
                "Origin | http://evil.example#localhost | 403",
                "Origin | http://127.0.0.1.evil.example | 403",
                "Origin | http://[::1]:9 | 200",
                "Origin | file:// | 403",
                "Accept | */* | 200"
            })
    void a_message_is_json_and_comes_from_here(String header, String value, int status) {
        assertThat(agent(Role.VIEWER, READING)
                        .send(ping(), Map.of(header, value))
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "HEAD", "TRACE"})
    void nothing_but_posting_is_done(String method) {
        AgentClient agent = agent(Role.VIEWER, READING);

        assertThat(agent.send(agent.at(Map.of()).method(method, HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isIn(400, 403, 404, 405, 501);
    }

    /** Neither what was sent nor what the hub is made of. */
    @Test
    void no_error_tells_more_than_it_must() {
        AgentClient agent = agent(
                Role.ADMIN,
                Stream.concat(Stream.of(READING), Stream.of("actions:write", "playbooks:write"))
                        .toArray(String[]::new));
        String incident = incident("default").toString();
        String planted = "<planted'\";--${jndi:x}>";

        for (JsonNode answer : List.of(
                agent.tool(planted, Map.of()),
                agent.call(planted, Map.of()),
                agent.tool("find_knowledge", Map.of("query", planted)),
                agent.tool("find_knowledge", Map.of(planted, "x")),
                agent.tool("read_incident", Map.of("incident_id", planted)),
                agent.tool("who_may", Map.of("verb", planted, "resource", planted, "place", 1)),
                agent.tool("propose_playbook", Map.of("incident_id", incident, "playbook", planted)),
                agent.tool(
                        "propose_action",
                        Map.of("incident_id", incident, "object", 1, "action", planted, "values", planted)),
                agent.call("tools/call", Map.of("name", List.of(planted))),
                agent.call("tools/list", Map.of("cursor", planted)))) {
            assertThat(answer.toString())
                    .doesNotContain("planted", "Exception", "dev.serai", "org.apache", "java.", "select ", "jndi");
        }
    }

    /** What was read is not told where the audit cannot say so; the client always gets an answer that it can read. */
    @Test
    void a_call_that_cannot_be_written_down_tells_nothing_and_says_that_it_failed() throws Exception {
        UUID incident = incident("default");
        AgentClient agent = agent(Role.VIEWER, READING);
        Map<String, String> arguments = Map.of("incident_id", incident.toString());

        JsonNode failed = whileAuditRefuses(
                incident, "new.details ->> 'reported' = 'SEEN'", () -> agent.tool("read_incident", arguments));

        assertThat(failed.at("/result/isError").asBoolean()).isTrue();
        assertThat(failed.toString()).contains("ERROR").doesNotContain("Title");
        assertThat(jdbc.queryForList(
                        "select details ->> 'reported' from audit_event where details ->> 'incident' = ?",
                        String.class,
                        incident.toString()))
                .containsExactly("ERROR");

        HttpResponse<String> refused = whileAuditRefuses(
                incident, "true", () -> agent.later("read_incident", arguments).get(1, TimeUnit.MINUTES));

        assertThat(refused.statusCode()).isIn(500, 503);
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(AgentClient.json(refused.body()).path("status").asInt()).isEqualTo(refused.statusCode());
        assertThat(refused.body()).doesNotContain("Title", "Exception", "refused by a test");
    }

    /** As a database does that cannot write it; rows of other incidents are not concerned. */
    private <T> T whileAuditRefuses(UUID incident, String when, Callable<T> call) throws Exception {
        owner().sql("create or replace function it_refuse() returns trigger language plpgsql as $$ begin"
                        + " raise exception 'refused by a test'; end $$")
                .update();
        owner().sql(
                        "create or replace trigger it_refuse before insert on audit_event for each row when (new.details ->>"
                                + " 'incident' = '" + incident + "' and " + when + ") execute function it_refuse()")
                .update();
        try {
            return call.call();
        } finally {
            owner().sql("drop trigger it_refuse on audit_event").update();
        }
    }

    private JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    private static String ping() {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    }

    /** To make an account takes longer than what is tested with it. */
    private AgentClient agent(Role role, String... scopes) {
        return AGENTS.computeIfAbsent(role + " " + List.of(scopes), any -> AgentClient.of(port, role, scopes));
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
