package dev.serai.hub.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.http.ApiContract;
import dev.serai.hub.http.ApiOperation;
import dev.serai.hub.http.ContractExamples;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HubIT
class BadInputIT {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @LocalServerPort
    int port;

    @Autowired
    ApiContract contract;

    ApiClient api;
    String admin;

    @BeforeEach
    void client() {
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    @Test
    void every_operation_answers_a_bad_body_with_a_problem() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("nothing", new byte[0]);
        bodies.put("malformed", "{\"username\":".getBytes(UTF_8));
        bodies.put("no object", "[]".getBytes(UTF_8));
        bodies.put("null", "null".getBytes(UTF_8));
        bodies.put("empty", "{}".getBytes(UTF_8));
        bodies.put("unknown field", "{\"zzz\": 1}".getBytes(UTF_8));
        bodies.put("nesting bomb", "[".repeat(30_000).getBytes(UTF_8));
        bodies.put("object bomb", "{\"a\":".repeat(9_000).getBytes(UTF_8));
        bodies.put("invalid UTF-8", "{\"username\": \"\u00ff\u00fe\"}".getBytes(ISO_8859_1));
        bodies.put("key twice", "{\"username\": \"a\", \"username\": \"b\"}".getBytes(UTF_8));
        bodies.put("lone surrogate", "{\"username\": \"\\ud800\"}".getBytes(UTF_8));
        bodies.put("NUL", "{\"username\": \"\\u0000\"}".getBytes(UTF_8));
        bodies.put("huge number", ("{\"username\": " + "9".repeat(5_000) + "}").getBytes(UTF_8));
        bodies.put("two values", "{} {}".getBytes(UTF_8));
        SoftAssertions all = new SoftAssertions();

        ContractExamples good = ContractExamples.ofTheContract();
        for (ApiOperation operation : bodyOperations()) {
            bodies.forEach((what, body) -> {
                Answer answer = api.send(operation.method(), path(operation), admin, body, JSON);
                if (what.equals("empty") && good.takesNothing(operation.id())) {
                    all.assertThat(answer.status())
                            .as(operation.id() + ": " + what)
                            .isLessThan(500);
                } else {
                    isProblem(all, operation.id() + ": " + what, answer, 400);
                }
            });
            isProblem(all, operation.id() + ": text", send(operation, "{}", "text/plain"), 415);
            isProblem(all, operation.id() + ": utf-16", send(operation, "{}", "application/json; charset=utf-16"), 415);
            isProblem(all, operation.id() + ": form", send(operation, "a=b", "application/x-www-form-urlencoded"), 415);
            isProblem(
                    all,
                    operation.id() + ": large",
                    send(operation, " ".repeat(70_000) + "{}", "application/json"),
                    413);
        }
        all.assertThat(bodyOperations()).hasSizeGreaterThan(9);
        all.assertAll();
    }

    @Test
    void every_field_of_a_wrong_type_is_refused() {
        ContractExamples good = ContractExamples.ofTheContract();
        SoftAssertions all = new SoftAssertions();

        for (ApiOperation operation : bodyOperations()) {
            Map<String, Object> fields = good.body(operation.id());
            for (String field : fields.keySet()) {
                for (Object wrong : new Object[] {List.of(), Map.of(), 1.5, "\u202e".repeat(3000)}) {
                    if (good.takes(operation.id(), field, wrong)) {
                        continue;
                    }
                    Map<String, Object> body = new LinkedHashMap<>(fields);
                    body.put(field, wrong);
                    Answer answer = api.send(operation.method(), path(operation), admin, body);
                    isProblem(all, operation.id() + "." + field + " = " + wrong.getClass(), answer, 400);
                }
            }
        }
        all.assertAll();
    }

    @Test
    void a_chunked_body_is_bounded_too() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[80_000])))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("urn:serai:problem:too-large");
    }

    @Test
    void a_bad_query_is_refused() {
        SoftAssertions all = new SoftAssertions();
        for (String query : List.of(
                "limit=abc",
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=",
                "limit=1&limit=2",
                "limit=%00",
                "limit=1.0",
                "cursor=x",
                "cursor=%F0%9F%90%AB",
                "cursor=",
                "state=zzz",
                "state=",
                "severity=CRITICAL",
                "zzz=1",
                "tenant=other",
                "CamelHttpResponseCode=201",
                "state=firing&state=firing",
                "=",
                "&&",
                "%ff=%ff")) {
            Answer answer = api.get("/alerts?" + query, admin);
            isProblem(all, query, answer, 400);
        }
        isProblem(all, "jobs without state", api.get("/jobs", admin), 400);
        isProblem(all, "bad id", api.get("/alerts/not-an-id", admin), 400);
        isProblem(
                all,
                "bad channel",
                api.send("PUT", "/users/" + UUID.randomUUID() + "/identities/smoke", admin, Map.of("external_id", "x")),
                400);
        all.assertAll();
    }

    @Test
    void strings_come_back_unchanged() {
        String user = People.create(api, admin, "naughty-" + UUID.randomUUID(), Role.VIEWER);
        for (String naughty : List.of(
                "' or 1=1 --",
                "\"; drop table app_user; --",
                "<script>alert(1)</script>",
                "${sys:user.home}",
                "{{x}}",
                "\ud83d\udc2b\u200d",
                "\u202eevil",
                "\ufeff",
                "  spaces  ",
                "\t\n\r",
                "\u0001\u001f\u007f",
                "\"quoted\"",
                "null",
                "true",
                "%s%n%x",
                "../../etc/passwd",
                "\u0130\u00df\u1e9e",
                "bean:x?method=y",
                "$simple{body}")) {
            Answer answer =
                    api.send("PUT", "/users/" + user + "/identities/slack", admin, Map.of("external_id", naughty));
            assertThat(answer.status()).as(naughty + answer.text()).isEqualTo(200);
            assertThat(answer.json()
                            .path("identities")
                            .path(0)
                            .path("external_id")
                            .asText())
                    .isEqualTo(naughty);
        }
    }

    private List<ApiOperation> bodyOperations() {
        return contract.operations().stream().filter(ApiOperation::body).toList();
    }

    private Answer send(ApiOperation operation, String body, String type) {
        return api.send(operation.method(), path(operation), admin, body.getBytes(UTF_8), Map.of("Content-Type", type));
    }

    private static String path(ApiOperation operation) {
        return operation
                .path()
                .replace("/api/v1", "")
                .replace("{channel}", "slack")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }

    private static void isProblem(SoftAssertions all, String what, Answer answer, int status) {
        all.assertThat(answer.status()).as(what + ": " + answer.text()).isEqualTo(status);
        all.assertThat(answer.header("content-type")).as(what).startsWith("application/problem+json");
        all.assertThat(answer.text())
                .as(what)
                .doesNotContain("Exception", "org.apache", "dev.serai")
                .contains("\"detail\"");
    }
}
