package dev.serai.hub.forgery;

import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.serai.hub.World.DISCORD;
import static dev.serai.hub.World.SHOP;
import static dev.serai.hub.World.SLACK;
import static dev.serai.hub.World.TELEGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.WorldIT;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.DiscordStandIn;
import dev.serai.hub.db.Ids;
import dev.serai.hub.forgery.Scene.Asked;
import dev.serai.hub.intake.WebhookClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every chat there is, and a shop whose cache an approved action drops: the effect that is counted. */
@WorldIT
abstract class EveryChannel {

    static final List<String> CHATS = List.of("telegram", "slack", "discord");

    private static final AtomicLong PEOPLE = new AtomicLong(8_000_000);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    ChannelRows rows;

    @BeforeEach
    void rows() {
        rows = new ChannelRows(jdbc);
    }

    /**
     * An approval that is asked in every channel.
     *
     * @param host the alert's host, which stands in each message
     * @param asked by channel
     */
    record Question(String host, UUID approval, UUID incident, Map<String, Asked> asked) {}

    String hub() {
        return "http://127.0.0.1:" + port;
    }

    /** Raises an alert whose playbook asks for a change; returns when it can be decided in every channel. */
    Question ask(String namespace, String severity) {
        String host = "host-" + UUID.randomUUID();
        String alert =
                """
                {"title": "Stale cache on %s", "severity": "%s",
                 "labels": {"instance": "%s", "service": "%s", "namespace": "%s"},
                 "annotations": {"cache_url": "%s/cache/%s"}}"""
                        .formatted(host, severity, host, host, namespace, SHOP.baseUrl(), host);
        assertThat(new WebhookClient(port).generic(alert).status()).isEqualTo(202);
        Map<String, Asked> asked =
                await().until(() -> asked(host), found -> found.keySet().containsAll(CHATS));
        UUID approval = UUID.fromString(rows.text(
                "select p.id::text from approval p join incident i on i.id = p.incident_id where i.title like ?",
                "%" + host + "%"));
        await("every button is bound to its message")
                .until(() -> rows.count(
                                "select count(*) from approval_reference where approval_id = ? and message_id is null",
                                approval)
                        == 0);
        UUID incident = UUID.fromString(rows.text("select incident_id::text from approval where id = ?", approval));
        return new Question(host, approval, incident, asked);
    }

    private static Map<String, Asked> asked(String host) {
        Map<String, Asked> asked = new LinkedHashMap<>();
        TELEGRAM.messagesSaying(host).stream()
                .filter(sent -> sent.hasButton("Approve"))
                .forEach(sent -> asked.put(
                        "telegram",
                        new Asked(
                                sent.chat(),
                                Long.toString(sent.id()),
                                sent.button("Approve").callbackData())));
        SLACK.messagesSaying(host).stream()
                .filter(sent ->
                        sent.buttons().stream().anyMatch(button -> button.text().equals("Approve")))
                .forEach(sent -> asked.put(
                        "slack",
                        new Asked(
                                sent.channel(),
                                sent.ts(),
                                sent.button("Approve").value())));
        DISCORD.messagesSaying(host).stream()
                .filter(sent -> sent.buttons().stream()
                        .anyMatch(button -> button.label().equals("Approve")))
                .forEach(sent -> asked.put(
                        "discord",
                        new Asked(
                                sent.channel(),
                                sent.id(),
                                sent.button("Approve").customId())));
        return asked;
    }

    /** What stands in each channel's message about the approval now, with its buttons. */
    static List<String> shownIn(Question question) {
        return CHATS.stream()
                .map(chat -> shownIn(chat, question.asked().get(chat).message()))
                .toList();
    }

    private static String shownIn(String chat, String message) {
        return switch (chat) {
            case "telegram" -> TELEGRAM.messages().stream()
                    .filter(sent -> Long.toString(sent.id()).equals(message))
                    .map(sent -> sent.text() + sent.buttons())
                    .findFirst()
                    .orElseThrow();
            case "slack" -> SLACK.messages().stream()
                    .filter(sent -> sent.ts().equals(message))
                    .map(sent -> sent.text() + sent.buttons())
                    .findFirst()
                    .orElseThrow();
            default -> DISCORD.messages().stream()
                    .filter(sent -> sent.id().equals(message))
                    .map(sent -> DiscordStandIn.plain(sent.content()) + sent.buttons())
                    .findFirst()
                    .orElseThrow();
        };
    }

    /** How often the shop's cache of this question was dropped. */
    static int effects(Question question) {
        return SHOP.countRequestsMatching(deleteRequestedFor(urlEqualTo("/cache/" + question.host()))
                        .build())
                .getCount();
    }

    /** A new account with this role and one identity, the same in every channel. */
    String person(String role) {
        String identity = nextIdentity();
        UUID id = Ids.next();
        rows.change(
                "insert into app_user (id, tenant, username, password_hash, role, created_at, updated_at)"
                        + " values (?, 'default', ?, '-', ?, now(), now())",
                id,
                role + "-" + identity,
                role);
        identify(id, identity);
        return identity;
    }

    static String nextIdentity() {
        return Long.toString(PEOPLE.incrementAndGet());
    }

    void identify(UUID user, String identity) {
        for (String channel : List.of("telegram", "slack", "discord")) {
            rows.change(
                    "insert into user_identity (tenant, channel, external_id, user_id, created_at)"
                            + " values ('default', ?, ?, ?, now() - interval '2 hours')",
                    channel,
                    identity,
                    user);
        }
    }
}
