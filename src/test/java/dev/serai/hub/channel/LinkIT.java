package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.db.TenantContext;
import dev.serai.identity.LinkRequest;
import dev.serai.identity.LinkRules;
import dev.serai.message.Block;
import dev.serai.message.Message;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links by what the hub does with a sent code; how each channel hands one over is told by its own test. */
@HubIT
class LinkIT {

    private static final String REFUSED = "Not linked: this code is not valid here any more, or never was";

    private static String shared;
    private static int sharedAt;

    @Autowired
    ProducerTemplate camel;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private ApiClient api;
    private ChannelRows rows;
    private String token;
    private String channel;

    @BeforeEach
    void begin() {
        api = new ApiClient(port);
        rows = new ChannelRows(jdbc);
        token = person(port);
        channel = "telegram";
        rows.change("delete from identity_attempt");
    }

    /** Making an account takes long, so most tests share one. */
    private String person(int hub) {
        if (sharedAt != hub) {
            shared = People.token(api, Role.VIEWER);
            sharedAt = hub;
        }
        return shared;
    }

    @Test
    void a_code_links_its_sender_once_and_the_person_sees_it_and_can_end_it() {
        token = People.token(api, Role.VIEWER);
        String code = newCode();
        String sender = sender();
        assertThat(rows.count("select count(*) from identity_code where encode(code_hash, 'escape') like ?", code))
                .isZero();

        assertThat(send(sender, code.toLowerCase())).contains("Linked: from now on you act here as viewer-");

        JsonNode me = api.get("/auth/me", token).json();
        assertThat(me.path("identities"))
                .singleElement()
                .matches(identity -> identity.path("channel").asText().equals(channel)
                        && identity.path("external_id").asText().equals(sender));
        String id = me.path("id").asText();
        assertThat(rows.count(
                        "select count(*) from audit_event where verb = 'user.identity_linked' and object_id = ?"
                                + " and details->>'external_id' = ?",
                        id,
                        sender))
                .isEqualTo(1);
        assertThat(send(sender, code)).contains(REFUSED);
        assertThat(audited("UNKNOWN_CODE", sender)).isEqualTo(1);

        assertThat(remove().status()).isEqualTo(204);
        assertThat(remove().status()).isEqualTo(204);
        assertThat(api.get("/auth/me", token).json().path("identities")).isEmpty();
        assertThat(rows.count(
                        "select count(*) from audit_event where verb = 'user.identity_removed' and object_id = ?", id))
                .isEqualTo(1);
    }

    @Test
    void a_link_that_is_made_again_is_as_old_as_it_was_and_another_one_is_new() {
        String sender = sender();
        send(sender, newCode());
        rows.change("update user_identity set created_at = now() - interval '2 hours' where external_id = ?", sender);

        assertThat(send(sender, newCode())).contains("Linked");
        assertThat(age(sender)).isGreaterThan(7_000);

        String other = sender();
        assertThat(send(other, newCode())).contains("Linked");
        assertThat(age(other)).isLessThan(600);
    }

    private long age(String sender) {
        return rows.count(
                "select cast(extract(epoch from now() - created_at) as bigint) from user_identity where external_id = ?",
                sender);
    }

    @Test
    void a_wrong_a_replaced_a_late_and_another_channels_code_get_the_same_answer() {
        String sender = sender();
        String replaced = newCode();
        String late = newCode();
        rows.change("update identity_code set expires_at = now() - interval '1 second'");

        assertThat(send(sender, replaced)).contains(REFUSED);
        assertThat(send(sender, late)).contains(REFUSED);
        assertThat(send(sender, "0000-0000-0000")).contains(REFUSED);
        channel = "slack";
        String elsewhere = newCode();
        channel = "telegram";
        assertThat(send(sender, elsewhere)).contains(REFUSED);

        assertThat(audited("UNKNOWN_CODE", sender)).isEqualTo(3);
        assertThat(rows.count(
                        "select count(*) from audit_event where verb = 'identity.link_refused' and reason = 'LATE'"
                                + " and details->>'external_id' = ?",
                        sender))
                .isEqualTo(1);
        assertThat(rows.count("select count(*) from user_identity where external_id = ?", sender))
                .isZero();
    }

    @Test
    void an_identity_that_somebody_else_has_stays_theirs_and_the_code_is_used_up() {
        String sender = sender();
        send(sender, newCode());
        String owner = api.get("/auth/me", token).json().path("id").asText();
        token = People.token(api, Role.VIEWER);
        String code = newCode();

        assertThat(send(sender, code)).contains(REFUSED);
        assertThat(send(sender(), code)).contains(REFUSED);

        assertThat(rows.text("select user_id from user_identity where external_id = ?", sender))
                .isEqualTo(owner);
        assertThat(rows.count(
                        "select count(*) from audit_event where reason = 'IDENTITY_TAKEN'"
                                + " and details->>'external_id' = ?",
                        sender))
                .isEqualTo(1);
    }

    @Test
    void the_code_of_a_disabled_account_links_nobody() {
        token = People.token(api, Role.VIEWER);
        String code = newCode();
        String id = api.get("/auth/me", token).json().path("id").asText();
        rows.change("update app_user set disabled = true where id = cast(? as uuid)", id);

        assertThat(send(sender(), code)).contains(REFUSED);
        assertThat(rows.audited("identity.link_refused", "DISABLED_USER", id)).isEqualTo(1);
    }

    @Test
    void whoever_tries_too_often_is_not_looked_at_though_the_code_be_right() {
        String sender = sender();
        IntStream.range(0, LinkRules.SENDER_LIMIT).forEach(n -> send(sender, "0000-0000-000" + n));
        String code = newCode();

        assertThat(send(sender, code)).contains(REFUSED);
        assertThat(send(sender, code)).contains(REFUSED);
        assertThat(audited("SENDER_LIMIT", sender)).isEqualTo(1);
        assertThat(send(sender(), code)).as("the code is still good for others").contains("Linked");

        rows.change("update identity_attempt set at = at - interval '11 minutes'");
        assertThat(send(sender, newCode())).contains("Linked");
    }

    @Test
    void all_senders_together_are_limited_too() {
        rows.change(
                "insert into identity_attempt (tenant, channel, id, external_id, at) select 'default', ?,"
                        + " gen_random_uuid(), 'guesser-' || n, now() from generate_series(1, ?) n",
                channel,
                LinkRules.CHANNEL_LIMIT);
        String sender = sender();

        assertThat(send(sender, newCode())).contains(REFUSED);
        assertThat(audited("CHANNEL_LIMIT", sender)).isEqualTo(1);
    }

    @Test
    void one_code_sent_by_many_at_once_links_one_of_them() {
        remove();
        String code = newCode();
        CompletableFuture.allOf(IntStream.range(0, 6)
                        .mapToObj(n -> CompletableFuture.runAsync(
                                () -> TenantContext.run("default", () -> send(sender(), code))))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(api.get("/auth/me", token).json().path("identities")).hasSize(1);
    }

    @Test
    void a_delivery_that_comes_again_is_not_counted_and_an_admin_can_end_a_link() {
        String sender = sender();
        LinkRequest request = request(sender, newCode());
        assertThat(send(request)).contains("Linked");
        assertThat(send(request)).contains("processed already");
        assertThat(rows.count("select count(*) from identity_attempt where external_id = ?", sender))
                .isZero();

        String id = api.get("/auth/me", token).json().path("id").asText();
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        java.util.Map<String, Object> none = new java.util.HashMap<>();
        none.put("external_id", null);
        assertThat(api.send("PUT", "/users/" + id + "/identities/" + channel, admin, none)
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/auth/me", token).json().path("identities")).isEmpty();
    }

    @Test
    void a_code_is_asked_for_with_a_known_channel_and_a_token() {
        assertThat(api.send("POST", "/auth/me/identity-codes", token, Map.of("channel", "pigeon"))
                        .status())
                .isEqualTo(400);
        assertThat(api.send("POST", "/auth/me/identity-codes", null, Map.of("channel", channel))
                        .status())
                .isEqualTo(401);
    }

    private String newCode() {
        ApiClient.Answer answer = api.send("POST", "/auth/me/identity-codes", token, Map.of("channel", channel));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("channel").asText()).isEqualTo(channel);
        return answer.json().path("code").asText();
    }

    private ApiClient.Answer remove() {
        return api.send("DELETE", "/auth/me/identities/" + channel, token, null);
    }

    private String send(String sender, String typed) {
        return send(request(sender, typed));
    }

    private LinkRequest request(String sender, String typed) {
        return new LinkRequest("default", channel, "link-" + UUID.randomUUID(), sender, "chat", typed);
    }

    private String send(LinkRequest request) {
        Message answer = (Message) camel.request("direct:identity-link", exchange -> {
                    exchange.getMessage().setBody(request);
                    exchange.getMessage().setHeader("tenant", request.tenant());
                })
                .getMessage()
                .getBody();
        return ((Block.Note) answer.blocks().get(0)).whole();
    }

    private static String sender() {
        return "sender-" + UUID.randomUUID();
    }

    private long audited(String reason, String sender) {
        return rows.audited("identity.link_refused", reason, channel + ":" + sender);
    }
}
