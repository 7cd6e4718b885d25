package dev.serai.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopStateTest {

    private static final LoopLimits LIMITS = new LoopLimits(3, 2, 2048, Duration.ofSeconds(10));
    private static final OfferedTool LOGS = new OfferedTool(
            new ToolSchema("read_logs", "Logs.", List.of(ToolParameter.number("object", "1 = cart", 2))),
            List.of(true, false));
    private static final OfferedTool SEARCH = new OfferedTool(
            new ToolSchema("search", "Search.", List.of(ToolParameter.text("query", "words"))), List.of());
    private static final OfferedTool CHANGES =
            new OfferedTool(new ToolSchema("changes", "Changes.", List.of()), List.of());
    private static final Map<String, OfferedTool> TOOLS =
            Map.of("read_logs", LOGS, "search", SEARCH, "changes", CHANGES);
    private static final LoopState FRESH = LoopState.begin(LIMITS);

    @Test
    void a_number_of_the_list_names_an_object() {
        ToolCall call = call(FRESH, "read_logs", "{\"object\": 1}");

        assertThat(call.allowed()).isTrue();
        assertThat(call.object()).isEqualTo(1);
        assertThat(call(FRESH, "read_logs", "{\"object\": 2}").verdict()).isEqualTo(ToolVerdict.DOES_NOT_FIT);
        assertThat(call(FRESH, "read_logs", "{\"object\": 3}").verdict()).isEqualTo(ToolVerdict.NO_SUCH_OBJECT);
        assertThat(call(FRESH, "delete_pod", "{\"object\": 1}"))
                .isEqualTo(ToolCall.refused(ToolVerdict.UNKNOWN_TOOL, "unknown", Map.of()));
        assertThat(call(FRESH, null, null).verdict()).isEqualTo(ToolVerdict.UNKNOWN_TOOL);
        assertThat(call(FRESH, "changes", "").allowed()).isTrue();
        assertThat(call(FRESH, "changes", "{}").allowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "[1]",
                "{}",
                "null",
                "{\"object\":0}",
                "{\"object\":-1}",
                "{\"object\":1.5}",
                "{\"object\":\"1\"}",
                "{\"object\":99999999999}",
                "{\"object\":1,\"namespace\":\"kube-system\"}",
                "{\"object\":1}{\"object\":2}",
                "{\"object\":1,\"object\":2}",
                "{\"object\":\"web/cart-1\"}",
                "{\"tenant\":\"other\"}",
                "{\"object\":{\"name\":\"x\"}}",
                "{\"object\":[1]}"
            })
    void anything_else_names_none(String arguments) {
        ToolCall call = call(FRESH, "read_logs", arguments);

        assertThat(call.verdict()).isEqualTo(ToolVerdict.UNREADABLE);
        assertThat(call.arguments()).isEmpty();
        assertThat(call.words()).endsWith("{\"object\": 1}");
    }

    @Test
    void the_same_is_not_asked_twice_however_it_is_spelt() {
        LoopState once = FRESH.with(call(FRESH, "search", "{\"query\":\"OOM  killed\"}"));

        assertThat(call(once, "search", "{ \"query\" : \" oom killed \" }").verdict())
                .isEqualTo(ToolVerdict.REPEATED);
        assertThat(call(once, "search", "{\"query\":\"oom\"}").allowed()).isTrue();
        // What was refused before is judged anew.
        LoopState refused = FRESH.with(call(FRESH, "read_logs", "{\"object\":2}"));
        assertThat(call(refused, "read_logs", "{\"object\":2}").verdict()).isEqualTo(ToolVerdict.DOES_NOT_FIT);
    }

    @Test
    void a_question_has_one_proposal_whatever_it_is_called() {
        Map<String, OfferedTool> tools = new TreeMap<>(TOOLS);
        for (String name : List.of("propose_action", "propose_playbook")) {
            ToolSchema schema = new ToolSchema(name, "Proposes.", List.of(ToolParameter.text("query", "Words.")));
            tools.put(name, new OfferedTool(schema, List.of(), true));
        }
        ToolCall first = FRESH.evaluate("propose_action", "{\"query\":\"a\"}", tools, Duration.ZERO);
        LoopState once = FRESH.with(first);

        assertThat(first.allowed()).isTrue();
        assertThat(once.evaluate("propose_action", "{\"query\":\"b\"}", tools, Duration.ZERO)
                        .verdict())
                .isEqualTo(ToolVerdict.PROPOSED_BEFORE);
        assertThat(once.evaluate("propose_playbook", "{\"query\":\"b\"}", tools, Duration.ZERO)
                        .verdict())
                .isEqualTo(ToolVerdict.PROPOSED_BEFORE);
        assertThat(once.evaluate("changes", "{}", tools, Duration.ZERO).allowed())
                .isTrue();
    }

    @Test
    void time_and_room_end_it_too() {
        assertThat(FRESH.evaluate("changes", "{}", TOOLS, Duration.ofSeconds(10))
                        .verdict())
                .isEqualTo(ToolVerdict.OUT_OF_TIME);
        assertThat(call(FRESH.shown(2048), "changes", "{}").verdict()).isEqualTo(ToolVerdict.OUT_OF_ROOM);
        assertThat(call(FRESH.shown(1).shown(1), "changes", "{}").verdict()).isEqualTo(ToolVerdict.OUT_OF_CALLS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant", "incident", "cluster", "namespace", "role", "CamelHttpUri", "a b", ""})
    void no_tool_takes_the_scope_from_the_model(String name) {
        assertThatThrownBy(() -> ToolParameter.text(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_schema_says_bounds_and_that_nothing_else_is_taken() {
        assertThat(LOGS.schema().json())
                .isEqualTo(
                        "{\"type\":\"object\",\"properties\":{\"object\":{\"type\":\"integer\",\"description\":\"1 = cart\","
                                + "\"minimum\":1,\"maximum\":2}},\"required\":[\"object\"],\"additionalProperties\":false}");
    }

    @Property
    void whatever_is_asked_no_more_is_allowed_than_the_limits_and_nothing_twice(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 5) Integer> asked,
            @ForAll @IntRange(min = 1, max = 4) int each) {
        LoopState state = FRESH;
        int allowed = 0;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            ToolCall call = call(state, "search", "{\"query\":\"q" + asked.get(i) + "\"}");
            if (call.allowed()) {
                allowed++;
                assertThat(seen.add(call.json())).isTrue();
            }
            state = state.with(call);
            if (i % each == each - 1) {
                state = state.shown(10);
            }
        }
        assertThat(allowed).isLessThanOrEqualTo(LIMITS.calls());
        assertThat(state.callsLeft()).isBetween(0, LIMITS.calls());
    }

    @Property
    void no_text_of_a_model_breaks_a_verdict_or_reaches_a_tool_as_it_is(
            @ForAll @StringLength(max = 300) String name, @ForAll @StringLength(max = 300) String arguments) {
        ToolCall call = call(FRESH, name, arguments);

        assertThat(call.tool()).isIn("unknown", "read_logs", "search", "changes");
        assertThat(call.allowed()).isEqualTo(call.words().isEmpty());
        assertThat(call.arguments().keySet()).isSubsetOf("object", "query");
    }

    private static ToolCall call(LoopState state, String name, String arguments) {
        return state.evaluate(name, arguments, TOOLS, Duration.ofSeconds(1));
    }
}
