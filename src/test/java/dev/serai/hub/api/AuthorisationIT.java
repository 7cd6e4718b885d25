package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.http.ApiContract;
import dev.serai.hub.http.ApiOperation;
import dev.serai.hub.http.ApiOperation.Access;
import dev.serai.hub.http.ContractExamples;
import dev.serai.hub.settings.KeySettings;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Walks the table of docs/reference/authorisation.md over HTTP: every operation with every kind of caller. */
@HubIT
class AuthorisationIT {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorisationIT.class);
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** What a path names that is no tenant's. */
    private static final Map<String, String> SHARED =
            Map.of("channel", "slack", "name", "inspect-artefact", "messageNumber", "2", "rota", "shop");

    @LocalServerPort
    int port;

    @Autowired
    ApiContract contract;

    @Autowired
    KeySettings keys;

    @Autowired
    JdbcTemplate jdbc;

    private final ContractExamples examples = ContractExamples.ofTheContract();
    private final SoftAssertions all = new SoftAssertions();
    private ApiClient api;
    private String admin;
    private int cells;

    @BeforeEach
    void signIn() {
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    @AfterEach
    void count() {
        LOG.info("Cells of the authorisation table checked: {}", cells);
        all.assertAll();
    }

    @Test
    void who_is_nobody_gets_401_from_every_operation_that_is_not_for_anybody() throws Exception {
        Map<String, String> nobodies = nobodies();
        assertThat(contract.operations()).hasSizeGreaterThan(30);
        for (ApiOperation operation : contract.operations()) {
            Answer without = call(operation, null, strangers());
            check(operation, "no token", without, operation.access() == Access.ANONYMOUS ? 0 : 401);
            nobodies.forEach((who, token) -> check(operation, who, call(operation, token, strangers()), 401));
        }
    }

    @Test
    void each_role_gets_exactly_what_the_table_says() {
        for (Role role : Role.values()) {
            String token = People.token(api, role);
            for (ApiOperation operation : contract.operations()) {
                Role least = operation.role();
                boolean allowed = least == null || role.covers(least);
                Answer answer = call(operation, token, strangers());
                check(operation, "as " + role, answer, allowed ? 0 : 403);
                all.assertThat(allowed || answer.problem().equals("forbidden"))
                        .as("%s as %s is told that it is the role: %s", operation.id(), role, answer.text())
                        .isTrue();
                all.assertThat(answer.status())
                        .as("%s knows a %s", operation.id(), role)
                        .isNotEqualTo(401);
            }
        }
    }

    @Test
    void who_must_change_the_password_and_whose_token_covers_too_little_are_refused() {
        String name = "fresh-" + UUID.randomUUID();
        People.create(api, admin, name, Role.ADMIN);
        String fresh = api.token(name, People.FIRST);
        String alerts = personal("alerts:read");
        String audit = personal("audit:read");
        for (ApiOperation operation : contract.operations()) {
            boolean role = operation.access() == Access.ROLE;
            Answer answer = call(operation, fresh, strangers());
            check(operation, "before the password is changed", answer, role ? 403 : 0);
            all.assertThat(!role || answer.problem().equals("password-change-required"))
                    .as("%s says what to do: %s", operation.id(), answer.text())
                    .isTrue();
            String small = operation.scope().tag().equals("alerts") ? audit : alerts;
            boolean anybody = operation.access() == Access.ANONYMOUS;
            check(operation, "with too small a scope", call(operation, small, strangers()), anybody ? 0 : 403);
        }
        assertThat(api.get("/auth/me", fresh).status()).isEqualTo(200);
    }

    @Test
    void what_is_another_tenants_answers_as_what_is_not_there_and_stands_in_no_list() {
        String acme = People.acme(api);
        Map<String, String> stock = stock();
        List<ApiOperation> operations = contract.operations().stream()
                .filter(operation -> operation.access() != Access.ANONYMOUS)
                .sorted(Comparator.comparing(operation ->
                        List.of("GET", "PUT", "PATCH", "POST", "DELETE").indexOf(operation.method())))
                .toList();
        // First the lists: a tenant's own audit tells of what it asked for afterwards.
        lists(operations, acme, stock);
        for (ApiOperation operation : operations) {
            if (names(operation)) {
                Map<String, String> unknown = new HashMap<>();
                stock.keySet()
                        .forEach(name -> unknown.put(name, UUID.randomUUID().toString()));
                Answer foreign = call(operation, acme, stock);
                check(operation, "another tenant's", foreign, 404);
                all.assertThat(shape(foreign, stock))
                        .as("%s: another tenant's and unknown", operation.id())
                        .isEqualTo(shape(call(operation, acme, unknown), unknown));
            }
        }
        for (ApiOperation operation : operations) {
            if (names(operation)) {
                Answer own = call(operation, admin, stock);
                all.assertThat(own.status())
                        .as("%s with its own object, or the cells above prove nothing: %s", operation.id(), own.text())
                        .isNotIn(401, 403, 404)
                        .isLessThan(500);
            }
        }
    }

    private void lists(List<ApiOperation> operations, String acme, Map<String, String> stock) {
        TreeSet<String> seen = new TreeSet<>();
        for (ApiOperation operation : operations) {
            if (operation.method().equals("GET") && !operation.path().contains("{")) {
                String theirs = call(operation, acme, stock).text();
                String ours = call(operation, admin, stock).text();
                stock.forEach((name, id) -> {
                    cells++;
                    all.assertThat(theirs)
                            .as("%s shows %s", operation.id(), name)
                            .doesNotContain(id);
                    if (ours.contains(id)) {
                        seen.add(name);
                    }
                });
            }
        }
        // What is known is searched, not listed.
        seen.add("knowledgeId");
        // What was given up is listed for each subscriber.
        seen.add("deadLetterId");
        all.assertThat(seen).as("in the lists of their own tenant").containsAll(stock.keySet());
    }

    /** Expected 0: past authorisation, whatever becomes of it then. */
    private void check(ApiOperation operation, String who, Answer answer, int expected) {
        cells++;
        boolean held = expected == 0
                ? answer.status() < 500
                        && answer.status() != 429
                        && (answer.status() != 401 || isCredential(operation))
                        && !(answer.status() == 403 && refusals().contains(answer.problem()))
                : answer.status() == expected;
        all.assertThat(held)
                .as("%s %s: %s, expected %s: %s", operation.id(), who, answer.status(), expected, answer.text())
                .isTrue();
    }

    private static List<String> refusals() {
        return List.of("forbidden", "scope-missing", "session-required", "password-change-required");
    }

    /** These judge what their body holds, which is none of an account here. */
    private static boolean isCredential(ApiOperation operation) {
        return operation.access() == Access.ANONYMOUS && operation.body();
    }

    private static Map<String, String> shape(Answer answer, Map<String, String> ids) {
        Map<String, String> shape = new LinkedHashMap<>();
        answer.json().properties().forEach(member -> {
            String value = member.getValue().asText();
            for (Map.Entry<String, String> id : ids.entrySet()) {
                value = value.replace(id.getValue(), id.getKey());
            }
            boolean ofTheRequest =
                    member.getKey().equals("request_id") || member.getKey().equals("instance");
            shape.put(member.getKey(), ofTheRequest ? "" : value);
        });
        return shape;
    }

    private Answer call(ApiOperation operation, String token, Map<String, String> ids) {
        Matcher parameters = PARAMETER.matcher(operation.path().replace("/api/v1", ""));
        String path = parameters.replaceAll(found -> value(operation, found.group(1), ids));
        if (operation.body()) {
            return api.send(operation.method(), path, token, ids.isEmpty() ? Map.of() : body(operation, ids));
        }
        String query = operation.id().equals("listJobs") ? "?state=dead&limit=200" : "";
        return api.send(operation.method(), path + query, token, null, Map.of());
    }

    private static String value(ApiOperation operation, String parameter, Map<String, String> ids) {
        String shared = SHARED.get(parameter);
        if (shared != null) {
            return shared;
        }
        String id = ids.isEmpty() ? UUID.randomUUID().toString() : ids.get(parameter);
        assertThat(id)
                .as("%s: the stock of this test has no object for {%s}; make one in stock()", operation.id(), parameter)
                .isNotNull();
        return String.valueOf(id);
    }

    /** The contract's example, about the objects of these ids. */
    private Map<String, Object> body(ApiOperation operation, Map<String, String> ids) {
        Map<String, Object> body = new HashMap<>(examples.body(operation.id()));
        body.replaceAll((name, value) -> name.endsWith("_id")
                ? (Object) ids.getOrDefault(name.replace("_id", "Id"), String.valueOf(value))
                : value);
        return body;
    }

    /** Whether its path names an object of a tenant. */
    private static boolean names(ApiOperation operation) {
        return PARAMETER
                .matcher(operation.path())
                .results()
                .map(found -> found.group(1))
                .anyMatch(parameter -> !SHARED.containsKey(parameter));
    }

    private static Map<String, String> strangers() {
        return Map.of();
    }

    /** Objects of the tenant {@code default}, by the parameter that names them. */
    private Map<String, String> stock() {
        Stock rows = new Stock(jdbc);
        // So that no list begins with a page of others' that are newer.
        newest("alert", "last_seen", rows.alert);
        newest("incident", "opened_at", rows.incident);
        newest("action", "created_at", rows.action);
        newest("approval", "created_at", rows.approval);
        newest("dead_job", "failed_at", rows.job);
        newest("scan", "requested_at", rows.scan);
        newest("replay", "requested_at", rows.replay);
        Map<String, String> stock = new HashMap<>();
        stock.put("incidentId", rows.incident.toString());
        stock.put("alertId", rows.alert.toString());
        stock.put("actionId", rows.action.toString());
        stock.put("approvalId", rows.approval.toString());
        stock.put("jobId", rows.job.toString());
        stock.put("quarantineId", rows.quarantined.toString());
        stock.put("subscriber", Stock.SUBSCRIBER);
        stock.put("eventId", rows.blocked.toString());
        stock.put("deadLetterId", rows.deadLetter.toString());
        stock.put("scanId", rows.scan.toString());
        stock.put("replayId", rows.replay.toString());
        stock.put("userId", People.create(api, admin, "owned-" + UUID.randomUUID(), Role.VIEWER));
        stock.put("tokenId", mint(admin, "alerts:read").path("id").asText());
        stock.put("knowledgeId", knowledge());
        stock.put("conversationId", conversation());
        stock.put("silenceId", made("/silences", "createSilence", Map.of("matchers", nothing())));
        stock.put("windowId", made("/maintenance-windows", "createMaintenanceWindow", Map.of("scope", nothing())));
        String key = UUID.randomUUID().toString();
        stock.put("changeId", made("/changes", "recordChange", Map.of("key", key, "labels", Map.of("service", key))));
        return stock;
    }

    private void newest(String table, String sortedBy, UUID id) {
        assertThat(jdbc.update("update " + table + " set " + sortedBy + " = now() where id = ?", id))
                .isOne();
    }

    private String made(String path, String operation, Map<String, Object> own) {
        Map<String, Object> body = new HashMap<>(examples.body(operation));
        body.putAll(own);
        Answer made = api.send("POST", path, admin, body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    /** Matches no alert of any test. */
    private static List<Map<String, String>> nothing() {
        return List.of(Map.of("name", "alertname", "operator", "=", "value", "none-" + UUID.randomUUID()));
    }

    /** One with an answer of a model. */
    private String conversation() {
        String id = api.send("POST", "/conversations", admin, Map.of())
                .json()
                .path("id")
                .asText();
        String asked = UUID.randomUUID().toString();
        jdbc.update(
                "insert into conversation_message (id, tenant, conversation_id, number, author, text, state, at) values "
                        + "(?::uuid, 'default', ?::uuid, 1, 'person', 'why?', 'answered', now())",
                asked,
                id);
        jdbc.update(
                "insert into conversation_message (id, tenant, conversation_id, number, author, text, state, answers, at) "
                        + "values (gen_random_uuid(), 'default', ?::uuid, 2, 'hub', 'so', 'said', ?::uuid, now())",
                id,
                asked);
        jdbc.update("update conversation set messages = 2 where id = ?::uuid", id);
        String call = UUID.randomUUID().toString();
        jdbc.update(
                "insert into model_call (id, tenant, purpose, conversation_id, model, prompt, prompt_version, prompt_variant, "
                        + "reserved_tokens, reserved_cost, cached, outcome, quality, created_at) values "
                        + "(?::uuid, 'default', 'investigation', ?::uuid, 'm', 'p', '1', 'a', 0, 0, false, 'answered', "
                        + "'cited', now() - interval '1 second')",
                call,
                id);
        jdbc.update(
                "insert into investigation (id, tenant, asked_by, analyst, outcome, claims, missing, dropped, tokens_in, "
                        + "tokens_out, duration_ms, model_call_id, created_at) values (?::uuid, 'default', 'admin', "
                        + "'model:m', 'answered', '[]', '', 0, 0, 0, 0, ?::uuid, now())",
                asked,
                call);
        return id;
    }

    private String knowledge() {
        String id = UUID.randomUUID().toString();
        jdbc.update(
                "insert into knowledge_chunk (tenant, id, source, reference, path, text, version, licence, weight, sha256, "
                        + "stored_at) values ('default', ?, 'incidents', ?, '{A title}', 'A text', '', '', 1, '', now())",
                id,
                id);
        return id;
    }

    private JsonNode mint(String session, String scope) {
        Map<String, Object> body = new HashMap<>(examples.body("createToken"));
        body.put("name", "table-" + UUID.randomUUID());
        body.put("scopes", List.of(scope));
        Answer made = api.send("POST", "/auth/tokens", session, body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private String personal(String scope) {
        return mint(People.token(api, Role.ADMIN), scope).path("token").asText();
    }

    private Map<String, String> nobodies() throws Exception {
        Map<String, String> nobodies = new LinkedHashMap<>();
        nobodies.put("garbage", "garbage");
        nobodies.put("algorithm none", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.");
        nobodies.put("expired", forged(Map.of("exp", Instant.now().minusSeconds(1)), null));
        nobodies.put("another audience", forged(Map.of("aud", "somebody-else"), null));
        nobodies.put("another issuer", forged(Map.of("iss", "somebody-else"), null));
        nobodies.put("another tenant", forged(Map.of("tenant", "acme"), null));
        nobodies.put("no tenant's name", forged(Map.of("tenant", "a' or 'a' = 'a"), null));
        nobodies.put("unknown session", forged(Map.of("sid", UUID.randomUUID().toString()), null));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        nobodies.put("another signature", admin.replaceAll("\\.[^.]+$", "." + "A".repeat(86)));
        nobodies.put("unknown key", forged(Map.of(), (ECPrivateKey)
                generator.generateKeyPair().getPrivate()));
        nobodies.put("session ended", ended());
        nobodies.put("account disabled", disabled());
        String owner = People.token(api, Role.ADMIN);
        JsonNode token = mint(owner, "alerts:read");
        api.send("DELETE", "/auth/tokens/" + token.path("id").asText(), owner, null, Map.of());
        nobodies.put("personal token revoked", token.path("token").asText());
        return nobodies;
    }

    private String ended() {
        JsonNode session = api.login("admin", TestKeys.ADMIN_PASSWORD);
        api.send(
                "POST",
                "/auth/logout",
                null,
                Map.of("refresh_token", session.path("refresh_token").asText()));
        return session.path("access_token").asText();
    }

    private String disabled() {
        String name = "disabled-" + UUID.randomUUID();
        String id = People.create(api, admin, name, Role.ADMIN);
        String token = People.settle(api, name);
        assertThat(api.send("PATCH", "/users/" + id, admin, Map.of("disabled", true))
                        .status())
                .isEqualTo(200);
        return token;
    }

    /** The claims of a good token with some replaced, signed with the hub's own key or with another one. */
    private String forged(Map<String, Object> changes, ECPrivateKey other) throws Exception {
        SignedJWT good = SignedJWT.parse(admin);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(good.getJWTClaimsSet());
        changes.forEach((name, value) -> claims.claim(name, value instanceof Instant at ? Date.from(at) : value));
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(good.getHeader().getKeyID())
                        .build(),
                claims.build());
        forged.sign(
                new ECDSASigner(other == null ? (ECPrivateKey) keys.jwtPair().getPrivate() : other));
        return forged.serialize();
    }
}
