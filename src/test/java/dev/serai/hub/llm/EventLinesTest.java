package dev.serai.hub.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.serai.model.ReadablePieces;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calls of tools in the wire formats of different endpoints, read as the hub reads them. */
class EventLinesTest {

    private static final String LOGS = "{\"object\":\"cart\"}";
    private static final String FIND = "{\"query\":\"dns\"}";

    @Test
    void openai_numbers_calls_and_cuts_their_arguments() {
        assertThat(calls(
                        piece(0, "call_a", "read_logs", ""),
                        piece(0, null, null, "{\"object\""),
                        piece(0, null, null, ":\"cart\"}"),
                        piece(1, "call_b", "find_knowledge", ""),
                        piece(1, null, null, FIND),
                        piece(2, "call_c", "list_incidents", ""),
                        piece(2, null, null, "{}")))
                .containsExactly("read_logs" + LOGS, "find_knowledge" + FIND, "list_incidents{}");
    }

    @Test
    void ollama_sends_each_call_whole_under_the_index_0() {
        assertThat(calls(piece(0, "call_1", "read_logs", LOGS), piece(0, "call_2", "read_logs", FIND)))
                .containsExactly("read_logs" + LOGS, "read_logs" + FIND);
    }

    @Test
    void several_calls_in_one_event_are_all_taken() {
        assertThat(calls(piece(0, "call_1", "read_logs", LOGS) + "," + piece(0, "call_2", "find_knowledge", FIND) + ","
                        + piece(0, "call_3", "list_incidents", "{}")))
                .containsExactly("read_logs" + LOGS, "find_knowledge" + FIND, "list_incidents{}");
    }

    @Test
    void vllm_has_given_each_piece_an_id_of_its_own() {
        assertThat(calls(
                        piece(0, "chatcmpl-tool-1", "read_logs", ""),
                        piece(0, "chatcmpl-tool-2", null, "{\"object\":"),
                        piece(0, "chatcmpl-tool-3", null, "\"cart\"}"),
                        piece(1, "chatcmpl-tool-4", "find_knowledge", FIND)))
                .containsExactly("read_logs" + LOGS, "find_knowledge" + FIND);
    }

    @Test
    void without_index_a_call_begins_with_its_name() {
        assertThat(calls(
                        piece(null, "call_1", "read_logs", "{\"object\":"),
                        piece(null, null, null, "\"cart\"}"),
                        piece(null, "call_2", "find_knowledge", FIND)))
                .containsExactly("read_logs" + LOGS, "find_knowledge" + FIND);
        assertThat(calls(piece(null, null, "read_logs", LOGS), piece(null, null, "find_knowledge", FIND)))
                .containsExactly("read_logs" + LOGS, "find_knowledge" + FIND);
    }

    @Test
    void a_name_that_is_repeated_with_each_piece_is_one_call() {
        assertThat(calls(piece(0, "call_1", "read_logs", "{\"object\":"), piece(0, "call_1", "read_logs", "\"cart\"}")))
                .containsExactly("read_logs" + LOGS);
    }

    @Test
    void pieces_of_calls_may_come_in_turn() {
        assertThat(calls(
                        piece(0, "a", "read_logs", "{\"object\":"),
                        piece(1, "b", "find_knowledge", "{\"query\":"),
                        piece(0, null, null, "\"cart\"}"),
                        piece(1, null, null, "\"dns\"}")))
                .containsExactly("read_logs" + LOGS, "find_knowledge" + FIND);
    }

    @Test
    void the_last_piece_may_say_that_it_is_the_last() {
        assertThat(called(event(
                        "[" + piece(0, "a", "read_logs", LOGS) + "," + piece(0, "b", "find_knowledge", FIND) + "]",
                        "\"tool_calls\"")))
                .containsExactly("read_logs" + LOGS, "find_knowledge" + FIND);
    }

    @Test
    void an_answer_that_is_not_streamed_has_all_its_calls() {
        assertThat(called("{\"id\":\"1\",\"choices\":[{\"index\":0,\"finish_reason\":\"tool_calls\",\"message\":"
                        + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
                        + piece(null, "a", "read_logs", LOGS) + ","
                        + piece(null, "b", "find_knowledge", FIND) + "," + piece(null, "c", "list_incidents", "{}")
                        + "]}}]}"))
                .containsExactly("read_logs" + LOGS, "find_knowledge" + FIND, "list_incidents{}");
    }

    @Test
    void calls_of_a_stream_that_breaks_off_are_none() {
        assertThatThrownBy(() -> called(event("[" + piece(0, "a", "read_logs", LOGS) + "]", "null")))
                .isInstanceOf(BrokenOffAnswer.class);
    }

    private static String piece(@Nullable Integer index, @Nullable String id, @Nullable String name, String arguments) {
        String quoted = arguments.replace("\"", "\\\"");
        return "{" + (index == null ? "" : "\"index\":" + index + ",")
                + (id == null ? "" : "\"id\":\"" + id + "\",\"type\":\"function\",")
                + "\"function\":{" + (name == null ? "" : "\"name\":\"" + name + "\",")
                + "\"arguments\":\"" + quoted + "\"}}";
    }

    private static String event(String calls, String finish) {
        return "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"role\":"
                + "\"assistant\",\"content\":null,\"tool_calls\":" + calls + "},\"finish_reason\":" + finish + "}]}";
    }

    private static List<String> calls(String... pieces) {
        StringBuilder lines = new StringBuilder();
        for (String piece : pieces) {
            lines.append(event("[" + piece + "]", "null")).append("\n\n");
        }
        return called(lines + "data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":"
                + "\"stop\"}]}\n\ndata: [DONE]\n");
    }

    private static List<String> called(String body) {
        StreamedAnswer answer = new StreamedAnswer(ReadablePieces.ofText(true), piece -> {});
        OpenAiStreamingChatModel.builder()
                .httpClientBuilder(new CannedStream(body))
                .baseUrl("http://127.0.0.1/v1")
                .apiKey("none")
                .modelName("any")
                .build()
                .chat("look", answer);
        ChatResponse response = answer.get();
        return response.aiMessage().toolExecutionRequests().stream()
                .map(EventLinesTest::shown)
                .toList();
    }

    private static String shown(ToolExecutionRequest call) {
        return call.name() + call.arguments();
    }

    /** Answers with these lines. */
    private record CannedStream(String body) implements HttpClient, HttpClientBuilder {

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            EventLines lines = new EventLines(listener);
            body.lines().forEach(lines);
            lines.end();
            listener.onClose();
        }

        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return this;
        }
    }
}
