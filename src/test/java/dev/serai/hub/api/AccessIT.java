package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.serai.hub.settings.KeySettings;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Walks every operation of the contract with every kind of caller. */
@HubIT
class AccessIT {

    @LocalServerPort
    int port;

    @Autowired
    ApiContract contract;

    @Autowired
    KeySettings keys;

    @Test
    void each_operation_answers_exactly_the_callers_that_the_contract_names() throws Exception {
        ApiClient api = new ApiClient(port);
        Map<Role, String> tokens = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            tokens.put(role, People.token(api, role));
        }
        Map<String, String> bad = Map.of(
                "expired",
                        forged(
                                tokens.get(Role.ADMIN),
                                Map.of("exp", Instant.now().minusSeconds(1))),
                "audience", forged(tokens.get(Role.ADMIN), Map.of("aud", "somebody-else")),
                "issuer", forged(tokens.get(Role.ADMIN), Map.of("iss", "somebody-else")),
                "session",
                        forged(
                                tokens.get(Role.ADMIN),
                                Map.of("sid", UUID.randomUUID().toString())),
                "signature", tokens.get(Role.ADMIN).replaceAll("\\.[^.]+$", "." + "A".repeat(86)),
                "none", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.");
        SoftAssertions all = new SoftAssertions();

        for (ApiOperation operation : contract.operations()) {
            boolean anonymous = operation.access() == Access.ANONYMOUS;
            all.assertThat(call(api, operation, null).status() == 401 && !isLogin(operation))
                    .as("%s without a token", operation.id())
                    .isEqualTo(!anonymous);
            bad.forEach(
                    (what, token) -> all.assertThat(call(api, operation, token).status())
                            .as("%s with a bad token: %s", operation.id(), what)
                            .isEqualTo(401));
            tokens.forEach((role, token) -> {
                Answer answer = call(api, operation, token);
                boolean allowed = operation.role() == null || role.covers(operation.role());
                all.assertThat(answer.status() == 403 && answer.problem().equals("forbidden"))
                        .as("%s as %s: %s", operation.id(), role, answer.text())
                        .isEqualTo(!allowed);
                all.assertThat(answer.status())
                        .as(operation.id())
                        .isNotEqualTo(401)
                        .isLessThan(500);
            });
        }
        all.assertThat(contract.operations()).hasSizeGreaterThan(30);
        all.assertAll();
    }

    @Test
    void who_must_change_the_password_can_do_nothing_else() {
        ApiClient api = new ApiClient(port);
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        String name = "fresh-" + UUID.randomUUID();
        People.create(api, admin, name, Role.ADMIN);
        String token = api.token(name, People.FIRST);

        for (ApiOperation operation : contract.operations()) {
            if (operation.access() == Access.ROLE) {
                Answer answer = call(api, operation, token);
                assertThat(answer.status()).as(operation.id()).isEqualTo(403);
                assertThat(answer.problem()).isEqualTo("password-change-required");
            }
        }
        assertThat(api.get("/auth/me", token).status()).isEqualTo(200);
    }

    @Test
    void nothing_but_the_contract_answers() {
        ApiClient api = new ApiClient(port);
        String token = api.token("admin", TestKeys.ADMIN_PASSWORD);

        for (String path : new String[] {"/nothing", "/users/", "/users/x/y/z", "/%75sers", "/alerts/a%20b"}) {
            Answer answer = api.get(path, token);
            assertThat(answer.status()).as(path + answer.text()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("not-found");
        }
        Answer method = api.send("DELETE", "/users", token, null, Map.of());
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("allow")).isEqualTo("GET, POST");
        assertThat(api.get("//anything/else", null).problem()).isEqualTo("not-found");
        assertThat(api.get("//", null).status()).isEqualTo(404);
        assertThat(api.get("//actuator/env", null).problem()).isEqualTo("not-found");
        assertThat(api.get("//actuator/health/readiness", null).status()).isEqualTo(200);
    }

    @Test
    void no_request_header_comes_back_and_the_security_headers_are_set() {
        ApiClient api = new ApiClient(port);
        String token = api.token("admin", TestKeys.ADMIN_PASSWORD);

        Answer answer = api.send(
                "GET",
                "/users?limit=1",
                token,
                null,
                Map.of("Cookie", "a=b", "X-Echo", "echo", "CamelHttpResponseCode", "202", "X-Request-Id", "mine"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().map().keySet())
                .doesNotContain(
                        "authorization", "cookie", "x-echo", "camelhttpresponsecode", "user-agent", "host", "tenant")
                .contains("x-content-type-options", "x-frame-options", "cache-control", "content-security-policy");
        assertThat(answer.header("x-request-id")).isNotEqualTo("mine");
        assertThat(answer.raw().headers().firstValue("access-control-allow-origin"))
                .isEmpty();
        assertThat(answer.raw().headers().firstValue("set-cookie")).isEmpty();
    }

    private static boolean isLogin(ApiOperation operation) {
        return operation.access() == Access.ANONYMOUS;
    }

    private static Answer call(ApiClient api, ApiOperation operation, String token) {
        String path = operation
                .path()
                .replace("/api/v1", "")
                .replace("{channel}", "slack")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        String query = operation.id().equals("listJobs") ? "?state=dead" : "";
        return operation.body()
                ? api.send(operation.method(), path, token, Map.of())
                : api.send(operation.method(), path + query, token, null, Map.of());
    }

    /** The claims of a good token with some replaced, signed with the hub's own key. */
    private String forged(String token, Map<String, Object> changes) throws Exception {
        SignedJWT good = SignedJWT.parse(token);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(good.getJWTClaimsSet());
        changes.forEach((name, value) -> claims.claim(name, value instanceof Instant at ? Date.from(at) : value));
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(good.getHeader().getKeyID())
                        .build(),
                claims.build());
        forged.sign(new ECDSASigner((ECPrivateKey) keys.jwtPair().getPrivate()));
        return forged.serialize();
    }
}
