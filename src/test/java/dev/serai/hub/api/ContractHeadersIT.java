package dev.serai.hub.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.signature.AnswerIntegrity;
import java.io.IOException;
import java.net.Socket;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The headers that the contract promises on every answer, whoever gives it. */
@HubIT
@ExtendWith(OutputCaptureExtension.class)
class ContractHeadersIT {

    private static final Pattern INTEGRITY =
            Pattern.compile("keyid=\"([^\"]+)\", contract=\"([^\"]+)\", signature=:([^:]+):");
    private static final String ED25519 = "302a300506032b6570032100";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    ApiClient api;
    String admin;

    @BeforeEach
    void caller() {
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    @Test
    void every_answer_is_stamped_and_signed_whoever_refuses() throws Exception {
        String id = UUID.randomUUID().toString();
        Map<String, Answer> answers = new LinkedHashMap<>();
        answers.put("200", api.get("/auth/me", admin));
        answers.put("200 page", api.get("/alerts?limit=1", admin));
        answers.put("200 anonymous", api.get("/info", null));
        answers.put("200 contract", api.get("/openapi.yaml", null));
        answers.put("400 query", api.get("/alerts?limit=x", admin));
        answers.put("400 firewall", api.get("/alerts/%2e%2e", admin));
        answers.put("401", api.get("/auth/me", null));
        answers.put("401 token", api.get("/auth/me", "nonsense"));
        answers.put("404", api.get("/nothing", admin));
        answers.put("404 row", api.get("/alerts/" + id, admin));
        answers.put("405", api.send("DELETE", "/users", admin, null, Map.of()));
        answers.put("413", api.send("POST", "/auth/login", null, new byte[70_000], json()));
        answers.put("415", api.send("POST", "/auth/login", null, "{}".getBytes(UTF_8), Map.of()));
        answers.put("403 preflight", api.send("OPTIONS", "/alerts", null, null, preflight()));
        answers.put("405 trace", api.send("TRACE", "/alerts", admin, null, Map.of()));
        answers.put("405 unknown", api.send("FROB", "/alerts", admin, null, Map.of()));
        answers.put("405 nowhere", api.send("FROB", "/nothing", null, null, Map.of()));
        PublicKey key = publishedKey();

        for (Map.Entry<String, Answer> entry : answers.entrySet()) {
            Answer answer = entry.getValue();
            assertThat(Integer.toString(answer.status()))
                    .as(answer.text())
                    .isEqualTo(entry.getKey().split(" ")[0]);
            verify(
                    key,
                    answer.status(),
                    answer.raw().body(),
                    answer.header("x-request-id"),
                    answer.header("content-digest"),
                    answer.header("x-serai-integrity"));
            if (answer.status() >= 400) {
                assertThat(answer.header("content-type")).as(entry.getKey()).startsWith("application/problem+json");
                assertThat(answer.json().path("status").asInt())
                        .as(entry.getKey())
                        .isEqualTo(answer.status());
            }
            assertThat(answer.header("x-response-time")).as(entry.getKey()).matches("[0-9]+");
            assertThat(answer.raw().headers().allValues("x-request-id")).hasSize(1);
        }
    }

    @Test
    void what_the_container_refuses_before_any_filter_is_a_stamped_problem_too() throws Exception {
        PublicKey key = publishedKey();
        for (String line : new String[] {
            "GET /api/v1/alerts/%2f HTTP/1.1",
            "GET /api/v1/alerts/%00 HTTP/1.1",
            "GET /api/v1/alerts/\\..\\ HTTP/1.1",
            "GET /api/v1/alerts?q=<> HTTP/1.1",
            "GET /api/v1/alerts/{x} HTTP/1.1",
            "G<T /api/v1/alerts HTTP/1.1"
        }) {
            Raw raw = raw(line);
            assertThat(raw.status).as(line).isEqualTo(400);
            assertThat(raw.headers.get("content-type")).as(line).startsWith("application/problem+json");
            assertThat(raw.body).as(line).contains("urn:serai:problem:invalid-request");
            verify(
                    key,
                    raw.status,
                    raw.body.getBytes(UTF_8),
                    raw.headers.get("x-request-id"),
                    raw.headers.get("content-digest"),
                    raw.headers.get("x-serai-integrity"));
            assertThat(raw.headers.get("x-response-time")).matches("[0-9]+");
        }
    }

    @Test
    void what_the_container_does_not_speak_has_its_status_in_the_body_too() throws IOException {
        Raw raw = raw("GET /api/v1/info HTTP/9.9");

        assertThat(raw.status).isEqualTo(505);
        assertThat(raw.headers.get("content-type")).startsWith("application/problem+json");
        assertThat(raw.body).contains("\"status\":505");
        assertThat(api.send("TRACE", "/alerts", admin, null, Map.of()).header("allow"))
                .isNotEmpty();
    }

    @Test
    void the_contract_is_served_as_it_is_and_may_be_kept() throws IOException {
        Answer served = api.get("/openapi.yaml", null);

        assertThat(served.header("content-type")).startsWith("application/yaml");
        assertThat(served.header("cache-control")).isEqualTo("public, max-age=300");
        assertThat(served.raw().body())
                .isEqualTo(new ClassPathResource("openapi/serai-v1.yaml").getContentAsByteArray());
        Answer again =
                api.send("GET", "/openapi.yaml", null, null, Map.of("If-None-Match", "W/" + served.header("etag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.raw().body()).isEmpty();
    }

    @Test
    void a_deprecated_operation_says_so_in_four_ways(CapturedOutput log) {
        String name = "deprecated-" + UUID.randomUUID();
        People.create(api, admin, name, dev.serai.approval.Role.VIEWER);
        String token = api.token(name, People.FIRST);
        Map<String, String> wrong = Map.of("current_password", "wrong", "new_password", "long enough, this");

        Answer first = api.send("POST", "/auth/password", token, wrong);
        Answer second = api.send("POST", "/auth/password", token, wrong);
        Answer successor = api.send("PUT", "/auth/me/password", token, wrong);

        for (Answer answer : new Answer[] {first, second, api.send("POST", "/auth/password", null, wrong)}) {
            assertThat(answer.header("deprecation")).isEqualTo("@1795219200");
            assertThat(answer.header("sunset")).isEqualTo("Sun, 21 Nov 2027 00:00:00 GMT");
            assertThat(answer.header("link")).isEqualTo("</api/v1/auth/me/password>; rel=\"successor-version\"");
        }
        assertThat(successor.status()).isEqualTo(403);
        assertThat(successor.header("deprecation")).isEmpty();
        assertThat(api.get("/info", null).json().path("notices").toString())
                .contains("POST /api/v1/auth/password is deprecated", "use PUT /api/v1/auth/me/password");
        assertThat(log.toString().split("user:" + name + " called a deprecated operation", -1))
                .hasSize(2);
    }

    @Test
    void what_has_changed_is_changed_only_by_who_knows_it() {
        Stock stock = new Stock(jdbc);
        String incident = "/incidents/" + stock.incident;
        Answer seen = api.get(incident, admin);
        String tag = seen.header("etag");
        assertThat(api.send("GET", incident, admin, null, Map.of("If-None-Match", "\"x\", " + tag))
                        .status())
                .isEqualTo(304);

        Answer first = matched("POST", incident + "/acknowledge", tag, null);
        Answer stale = matched("POST", incident + "/resolve", tag, null);
        Answer fresh = matched("POST", incident + "/resolve", first.header("etag"), null);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.header("etag")).isNotEqualTo(tag).isNotEmpty();
        assertThat(stale.status()).as(stale.text()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("precondition-failed");
        assertThat(fresh.status()).as(fresh.text()).isEqualTo(200);
        assertThat(api.get(incident, admin).header("etag")).isEqualTo(fresh.header("etag"));
        assertThat(matched("POST", "/incidents/" + UUID.randomUUID() + "/resolve", tag, null)
                        .status())
                .isEqualTo(404);
        assertThat(matched("POST", "/actions/" + stock.action + "/cancel", tag, null)
                        .status())
                .isEqualTo(412);
        assertThat(matched("POST", "/actions/" + stock.action + "/settle", "*", "{\"outcome\": \"failed\"}")
                        .problem())
                .isEqualTo("conflict");
        assertThat(matched("PUT", "/automation", tag, "{\"paused\": true}").status())
                .isEqualTo(412);
        String user = People.create(api, admin, "tagged-" + UUID.randomUUID(), dev.serai.approval.Role.VIEWER);
        assertThat(matched("PATCH", "/users/" + user, tag, "{\"role\": \"operator\"}")
                        .status())
                .isEqualTo(412);
        String known = api.send("PATCH", "/users/" + user, admin, Map.of("role", "operator"))
                .header("etag");
        assertThat(matched("PATCH", "/users/" + user, known, "{\"role\": \"viewer\"}")
                        .status())
                .isEqualTo(200);
        String decisions = "/approvals/" + new Stock(jdbc).approval + "/decisions";
        assertThat(matched("POST", decisions, tag, "{\"verdict\": \"approve\", \"digest\": \"d1\"}")
                        .status())
                .isEqualTo(412);
    }

    private Answer matched(String method, String path, String tag, String body) {
        return api.send(
                method,
                path,
                admin,
                body == null ? null : body.getBytes(UTF_8),
                Map.of("If-Match", tag, "Content-Type", "application/json"));
    }

    private static Map<String, String> preflight() {
        return Map.of("Origin", "https://elsewhere.example", "Access-Control-Request-Method", "GET");
    }

    private static Map<String, String> json() {
        return Map.of("Content-Type", "application/json");
    }

    private PublicKey publishedKey() throws Exception {
        OctetKeyPair key = JWKSet.parse(api.get("//.well-known/jwks.json", null).text()).getKeys().stream()
                .filter(OctetKeyPair.class::isInstance)
                .map(OctetKeyPair.class::cast)
                .findFirst()
                .orElseThrow();
        byte[] x509 = HexFormat.of().parseHex(ED25519 + HexFormat.of().formatHex(key.getDecodedX()));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
    }

    private static void verify(
            PublicKey key, int status, byte[] body, String requestId, String digest, String integrity)
            throws Exception {
        assertThat(digest).isEqualTo(AnswerIntegrity.contentDigest(body));
        Matcher parts = INTEGRITY.matcher(integrity);
        assertThat(parts.matches()).as(integrity).isTrue();
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(
                ("serai-integrity-v1\n" + requestId + "\n" + status + "\n" + parts.group(2) + "\n" + digest + "\n")
                        .getBytes(UTF_8));
        assertThat(verifier.verify(Base64.getDecoder().decode(parts.group(3)))).isTrue();
    }

    private record Raw(int status, Map<String, String> headers, String body) {}

    /** As it stands, without a client that corrects it. */
    private Raw raw(String requestLine) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
            String[] answer = new String(socket.getInputStream().readAllBytes(), UTF_8).split("\r\n\r\n", 2);
            Map<String, String> headers = new LinkedHashMap<>();
            String[] lines = answer[0].split("\r\n");
            for (int i = 1; i < lines.length; i++) {
                String[] header = lines[i].split(": ", 2);
                headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
            }
            return new Raw(Integer.parseInt(lines[0].split(" ")[1]), headers, answer.length > 1 ? answer[1] : "");
        }
    }
}
