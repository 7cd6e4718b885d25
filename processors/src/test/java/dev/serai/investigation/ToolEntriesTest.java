package dev.serai.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.access.Scope;
import dev.serai.approval.Role;
import dev.serai.policy.PolicyException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolEntriesTest {

    @Test
    void files_are_read_together() {
        SortedMap<String, ToolEntry> read = read(Map.of(
                "a.yaml", "tools:\n  one: { as: getIncident }\n",
                "b.yaml", "tools:\n  two: { as: listAlerts, arguments: { query: Words. } }\n"));

        assertThat(read).containsOnlyKeys("one", "two");
        assertThat(read.get("two").arguments()).containsEntry("query", "Words.");
    }

    @Test
    void a_tool_named_twice_or_beside_no_operation_is_told_with_its_place() {
        assertThatThrownBy(() -> read(Map.of(
                        "a.yaml",
                        "tools:\n  one: { as: getIncident }\n",
                        "b.yaml",
                        "tools:\n  one: { as: listAlerts }\n")))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("b.yaml:2");
        assertThatThrownBy(() -> read(Map.of("a.yaml", "tools:\n  one: { as: login }\n")))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("no such operation");
        assertThatThrownBy(() -> read(Map.of("a.yaml", "tools:\n  one: {}\n"))).isInstanceOf(PolicyException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "OPERATOR, , true",
        "VIEWER, , false",
        "OPERATOR, actions:write, true",
        "OPERATOR, actions:read, false",
        "VIEWER, actions:write, false",
        "ADMIN, incidents:write, false"
    })
    void role_and_scope_are_both_needed(Role role, String scope, boolean covered) {
        ToolPermit permit = scope == null
                ? ToolPermit.of(role)
                : new ToolPermit(role, Set.of(Scope.of(scope).orElseThrow()));

        assertThat(permit.covers(Role.OPERATOR, new Scope("actions", true))).isEqualTo(covered);
    }

    private static SortedMap<String, ToolEntry> read(Map<String, String> texts) {
        return ToolEntries.read(new TreeMap<>(texts), id -> !id.equals("login"));
    }
}
