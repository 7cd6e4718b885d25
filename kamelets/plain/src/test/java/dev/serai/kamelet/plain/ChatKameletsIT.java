package dev.serai.kamelet.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.serai.kamelet.chat.ChatFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Kamelets of chats in a Camel without the hub, against servers that answer as the chats do. */
class ChatKameletsIT {

    private static final String SECRET = "123456:not-to-be-seen-anywhere";
    private static final Main CAMEL = new Main();
    private static final List<String> CALLS = new CopyOnWriteArrayList<>();
    private static final List<String> TAKEN = new CopyOnWriteArrayList<>();
    private static HttpServer server;
    private static KeyPair discord;
    private static String web;
    private static ProducerTemplate template;
    private static volatile String answer = "";
    private static volatile int status = 200;

    @BeforeAll
    static void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", request -> {
            String body = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            CALLS.add(request.getRequestMethod() + " " + request.getRequestURI() + " "
                    + request.getRequestHeaders().getFirst("Authorization") + " "
                    + request.getRequestHeaders().containsKey("Tenant") + " " + body);
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            request.getResponseHeaders().add("Retry-After", "7");
            request.sendResponseHeaders(status, bytes.length);
            request.getResponseBody().write(bytes);
            request.close();
        });
        server.start();
        discord = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = discord.getPublic().getEncoded();
        int port = FreePort.find();
        web = "http://127.0.0.1:" + port;
        Properties properties = new Properties();
        properties.put("my.secret", SECRET);
        properties.put("camel.server.enabled", "true");
        properties.put("camel.server.host", "127.0.0.1");
        properties.put("camel.server.port", Integer.toString(port));
        properties.put(
                "my.key", HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
        CAMEL.setOverrideProperties(properties);
        CAMEL.configure().addRoutesBuilder(new Callbacks());
        CAMEL.start();
        template = CAMEL.getCamelContext().createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
        server.stop(0);
    }

    @BeforeEach
    void begin() {
        CALLS.clear();
        TAKEN.clear();
        status = 200;
    }

    @AfterEach
    void the_secret_stands_in_no_address() {
        assertThat(CAMEL.getCamelContext().getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains(SECRET));
    }

    private static class Callbacks extends RouteBuilder {
        @Override
        public void configure() {
            from("kamelet:telegram-webhook-source?secretToken=#property:my.secret")
                    .process(taken());
            from("kamelet:slack-callback-source?signingSecret=#property:my.secret")
                    .process(taken());
            from("kamelet:discord-interaction-source?applicationId=42&publicKey=#property:my.key")
                    .process(taken());
        }

        private static org.apache.camel.Processor taken() {
            return exchange -> {
                TAKEN.add(exchange.getMessage().getBody(String.class));
                exchange.getMessage().setBody("taken");
            };
        }
    }

    @Test
    void telegram_sends_edits_and_answers() {
        answer = "{\"ok\":true,\"result\":{\"message_id\":17,\"chat\":{\"id\":5,\"type\":\"group\"},\"date\":1}}";
        Map<String, Object> message = Map.of(
                "text",
                "<b>Störung</b>",
                "reply_markup",
                Map.of("inline_keyboard", List.of(List.of(Map.of("text", "Ack", "callback_data", "x")))));

        assertThat(send(
                        "telegram-message-sink?authorizationToken=#property:my.secret&baseUri=" + origin(),
                        message,
                        Map.of("chat", "5")))
                .isEqualTo("17");
        assertThat(CALLS.get(0))
                .startsWith("POST /bot" + SECRET + "/sendMessage null false ")
                .contains("<b>St&#246;rung</b>", "\"callback_data\":\"x\"", "\"chat_id\":\"5\"");
        assertThat(send(
                        "telegram-message-sink?authorizationToken=#property:my.secret&baseUri=" + origin(),
                        message,
                        Map.of("chat", "5", "messageId", "17")))
                .isEqualTo("17");
        assertThat(CALLS.get(1)).contains("/editMessageText", "\"message_id\":17");

        answer = "{\"ok\":true,\"result\":true}";
        send(
                "telegram-answer-sink?authorizationToken=#property:my.secret&baseUri=" + origin(),
                "schön",
                Map.of("callbackQueryId", "9", "showAlert", true));
        assertThat(CALLS.get(2)).contains("/answerCallbackQuery", "schön", "\"show_alert\":true");

        answer = "{\"ok\":true,\"result\":[{\"update_id\":8}]}";
        List<?> updates = template.requestBodyAndHeader(
                "kamelet:telegram-updates-action?authorizationToken=#property:my.secret&baseUri=" + origin(),
                null,
                "offset",
                8L,
                List.class);
        assertThat(updates).hasSize(1);
        assertThat(CALLS.get(3)).contains("GET", "/getUpdates?", "offset=8");
    }

    @Test
    void slack_sends_edits_and_answers() {
        String sink = "slack-message-sink?token=#property:my.secret&serverUrl=" + origin();
        answer = "{\"ok\":true,\"ts\":\"1.2\"}";
        assertThat(send(sink, "{\"text\":\"ü\",\"blocks\":[]}", Map.of("chat", "C1", "threadId", "1.1", "tenant", "x")))
                .isEqualTo("1.2");
        assertThat(CALLS.get(0))
                .startsWith("POST /api/chat.postMessage Bearer " + SECRET + " false ")
                .contains("\"channel\":\"C1\"", "\"thread_ts\":\"1.1\"", "\"text\":\"ü\"", "\"parse\":\"none\"");
        assertThat(send(sink, "{\"text\":\"x\"}", Map.of("chat", "C1", "messageId", "1.2")))
                .isEqualTo("1.2");
        assertThat(CALLS.get(1)).contains("/api/chat.update", "\"ts\":\"1.2\"");

        send("slack-answer-sink?serverUrl=" + origin(), "<no>", Map.of("responseUrl", origin() + "/answer"));
        assertThat(CALLS.get(2)).startsWith("POST /answer null").contains("&lt;no&gt;");
        assertThatThrownBy(() -> send(
                        "slack-answer-sink?serverUrl=" + origin(), "x", Map.of("responseUrl", "http://127.0.0.1:1/")))
                .hasRootCauseInstanceOf(ChatFailure.class);
        assertThat(CALLS).hasSize(3);
    }

    @Test
    void slack_answers_in_a_thread_only_where_that_is_wanted_and_says_when_an_address_takes_no_more() {
        answer = "{\"ok\":true,\"ts\":\"1.3\"}";
        send(
                "slack-message-sink?token=#property:my.secret&serverUrl=" + origin(),
                "{\"text\":\"x\"}",
                Map.of("chat", "C1", "threadId", "1.2", "broadcast", false));
        assertThat(CALLS.get(0)).contains("\"thread_ts\":\"1.2\"", "\"reply_broadcast\":false");
        status = 404;
        answer = "used_url";
        assertThatThrownBy(() -> send(
                        "slack-answer-sink?serverUrl=" + origin(), "x", Map.of("responseUrl", origin() + "/answer")))
                .hasRootCauseInstanceOf(ChatFailure.MessageGone.class);
    }

    @Test
    void discord_answers_a_command_by_its_token_alone() {
        String sink = "discord-answer-sink?applicationId=5&baseUrl=" + origin();
        String content = "{\"content\":\"x\",\"flags\":68}";
        answer = "{\"id\":\"33\"}";
        assertThat(send(sink, content, Map.of("interactionToken", "a.b_c", "messageId", "@original")))
                .isEqualTo("33");
        assertThat(CALLS.get(0))
                .startsWith("PATCH /webhooks/5/a.b_c/messages/@original null ")
                .contains("\"flags\":4", "\"allowed_mentions\":{\"parse\":[]}");
        assertThat(send(sink, content, Map.of("interactionToken", "a.b_c"))).isEqualTo("33");
        assertThat(CALLS.get(1)).startsWith("POST /webhooks/5/a.b_c null ").contains("\"flags\":68");
        assertThatThrownBy(() -> send(sink, content, Map.of("interactionToken", "../../channels/1")))
                .hasRootCauseInstanceOf(ChatFailure.MessageGone.class);
        status = 404;
        answer = "{\"code\":10015,\"message\":\"Unknown Webhook\"}";
        assertThatThrownBy(() -> send(sink, content, Map.of("interactionToken", "a.b_c")))
                .hasRootCauseInstanceOf(ChatFailure.MessageGone.class);
        assertThat(CALLS).hasSize(3);
    }

    @Test
    void discord_sends_and_edits() {
        String sink = "discord-message-sink?botToken=#property:my.secret&baseUrl=" + origin();
        answer = "{\"id\":\"33\"}";
        assertThat(send(sink, "{\"content\":\"ü\"}", Map.of("chat", "7"))).isEqualTo("33");
        assertThat(CALLS.get(0))
                .startsWith("POST /channels/7/messages Bot " + SECRET + " false ")
                .contains("ü", "\"allowed_mentions\":{\"parse\":[]}");
        assertThat(send(sink, "{\"content\":\"x\"}", Map.of("chat", "7", "messageId", "33")))
                .isEqualTo("33");
        assertThat(CALLS.get(1)).startsWith("PATCH /channels/7/messages/33");
    }

    @Test
    void a_chat_that_asks_to_wait_says_how_long_and_one_that_is_silent_fails_in_time() throws IOException {
        status = 429;
        answer = "{}";
        assertThatThrownBy(() -> send(
                        "slack-message-sink?token=#property:my.secret&serverUrl=" + origin(),
                        "{\"text\":\"x\"}",
                        Map.of("chat", "C1")))
                .cause()
                .isInstanceOfSatisfying(ChatFailure.TooManyRequests.class, asked -> assertThat(asked.retryAfter())
                        .isEqualTo(Duration.ofSeconds(7)));
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String there = "http://127.0.0.1:" + silent.getLocalPort();
            for (String sink : List.of(
                    "slack-message-sink?token=#property:my.secret&timeLimit=300&serverUrl=" + there,
                    "discord-message-sink?botToken=#property:my.secret&timeLimit=300&baseUrl=" + there,
                    "telegram-message-sink?authorizationToken=#property:my.secret&timeLimit=300&baseUri=" + there)) {
                // Without its limit it would be ten seconds.
                Instant begun = Instant.now();
                assertThatThrownBy(() -> send(sink, "{\"text\":\"x\"}", Map.of("chat", "1")))
                        .satisfies(thrown -> {
                            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                                assertThat(cause.toString()).doesNotContain(SECRET);
                            }
                        });
                assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(9));
            }
        }
    }

    @Test
    void only_who_knows_the_secret_comes_in() throws Exception {
        assertThat(post("/telegram", "{}", "X-Telegram-Bot-Api-Secret-Token", SECRET)
                        .body())
                .isEqualTo("taken");
        assertThat(post("/telegram", "{}", "X-Telegram-Bot-Api-Secret-Token", "x")
                        .statusCode())
                .isEqualTo(401);
        String now = Long.toString(Instant.now().getEpochSecond());
        assertThat(post("/slack", "a=%20b", "X-Slack-Request-Timestamp", now, "X-Slack-Signature", slack(now, "a=%20b"))
                        .body())
                .isEqualTo("taken");
        HttpResponse<String> forged =
                post("/slack", "a=b", "X-Slack-Request-Timestamp", now, "X-Slack-Signature", slack(now, "a=c"));
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(forged.body()).startsWith("{\"type\":\"urn:serai:problem:unauthorized\"");
        assertThat(forged.headers().map()).doesNotContainKey("x-slack-signature");
        String command = "{\"id\":\"1\",\"application_id\":\"42\",\"type\":9}";
        assertThat(interaction(now, command).body()).isEqualTo("taken");
        assertThat(interaction(now, command.replace("9", "1")).body()).isEqualTo("{\"type\":1}");
        assertThat(interaction(now, command.replace("42", "43")).statusCode()).isEqualTo(401);
        assertThat(post("/discord", command).statusCode()).isEqualTo(401);
        assertThat(post("/telegram", "x".repeat(300_000), "X-Telegram-Bot-Api-Secret-Token", SECRET)
                        .statusCode())
                .isEqualTo(413);
        assertThat(TAKEN).containsExactly("{}", "a=%20b", command);
    }

    private static HttpResponse<String> interaction(String now, String body) throws Exception {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(discord.getPrivate());
        signature.update((now + body).getBytes(StandardCharsets.UTF_8));
        return post(
                "/discord",
                body,
                "X-Signature-Timestamp",
                now,
                "X-Signature-Ed25519",
                HexFormat.of().formatHex(signature.sign()));
    }

    private static String slack(String now, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "v0="
                + HexFormat.of().formatHex(mac.doFinal(("v0:" + now + ":" + body).getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        HttpRequest request = HttpRequest.newBuilder(URI.create(web + path))
                .headers(all.toArray(String[]::new))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String send(String kamelet, Object body, Map<String, Object> headers) {
        return template.requestBodyAndHeaders("kamelet:" + kamelet, body, headers, String.class);
    }

    private static String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
