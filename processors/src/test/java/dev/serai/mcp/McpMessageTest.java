package dev.serai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpMessageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1 | 1", "\"a\" | \"a\"", "-7 | -7"})
    void a_request_keeps_its_id(String id, String kept) {
        McpMessage message = read("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}");

        assertThat(message).isInstanceOfSatisfying(McpMessage.McpRequest.class, request -> {
            assertThat(request.id().toString()).isEqualTo(kept);
            assertThat(request.method()).isEqualTo("ping");
            assertThat(request.params().isEmpty()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"x\"}}"
            })
    void what_asks_for_nothing_is_not_answered(String body) {
        assertThat(read(body)).isInstanceOf(McpMessage.UnansweredMessage.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]",
                "1",
                "null",
                "{}",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"result\":{}}"
            })
    void what_is_no_single_request_is_refused(String body) {
        assertThat(read(body)).isEqualTo(new McpMessage.UnreadableMessage(McpError.INVALID_REQUEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"jsonrpc\":\"2.0\",\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} more",
                "{\"jsonrpc\":\"2.0\",\"id\":\"\\ud800\",\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":\"\\u0000\",\"method\":\"ping\"}"
            })
    void what_is_no_json_is_refused(String body) {
        if (body.isEmpty()) {
            assertThat(read(body)).isInstanceOf(McpMessage.UnreadableMessage.class);
        } else {
            assertThat(read(body)).isEqualTo(new McpMessage.UnreadableMessage(McpError.PARSE));
        }
    }

    @Test
    void depth_and_length_are_bounded() {
        String deep = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":{\"a\":" + "[".repeat(5000)
                + "]".repeat(5000) + "}}";
        String number = "{\"jsonrpc\":\"2.0\",\"id\":" + "9".repeat(5000) + ",\"method\":\"x\"}";
        String id = "{\"jsonrpc\":\"2.0\",\"id\":\"" + "x".repeat(201) + "\",\"method\":\"x\"}";

        assertThat(read(deep)).isEqualTo(new McpMessage.UnreadableMessage(McpError.PARSE));
        assertThat(read(number)).isEqualTo(new McpMessage.UnreadableMessage(McpError.PARSE));
        assertThat(read(id)).isEqualTo(new McpMessage.UnreadableMessage(McpError.INVALID_REQUEST));
    }

    @Test
    void what_is_no_utf8_is_not_repaired() {
        byte[] body = "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
        body[23] = (byte) 0xff;

        assertThat(McpMessage.read(body)).isEqualTo(new McpMessage.UnreadableMessage(McpError.PARSE));
        assertThat(McpMessage.read("{}".getBytes(StandardCharsets.UTF_16)))
                .isEqualTo(new McpMessage.UnreadableMessage(McpError.PARSE));
    }

    private static McpMessage read(String body) {
        return McpMessage.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
