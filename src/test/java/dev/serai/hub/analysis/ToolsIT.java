package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.access.Scope;
import dev.serai.analysis.Evidence;
import dev.serai.approval.Role;
import dev.serai.hub.analysis.ToolAnswers.AnsweredCall;
import dev.serai.hub.analysis.ToolAnswers.ToolAnswer;
import dev.serai.hub.analysis.ToolScope.ToolAsker;
import dev.serai.hub.analysis.ToolScope.ToolReach;
import dev.serai.hub.db.Ids;
import dev.serai.hub.http.ApiContract;
import dev.serai.hub.http.ApiOperation;
import dev.serai.investigation.LoopLimits;
import dev.serai.investigation.LoopState;
import dev.serai.investigation.OfferedTool;
import dev.serai.investigation.ToolCall;
import dev.serai.investigation.ToolParameter;
import dev.serai.investigation.ToolParameter.ParameterType;
import dev.serai.investigation.ToolPermit;
import dev.serai.investigation.ToolPlace;
import dev.serai.investigation.ToolVerdict;
import dev.serai.probe.ClusterObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each tool, for each role, and for another tenant. */
class ToolsIT extends ModelHub {

    private static final ToolReach ANY = new ToolReach(
            List.of(new ClusterObject("shop", "Deployment", "shop", "cart", "")),
            List.of(new ToolPlace("shop", "shop")));

    @Autowired
    IncidentTools tools;

    @Autowired
    AgentTools agents;

    @Autowired
    ToolAccess access;

    @Autowired
    ToolCaller caller;

    @Autowired
    ApiContract contract;

    @Test
    void each_tool_stands_beside_an_operation_of_the_api() {
        assertThat(tools.names()).hasSizeGreaterThan(15).allSatisfy(tool -> assertThat(access.operationOf(tool))
                .as("routes/tool/tools.yaml says who may use %s", tool)
                .isPresent());
    }

    @Test
    void the_table_of_tools_says_so_too() throws IOException {
        String table = Files.readString(Path.of("docs/reference/tools.md"));

        assertThat(tools.names()).allSatisfy(tool -> assertThat(table)
                .contains("| `" + tool + "` | `" + operation(tool).id() + "` | "
                        + operation(tool).callers().role().wire() + " | `"
                        + operation(tool).scope() + "` |"));
        assertThat(table.lines().filter(line -> line.startsWith("| `"))).hasSameSizeAs(tools.names());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_role_is_offered_what_it_may_read_or_do_by_the_api_and_nothing_else(Role role) {
        Set<String> may = tools.names().stream()
                .filter(tool -> role.covers(operation(tool).callers().role()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(tools.offered(scope("default", ToolPermit.of(role), Ids.next(), ANY))
                        .keySet())
                .isEqualTo(may);
        assertThat(may.contains("propose_action")).isEqualTo(role != Role.VIEWER);
        assertThat(may.contains("probe_service")).isEqualTo(role != Role.VIEWER);
        assertThat(may).contains("read_logs", "find_knowledge", "who_may");
    }

    /** Each scope by itself, and what an agent calls without being offered it. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void a_role_with_a_token_has_what_both_cover_and_nothing_else(Role role) {
        Set<Scope> scopes = contract.operations().stream()
                .flatMap(operation -> Stream.of(
                        new Scope(operation.scope().tag(), false),
                        new Scope(operation.scope().tag(), true)))
                .collect(Collectors.toSet());
        assertThat(scopes).hasSizeGreaterThan(10);

        for (Scope scope : scopes) {
            ToolPermit permit = new ToolPermit(role, Set.of(scope));
            ToolAsker asker = new ToolAsker("default", "user:vera", permit);
            Set<String> may = tools.names().stream()
                    .filter(tool -> role.covers(operation(tool).callers().role()))
                    .filter(tool -> scope.covers(operation(tool).scope()))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(agents.offered(asker, ANY).keySet()).as("%s", scope).isEqualTo(may);
            assertThat(tools.names()).filteredOn(tool -> !may.contains(tool)).allSatisfy(tool -> assertThat(
                            agents.call(asker, Ids.next(), ANY, tool, "{}").reported())
                    .as("%s by %s", tool, scope)
                    .isEqualTo(ToolVerdict.UNKNOWN_TOOL.name()));
        }
    }

    @Test
    void a_token_is_offered_what_its_scopes_cover() {
        ToolPermit permit =
                new ToolPermit(Role.ADMIN, Set.of(new Scope("incidents", false), new Scope("playbooks", true)));

        assertThat(tools.offered(scope("default", permit, Ids.next(), ANY)).keySet())
                .allMatch(tool -> Set.of("incidents", "playbooks")
                        .contains(operation(tool).scope().tag()))
                .contains("read_incident", "propose_playbook")
                .doesNotContain("propose_action", "find_knowledge", "read_alerts");
    }

    /** What is asked for in vain is not refused by another check alone: the call itself is. */
    @Test
    void a_tool_that_the_role_may_not_use_is_not_called_either() {
        ToolScope scope = scope("default", ToolPermit.of(Role.VIEWER), Ids.next(), ANY);

        assertThat(tools.route("propose_action", scope)).isEmpty();
        assertThat(tools.route("read_incident", scope)).isPresent();
    }

    @Test
    void no_tool_shows_another_tenant_anything() {
        String secret = "crossed-" + Ids.next();
        UUID incident = planted(secret);

        Map<String, String> own = called("default", incident);
        Map<String, String> foreign = called("acme", incident);

        assertThat(own.entrySet().stream().filter(said -> said.getValue().contains(secret)))
                .map(Map.Entry::getKey)
                .contains("read_incident", "read_alerts", "list_incidents", "read_evidence");
        assertThat(foreign).hasSizeGreaterThan(10).allSatisfy((tool, said) -> assertThat(said)
                .as(tool)
                .doesNotContain(secret, "cart", "Something broke"));
        assertThat(jdbc.queryForList("select 1 from action where incident_id = ? and tenant = 'acme'", incident))
                .isEmpty();
    }

    /** What each tool says that is offered to an admin of the tenant; proposals excepted, which are no answers. */
    private Map<String, String> called(String tenant, UUID incident) {
        ToolReach reach = template.requestBodyAndHeaders(
                "direct:tool-reach",
                null,
                Map.of("tenant", tenant, "incidentId", incident.toString()),
                ToolReach.class);
        ToolScope scope = scope(tenant, ToolPermit.of(Role.ADMIN), incident, reach);
        Map<String, String> said = new HashMap<>();
        tools.offered(scope).forEach((name, tool) -> {
            ToolCall call = LoopState.begin(LoopLimits.STANDARD)
                    .evaluate(name, arguments(tool), Map.of(name, tool), Duration.ZERO);
            assertThat(call.verdict()).as(name).isIn(ToolVerdict.ALLOWED, ToolVerdict.DOES_NOT_FIT);
            ToolAnswer answer = new ToolAnswer();
            caller.call(new AnsweredCall(null, call, answer), scope);
            said.put(name, answer.evidence().stream().map(Evidence::excerpt).collect(Collectors.joining("\n")));
        });
        return said;
    }

    private static String arguments(OfferedTool tool) {
        return tool.schema().parameters().stream()
                .map(one -> "\"" + one.name() + "\":" + value(one))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(ToolParameter one) {
        if (one.type() == ParameterType.NUMBER) {
            return "1";
        }
        return switch (one.name()) {
            case "verb" -> "\"delete\"";
            case "resource" -> "\"pods\"";
            case "values" -> "\"{}\"";
            case "playbook" -> "\"no-such-playbook\"";
            case "action" -> "\"no-such-action\"";
            default -> "\"crossed\"";
        };
    }

    private UUID planted(String secret) {
        UUID incident = Incidents.open(jdbc, Ids.next());
        jdbc.update(
                "update incident set title = ?, cluster = 'shop', workload = 'cart' where id = ?", secret, incident);
        Incidents.alert(jdbc, incident, secret);
        jdbc.update(
                "insert into evidence (id, tenant, incident_id, kind, source, sha256, excerpt, size_bytes, collected_at) "
                        + "values (?, 'default', ?, 'document', 'test', repeat('0', 64), ?, 10, now())",
                Ids.next(),
                incident,
                secret);
        return incident;
    }

    private static ToolScope scope(String tenant, ToolPermit permit, @Nullable UUID incident, ToolReach reach) {
        // An agent is offered all that a person's question is, and what shows it the incident.
        return ToolScope.ofAgent(new ToolAsker(tenant, "user:vera", permit), incident, reach);
    }

    private ApiOperation operation(String tool) {
        String id = access.operationOf(tool).orElseThrow();
        return contract.operations().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
