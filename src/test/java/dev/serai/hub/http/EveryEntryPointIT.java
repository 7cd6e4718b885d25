package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.HubIT;
import dev.serai.hub.OwnWord;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.http.RawRequest.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** What holds for webhooks, channels, API and actuator alike. */
@HubIT
@ExtendWith(OutputCaptureExtension.class)
class EveryEntryPointIT {

    private static final String JSON = "\nContent-Type: application/json";
    private static final String FORM = "\nContent-Type: application/x-www-form-urlencoded";
    private static final byte[] NOTHING = {};
    private static final Executor AT_ONCE = task -> new Thread(task).start();

    private static final List<String> GETS = List.of(
            "/api/v1/info",
            "/api/v1/openapi.yaml",
            "/api/v1/incidents",
            "/.well-known/jwks.json",
            "/actuator/health",
            "/actuator/prometheus",
            "/nowhere");
    private static final List<String> POSTS = List.of(
            "/webhooks/generic" + JSON,
            "/webhooks/nobody" + JSON,
            "/channels/telegram" + JSON,
            "/channels/discord/interactions" + JSON,
            "/channels/slack/interactions" + FORM,
            "/channels/slack/commands" + FORM,
            "/api/v1/auth/login" + JSON);

    @LocalServerPort
    int port;

    @Autowired
    ApiContract contract;

    @Autowired
    ServletWebServerApplicationContext context;

    private ApiClient api;
    private String admin;

    @BeforeEach
    void client() {
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    @Test
    void a_control_character_in_a_header_is_a_400_in_one_line_of_the_log(CapturedOutput log) {
        SoftAssertions all = new SoftAssertions();
        try (LoggedTraces traces = LoggedTraces.of(context.getWebServer())) {
            for (char bad : new char[] {0x80, 0x85, 0x9f}) {
                sendWith(bad, all);
            }
            all.assertThat(traces.found()).isEmpty();
        }
        all.assertAll();
        assertThat(log.getAll()).contains("its header user-agent holds control characters");
        // A request that went on in another thread; hubs of other tests may log traces of their own meanwhile.
        assertThat(log.getAll()).doesNotContain("\tat org.apache.coyote.", "\tat org.apache.tomcat.");
    }

    private void sendWith(char bad, SoftAssertions all) {
        for (String header : List.of("X-Any: ", "Authorization: Bearer ", "User-Agent: ", "X-Forwarded-For: ")) {
            for (String get : GETS) {
                isProblem(all, get + header, RawRequest.send(port, "GET " + get + "\n" + header + bad, NOTHING));
            }
            for (String post : POSTS) {
                String request = "POST " + post + "\nContent-Length: 2\n" + header + bad;
                isProblem(all, request, RawRequest.send(port, request, bytes("{}")));
            }
        }
    }

    private static void isProblem(SoftAssertions all, String what, Answer answer) {
        all.assertThat(answer.status()).as(what + answer.text()).isEqualTo(400);
        all.assertThat(answer.body()).as(what).contains("urn:serai:problem:invalid-request");
    }

    @Test
    void a_parameter_named_with_control_characters_is_never_a_500() {
        try (LoggedTraces traces = LoggedTraces.of(context.getWebServer())) {
            sendWithOddParameters();
            assertThat(traces.found()).isEmpty();
        }
    }

    private void sendWithOddParameters() {
        for (String get : GETS) {
            Answer answer = RawRequest.send(port, "GET " + get + "?%C2%85=1&%00=2", NOTHING);
            assertThat(answer.status()).as(get + answer.text()).isLessThan(500);
        }
        for (String post : POSTS) {
            String request = "POST " + post.replaceFirst("\n", "?%C2%85=1&%00=2\n") + "\nContent-Length: 2";
            Answer answer = RawRequest.send(port, request.replaceFirst("^(POST \\S+)", "$1"), bytes("{}"));
            assertThat(answer.status()).as(request + answer.text()).isLessThan(500);
        }
    }

    @Test
    void every_answer_of_every_door_has_an_id() {
        SoftAssertions all = new SoftAssertions();
        for (String get : GETS) {
            all.assertThat(RawRequest.send(port, "GET " + get, NOTHING).header("X-Request-Id"))
                    .as(get)
                    .hasSize(36);
        }
        for (String post : POSTS) {
            Answer answer = RawRequest.send(port, "POST " + post + "\nContent-Length: 2", bytes("{}"));
            all.assertThat(answer.header("X-Request-Id")).as(post).hasSize(36);
            all.assertThat(RawRequest.send(
                                    port, "GET " + post.lines().findFirst().orElseThrow(), NOTHING)
                            .header("X-Request-Id"))
                    .as("GET " + post)
                    .hasSize(36);
        }
        all.assertAll();
    }

    @Test
    void a_delivery_is_told_the_id_of_its_answer() {
        String request = "POST /webhooks/generic" + JSON + "\nAuthorization: Bearer " + TestKeys.GENERIC_TOKEN;
        byte[] alert = bytes("{\"title\": \"request-id\", \"fingerprint\": \"request-id\", \"severity\": \"low\"}");

        Answer answer = RawRequest.send(port, request + "\nContent-Length: " + alert.length, alert);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).contains("\"request_id\":\"" + answer.header("X-Request-Id") + "\"");
    }

    @Test
    void a_compressed_body_is_refused_at_every_door() {
        SoftAssertions all = new SoftAssertions();
        for (String post : POSTS) {
            String request = "POST " + post + "\nContent-Encoding: gzip\nContent-Length: 2";
            int status = RawRequest.send(port, request, bytes("{}")).status();
            // Whoever sends is looked at before what is sent.
            all.assertThat(status)
                    .as(post)
                    .isEqualTo(post.startsWith("/webhooks/generic") ? 401 : isUnknown(post) ? 404 : 415);
        }
        String known = "POST /webhooks/generic" + JSON + "\nAuthorization: Bearer " + TestKeys.GENERIC_TOKEN;
        for (String request :
                List.of(known, "GET /api/v1/info", "GET /.well-known/jwks.json", "GET /actuator/health")) {
            Answer answer = RawRequest.send(port, request + "\nContent-Encoding: gzip\nContent-Length: 2", bytes("{}"));
            all.assertThat(answer.status()).as(request).isEqualTo(415);
            all.assertThat(answer.body()).as(request).contains("compressed");
        }
        all.assertAll();
    }

    private static boolean isUnknown(String post) {
        return post.startsWith("/webhooks/nobody") || post.startsWith("/channels/telegram");
    }

    @Test
    void head_is_get_without_the_body() {
        SoftAssertions all = new SoftAssertions();
        for (String known : GETS) {
            // What other tests left is still worked on: what this finds stays the same.
            String get = known.replace("/incidents", "/incidents?q=" + OwnWord.next());
            String token = get.startsWith("/api") ? admin : null;
            ApiClient.Answer whole = api.send("GET", "/" + get, token, null, Map.of());
            Answer head = RawRequest.send(
                    port, "HEAD " + get + (token == null ? "" : "\nAuthorization: Bearer " + token), NOTHING);
            all.assertThat(head.status()).as(get).isEqualTo(whole.status());
            all.assertThat(head.body()).as(get).isEmpty();
            all.assertThat(head.header("Content-Type")).as(get).isEqualTo(whole.header("content-type"));
            if (!get.equals("/actuator/prometheus")) {
                all.assertThat(head.header("Content-Length"))
                        .as(get)
                        .isEqualTo(Integer.toString(whole.raw().body().length));
            }
            all.assertThat(String.valueOf(head.header("ETag")).replace("null", ""))
                    .as(get)
                    .isEqualTo(whole.header("etag"));
        }
        all.assertThat(RawRequest.send(port, "HEAD /api/v1/auth/login\nAuthorization: Bearer " + admin, NOTHING)
                        .status())
                .isEqualTo(405);
        all.assertThat(RawRequest.send(port, "HEAD /webhooks/generic", NOTHING).status())
                .isEqualTo(405);
        all.assertAll();
    }

    @Test
    void what_nobody_can_read_is_refused_where_no_body_is_taken() {
        SoftAssertions all = new SoftAssertions();
        for (ApiOperation operation : contract.operations()) {
            if (operation.body() || operation.id().equals("logout")) {
                continue;
            }
            String path = operation.path().replaceAll("\\{\\w+}", "0198c0de-0000-7000-8000-000000000000");
            String request =
                    operation.method() + " " + path + "\nAuthorization: Bearer " + admin + "\nContent-Length: ";
            all.assertThat(RawRequest.send(port, request + 1 + JSON, bytes("{")).status())
                    .as(operation.id() + ": broken")
                    .isEqualTo(400);
            all.assertThat(RawRequest.send(port, request + 3 + FORM, bytes("a=b"))
                            .status())
                    .as(operation.id() + ": form")
                    .isEqualTo(400);
            all.assertThat(RawRequest.send(port, request + 2, bytes("{}")).status())
                    .as(operation.id() + ": no type")
                    .isEqualTo(400);
        }
        all.assertThat(RawRequest.send(port, "GET /.well-known/jwks.json\nContent-Length: 1" + JSON, bytes("{"))
                        .status())
                .isEqualTo(400);
        all.assertThat(RawRequest.send(port, "GET /api/v1/info\nContent-Length: 2" + JSON, bytes("{}"))
                        .status())
                .isEqualTo(200);
        all.assertAll();
    }

    @Test
    void a_small_body_that_was_sent_whole_never_hides_its_refusal() {
        byte[] body = bytes("{\"a\": \"" + "x".repeat(40_000) + "\"}");
        for (int i = 0; i < 50; i++) {
            for (String request : List.of("POST /webhooks/generic", "POST /api/v1/actions", "POST /nowhere")) {
                int wanted = request.endsWith("nowhere") ? 404 : 401;
                Answer answer = RawRequest.send(port, request + JSON + "\nContent-Length: " + body.length, body);
                assertThat(answer.status()).as(request).isEqualTo(wanted);
                Answer chunked = RawRequest.send(port, request + JSON + "\nTransfer-Encoding: chunked", chunks(body));
                assertThat(chunked.status()).as(request).isEqualTo(wanted);
            }
        }
    }

    @Test
    void a_body_may_come_in_pieces() {
        byte[] alert = bytes("{\"title\": \"pieces\", \"fingerprint\": \"pieces\", \"severity\": \"low\", "
                + "\"description\": \"" + "x".repeat(30_000) + "\"}");
        String request = "POST /webhooks/generic" + JSON + "\nAuthorization: Bearer " + TestKeys.GENERIC_TOKEN;

        assertThat(RawRequest.send(port, request + "\nTransfer-Encoding: chunked", chunks(alert))
                        .status())
                .isEqualTo(202);
        byte[] login = bytes("{\"username\": \"admin\", \"password\": \"" + TestKeys.ADMIN_PASSWORD + "\"}");
        Answer answer =
                RawRequest.send(port, "POST /api/v1/auth/login" + JSON + "\nTransfer-Encoding: chunked", chunks(login));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("access_token");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void a_body_that_stalls_is_told_so() {
        allTold(takers().stream()
                .flatMap(door -> Stream.of(
                        new Said(door + "\nContent-Length: 100", "{}", 408, "too-slow"),
                        new Said(door + "\nContent-Length: 100", "", 408, "too-slow"),
                        new Said(door + "\nTransfer-Encoding: chunked", "2\r\n{}\r\n", 408, "too-slow"),
                        new Said(door + "\nTransfer-Encoding: chunked", "5\r\n{}", 408, "too-slow"),
                        // An empty line is no size; the container waits for one.
                        new Said(door + "\nTransfer-Encoding: chunked", "2\r\n{}\r\n\r\n", 408, "too-slow"),
                        new Said(door + "\nTransfer-Encoding: chunked", "", 408, "too-slow"))));
    }

    @Test
    void a_body_in_broken_chunks_is_told_so() {
        List<Said> said = new ArrayList<>();
        for (String door : takers()) {
            for (String broken : List.of(
                    "zz\r\n{}\r\n0\r\n\r\n",
                    "-1\r\n{}\r\n0\r\n\r\n",
                    "2\r\n{}0\r\n\r\n",
                    "2\r\n{}\r\nzz\r\n",
                    "123456789\r\n{}\r\n")) {
                for (int pause : List.of(0, 300)) {
                    said.add(new Said(door + "\nTransfer-Encoding: chunked", broken, 400, "malformed").after(pause));
                }
            }
        }
        allTold(said.stream());
    }

    /** All at once: most of the time they wait. */
    private void allTold(Stream<Said> each) {
        SoftAssertions all = new SoftAssertions();
        each.map(said -> CompletableFuture.supplyAsync(() -> said.sentTo(port), AT_ONCE))
                .toList()
                .forEach(said -> said.join().accept(all));
        all.assertAll();
    }

    private static List<String> takers() {
        String token = "\nAuthorization: Bearer " + TestKeys.GENERIC_TOKEN;
        return POSTS.stream()
                .filter(post -> !isUnknown(post))
                .map(post -> post.startsWith("/webhooks/") ? post + token : post)
                .toList();
    }

    /** What a door has to say to a body that is not whole, while the sender keeps the connection open. */
    private record Said(String request, String body, int pause, int status, String code) {

        Said(String request, String body, int status, String code) {
            this(request, body, 0, status, code);
        }

        Said after(int millis) {
            return new Said(request, body, millis, status, code);
        }

        Consumer<SoftAssertions> sentTo(int port) {
            String what = request + " " + body + " after " + pause;
            Answer answer = RawRequest.send(port, "POST " + request, NOTHING, pause, bytes(body));
            return all -> {
                all.assertThat(answer.text()).as(what).startsWith("HTTP/1.1 " + status + " ");
                all.assertThat(answer.body()).as(what).startsWith("{").contains("urn:serai:problem:" + code + "\"");
                all.assertThat(answer.header("Connection")).as(what).isEqualTo("close");
                all.assertThat(answer.header("X-Request-Id")).as(what).hasSize(36);
            };
        }
    }

    @Test
    void a_token_has_one_spelling() {
        String personal = api.send(
                        "POST",
                        "/auth/tokens",
                        admin,
                        Map.of(
                                "name",
                                "spelling",
                                "scopes",
                                List.of("incidents:read"),
                                "expires_at",
                                Instant.now().plus(Duration.ofHours(1)).toString()))
                .json()
                .path("token")
                .asText();
        SoftAssertions all = new SoftAssertions();
        for (String token : List.of(admin, personal)) {
            assertThat(status(token)).as("right").isEqualTo(200);
            for (String wrong : List.of(
                    token + "=",
                    token + "==",
                    token + "~",
                    token + "A",
                    token.substring(0, token.length() - 1) + next(token.charAt(token.length() - 1)),
                    token.substring(0, 20) + "~" + token.substring(20),
                    token.replaceFirst("\\.", "=."),
                    token.replaceFirst("\\.", "~."),
                    token + ".",
                    "." + token)) {
                if (!wrong.equals(token)) {
                    all.assertThat(status(wrong)).as(wrong).isEqualTo(401);
                }
            }
        }
        all.assertAll();
    }

    private int status(String token) {
        return RawRequest.send(port, "GET /api/v1/incidents\nAuthorization: Bearer " + token, NOTHING)
                .status();
    }

    /** The next letter of the alphabet: of a last one it changes only bits that are left over. */
    private static char next(char letter) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet.charAt((alphabet.indexOf(letter) + 1) % alphabet.length());
    }

    private static byte[] chunks(byte[] body) {
        StringBuilder chunks = new StringBuilder();
        String text = new String(body, StandardCharsets.ISO_8859_1);
        for (int at = 0; at < text.length(); at += 1_000) {
            String chunk = text.substring(at, Math.min(text.length(), at + 1_000));
            chunks.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return bytes(chunks.append("0\r\n\r\n").toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
