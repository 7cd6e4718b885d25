package dev.serai.hub.analysis;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An OpenAI-compatible endpoint on loopback, in the wire format of {@code POST /v1/chat/completions}. */
final class ModelStandIn {

    static final String KEY = "test-key-that-no-log-may-hold";
    static final String MODEL = "stand-in-1";
    /** What an answer takes, by what the endpoint says. */
    static final int TOKENS = 366;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/v1/chat/completions";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    ModelStandIn() {
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.port() + "/v1";
    }

    void reset() {
        server.resetAll();
    }

    void stop() {
        server.stop();
    }

    /** Answers with these texts one after the other, then with the last one again and again. */
    void answers(String... contents) {
        says(Stream.of(contents).map(ModelStandIn::content).toList());
    }

    /** The same with whole messages. */
    void says(List<Map<String, Object>> messages) {
        for (int i = 0; i < messages.size(); i++) {
            int next = Math.min(i + 1, messages.size() - 1);
            server.stubFor(post(urlEqualTo(PATH))
                    .inScenario("answers")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "answer " + i)
                    .willReturn(completion(messages.get(i)))
                    .willSetStateTo(next == 0 ? Scenario.STARTED : "answer " + next));
        }
    }

    static Map<String, Object> content(String content) {
        return Map.of("role", "assistant", "content", content);
    }

    /** A message that calls tools: names and arguments in turn, as the model wrote them. */
    static Map<String, Object> calls(String... namesAndArguments) {
        List<Map<String, Object>> calls = new ArrayList<>();
        for (int i = 0; i < namesAndArguments.length; i += 2) {
            calls.add(Map.of(
                    "id",
                    "call_" + i,
                    "type",
                    "function",
                    "function",
                    Map.of("name", namesAndArguments[i], "arguments", namesAndArguments[i + 1])));
        }
        Map<String, Object> message = new HashMap<>();
        message.put("role", "assistant");
        message.put("content", null);
        message.put("tool_calls", calls);
        return message;
    }

    /** Takes its time, calls a tool, and then answers with the first texts of what it was told that look like these. */
    void repeats(String tool, String first, String second, Duration thinks) {
        String said = "{\"answer\":[{\"text\":\"" + found(first) + " " + found(second)
                + "\",\"evidence\":[]}],\"missing\":\"\",\"playbook\":\"\"}";
        server.stubFor(post(urlEqualTo(PATH))
                .willReturn(completion(calls(tool, "{}")).withFixedDelay((int) thinks.toMillis())));
        server.stubFor(post(urlEqualTo(PATH))
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$.messages[?(@.role == 'tool')]"))
                .willReturn(completion(content(said))
                        .withFixedDelay((int) thinks.toMillis())
                        .withTransformers("response-template")));
    }

    private static String found(String pattern) {
        return "{{regexExtract request.body '" + pattern + "' default='nothing'}}";
    }

    /** Knows no tools: refuses a question that offers some, as such endpoints do. */
    void answersWithoutTools(String content) {
        answersWithoutTools(content, Duration.ZERO);
    }

    /** The same, and takes its time to refuse. */
    void answersWithoutTools(String content, Duration thinks) {
        server.stubFor(post(urlEqualTo(PATH)).willReturn(completion(content(content))));
        server.stubFor(post(urlEqualTo(PATH))
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$.tools"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withFixedDelay((int) thinks.toMillis())
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"error\":{\"message\":\"" + MODEL
                                + " does not support tools\",\"type\":\"invalid_request_error\"}}")));
    }

    /** The bodies of all calls, in their order. */
    List<JsonNode> requests() throws JsonProcessingException {
        List<JsonNode> bodies = new ArrayList<>();
        for (var request : server.findAll(postRequestedFor(urlEqualTo(PATH)))) {
            bodies.add(JSON.readTree(request.getBodyAsString()));
        }
        return bodies;
    }

    void answersWithStatus(int status) {
        server.stubFor(post(urlEqualTo(PATH))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"error\":{\"message\":\"boom " + KEY + "\",\"type\":\"server_error\"}}")));
    }

    /** Answers 429 and asks to be left alone. */
    void isBusy(int retryAfterSeconds) {
        server.stubFor(post(urlEqualTo(PATH))
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", String.valueOf(retryAfterSeconds))));
    }

    /** Answers 200 with this body, whatever it is. */
    void answersRaw(String body) {
        server.stubFor(post(urlEqualTo(PATH))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)));
    }

    /** Answers as an engine would: with an object where a form is asked for, and piece by piece where a stream is. */
    ModelStandIn answersAsAsked() {
        server.stubFor(post(urlEqualTo(PATH)).willReturn(completion(content("Hello to all of you."))));
        server.stubFor(post(urlEqualTo(PATH))
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$.response_format.json_schema"))
                .willReturn(completion(content("{\"broken\":true}"))));
        server.stubFor(post(urlEqualTo(PATH))
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$[?(@.stream == true)]"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/event-stream")
                        .withBody(stream(true, "Hello ", "to all ", "of you."))));
        return this;
    }

    /** Streams these pieces; one that does not finish ends in the middle. */
    void streams(boolean finishes, String... pieces) {
        streamsInTurn(stream(finishes, pieces));
    }

    /** Answers with one stream after the other. */
    void streamsInTurn(String... streams) {
        for (int i = 0; i < streams.length; i++) {
            int next = Math.min(i + 1, streams.length - 1);
            server.stubFor(post(urlEqualTo(PATH))
                    .inScenario("streams")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "stream " + i)
                    .willReturn(aResponse()
                            .withHeader("Content-Type", "text/event-stream")
                            .withBody(streams[i]))
                    .willSetStateTo(next == 0 ? Scenario.STARTED : "stream " + next));
        }
    }

    static String stream(boolean finishes, String... pieces) {
        StringBuilder events = new StringBuilder();
        for (String piece : pieces) {
            events.append(event("{\"content\":" + JSON.valueToTree(piece) + "}", "null"));
        }
        return events.append(finishes ? end("stop") : "").toString();
    }

    /** A stream with a text that calls a tool, cut as endpoints cut it. */
    static String streamOfCall(String text, String name, String arguments) {
        String begin = "{\"content\":" + JSON.valueToTree(text)
                + ",\"tool_calls\":[{\"index\":0,\"id\":\"call_0\",\"type\":\"function\",\"function\":{\"name\":"
                + JSON.valueToTree(name) + ",\"arguments\":\"\"}}]}";
        String rest =
                "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":" + JSON.valueToTree(arguments) + "}}]}";
        return event(begin, "null") + event(rest, "null") + end("tool_calls");
    }

    private static String end(String reason) {
        return event("{}", "\"" + reason + "\"")
                + "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"" + MODEL
                + "\",\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}}\n\n"
                + "data: [DONE]\n\n";
    }

    private static String event(String delta, String finish) {
        return "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"" + MODEL
                + "\",\"unknown\":{\"a\":1},\"choices\":[{\"index\":0,\"delta\":" + delta
                + ",\"finish_reason\":" + finish + "}]}\n\n";
    }

    void hangs() {
        server.stubFor(
                post(urlEqualTo(PATH)).willReturn(completion(content("{}")).withFixedDelay(90_000)));
    }

    /** Sends the head at once and the body forever slowly. */
    void dribbles() {
        server.stubFor(post(urlEqualTo(PATH))
                .willReturn(completion(content("x".repeat(1000))).withChunkedDribbleDelay(100, 60_000)));
    }

    int calls() {
        return server.countRequestsMatching(postRequestedFor(urlEqualTo(PATH)).build())
                .getCount();
    }

    /** Calls that are as the endpoint's documentation asks, with the key and a strict JSON schema. */
    int wellFormedCalls() {
        return server.countRequestsMatching(postRequestedFor(urlEqualTo(PATH))
                        .withHeader("Authorization", containing("Bearer " + KEY))
                        .withRequestBody(matchingJsonPath("$[?(@.model == '" + MODEL + "')]"))
                        .withRequestBody(matchingJsonPath("$[?(@.response_format.type == 'json_schema')]"))
                        .withRequestBody(matchingJsonPath("$[?(@.response_format.json_schema.strict == true)]"))
                        .withRequestBody(matchingJsonPath(
                                "$.response_format.json_schema.schema.properties.causes.items.properties.evidence"))
                        .build())
                .getCount();
    }

    /** The names of all headers of all calls, in lower case. */
    Set<String> headerNames() {
        return server.findAll(postRequestedFor(urlEqualTo(PATH))).stream()
                .flatMap(request -> request.getHeaders().keys().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text of the message at this place of the last call. */
    String message(int index) throws JsonProcessingException {
        List<com.github.tomakehurst.wiremock.verification.LoggedRequest> requests =
                server.findAll(postRequestedFor(urlEqualTo(PATH)));
        JsonNode body = JSON.readTree(requests.get(requests.size() - 1).getBodyAsString());
        return body.path("messages").path(index).path("content").asText();
    }

    private static ResponseDefinitionBuilder completion(Map<String, Object> message) {
        try {
            return aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody(JSON.writeValueAsString(Map.of(
                            "id",
                            "chatcmpl-1",
                            "object",
                            "chat.completion",
                            "created",
                            1_790_000_000L,
                            "model",
                            MODEL,
                            "choices",
                            List.of(Map.of(
                                    "index",
                                    0,
                                    "message",
                                    message,
                                    "finish_reason",
                                    message.containsKey("tool_calls") ? "tool_calls" : "stop")),
                            "usage",
                            Map.of("prompt_tokens", TOKENS - 45, "completion_tokens", 45, "total_tokens", TOKENS))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
