package dev.serai.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.probe.ToolCall.ToolCallVerdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolCallTest {

    private static final ClusterObject POD = new ClusterObject("shop", "Pod", "web", "cart-1", "");
    private static final Map<String, Probe> TOOLS = Map.of("read_logs", Probe.LOGS, "read_rollouts", Probe.HISTORY);

    @Test
    void a_number_of_the_list_names_an_object() {
        assertThat(evaluate("read_logs", "{\"object\": 1}", 1))
                .isEqualTo(new ToolCall(ToolCallVerdict.ALLOWED, "read_logs", POD));
        assertThat(evaluate("read_logs", "{\"object\": 2}", 1).verdict()).isEqualTo(ToolCallVerdict.NO_SUCH_OBJECT);
        assertThat(evaluate("read_logs", "{\"object\": 1}", 0).verdict()).isEqualTo(ToolCallVerdict.OUT_OF_CALLS);
        assertThat(evaluate("delete_pod", "{\"object\": 1}", 1))
                .isEqualTo(new ToolCall(ToolCallVerdict.UNKNOWN_TOOL, "unknown", null));
        assertThat(evaluate("read_rollouts", "{\"object\": 1}", 1).verdict()).isEqualTo(ToolCallVerdict.DOES_NOT_FIT);
        assertThat(evaluate(null, null, 1).verdict()).isEqualTo(ToolCallVerdict.UNKNOWN_TOOL);
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
                "{\"object\":\"web/cart-1\"}",
                "{\"tenant\":\"other\"}",
                "{\"object\":{\"name\":\"x\"}}",
                "{\"object\":[1]}"
            })
    void anything_else_names_none(String arguments) {
        assertThat(evaluate("read_logs", arguments, 1))
                .isEqualTo(new ToolCall(ToolCallVerdict.UNREADABLE, "read_logs", null));
    }

    private static ToolCall evaluate(String name, String arguments, int left) {
        return ToolCall.evaluate(name, arguments, TOOLS, List.of(POD), left);
    }
}
