package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.HubIT;
import dev.serai.hub.RoutesCopy;
import dev.serai.hub.events.EventReceiver;
import dev.serai.hub.job.JobQueue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who is told what where, with a policy and two channels. A hub of its own: the policy is what is tested. */
@HubIT
class NotifyIT {

    private static final String ESCALATION = "645027906669510999";
    private static final AtomicLong PEOPLE = new AtomicLong(7_000_000);
    private static final TelegramStandIn TELEGRAM = TelegramStandIn.start();
    private static final DiscordStandIn DISCORD = DiscordStandIn.start();
    private static final EventReceiver PAGER = EventReceiver.start();
    private static final String POLICY =
            """
            rules:
              - { name: quiet, when: "notice.severity == 'low'", to: [discord] }
              - { name: unhelped, about: [verification], to: [discord:escalation] }
              - { name: half-time, about: [escalation], to: [discord] }
              - { name: elsewhere, when: "notice.labels.team == 'pigeons'", to: [slack] }
              - { name: paged, when: "notice.labels.team == 'pagers'", to: [pager] }
            """;

    @Autowired
    JobQueue jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CamelContext camel;

    @LocalServerPort
    int port;

    private ChannelRows rows;
    private String title;

    @DynamicPropertySource
    static void channels(DynamicPropertyRegistry registry) {
        TELEGRAM.configure(registry);
        DISCORD.configure(registry);
        registry.add("serai.channels.discord.escalation-channel-id", () -> ESCALATION);
        RoutesCopy routes = RoutesCopy.make();
        routes.write("policy/notify.yaml", POLICY);
        routes.write("channel/pager.camel.yaml", NotifyFilesTest.PAGER);
        registry.add("pager.url", PAGER::url);
        registry.add("pager.secret", () -> EventReceiver.SECRET);
        registry.add("serai.routes-dir", () -> routes.path().toString());
    }

    @AfterAll
    static void stop() {
        TELEGRAM.close();
        DISCORD.close();
        PAGER.close();
    }

    @BeforeEach
    void begin() {
        rows = new ChannelRows(jdbc);
        title = "Routed " + UUID.randomUUID();
    }

    @Test
    void a_rule_says_where_once_and_what_stands_there_is_kept_up_to_date() {
        UUID incident = rows.incident(title);
        rows.change("update incident set severity = 'low' where id = ?", incident);
        notifyIncident(incident);
        await().until(() -> discord("🔵 " + title).size() == 1);
        notifyIncident(incident);

        // What got worse is told elsewhere too; the first message is edited where it stands.
        rows.change("update incident set severity = 'high' where id = ?", incident);
        notifyIncident(incident);
        await().until(() -> telegram("🟠 " + title).size() == 1);
        await().until(() -> discord("🟠 " + title).size() == 1);

        assertThat(discord(title)).hasSize(1);
        assertThat(telegram(title)).hasSize(1);
        assertThat(rows.count(
                        "select count(*) from incident_event where incident_id = ? and kind = 'notice.routed'"
                                + " and reason = 'RULE' and details->>'rule' = 'quiet'",
                        incident))
                .isEqualTo(1);
    }

    @Test
    void a_rule_whose_channel_is_off_tells_everybody() {
        UUID incident = rows.incident(title);
        labelled(incident, "pigeons");

        notifyIncident(incident);

        await().until(() -> telegram(title).size() == 1 && discord(title).size() == 1);
        assertThat(rows.count(
                        "select count(*) from incident_event where incident_id = ? and reason = 'RULE_WITHOUT_CHANNEL'",
                        incident))
                .isEqualTo(1);
    }

    @Test
    void a_kamelet_is_told_what_its_rule_says_once_and_again_when_that_says_something_else() {
        UUID incident = rows.incident(title);
        labelled(incident, "pagers");
        AtomicInteger asked = new AtomicInteger();
        PAGER.answer(message -> asked.incrementAndGet() == 1 ? 503 : 204);
        notifyIncident(incident);
        await().until(() -> paged().size() == 1);
        notifyIncident(incident);
        rows.change("update incident set severity = 'critical' where id = ?", incident);
        notifyIncident(incident);
        await().until(() -> paged().size() == 2);

        JsonNode first = paged().get(0);
        assertThat(first.path("channel").asText()).isEqualTo("pager");
        assertThat(first.path("kind").asText()).isEqualTo("incident");
        assertThat(first.path("incident_id").asText()).isEqualTo(incident.toString());
        assertThat(first.path("title").asText()).isEqualTo("🟠 " + title);
        assertThat(first.path("text").asText()).startsWith("🟠 " + title + "\n").contains("State: open");
        assertThat(first.path("state").asText()).isEqualTo("open");
        assertThat(first.path("escalation").asBoolean()).isFalse();
        assertThat(first.path("update").asBoolean()).isFalse();
        JsonNode next = paged().get(1);
        assertThat(next.path("title").asText()).isEqualTo("🔴 " + title);
        assertThat(next.path("id")).isEqualTo(first.path("id"));
        assertThat(next.path("update").asBoolean()).isTrue();
        assertThat(PAGER.wrong()).isEmpty();
        assertThat(telegram(title)).isEmpty();
        assertThat(camel.getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains(EventReceiver.SECRET)
                        || endpoint.getEndpointUri().contains(PAGER.url()));
    }

    private List<JsonNode> paged() {
        return PAGER.taken().stream()
                .filter(message -> message.path("title").asText().contains(title))
                .toList();
    }

    private void labelled(UUID incident, String team) {
        rows.change(
                "insert into alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations,"
                        + " environment, links, notes, starts_at, first_seen, last_seen, incident_id) values"
                        + " (gen_random_uuid(), 'default', 'test', ?, 'firing', 'high', 't',"
                        + " jsonb_build_object('team', ?), '{}', 'production', '[]', '[]', now(), now(), now(), ?)",
                title,
                team,
                incident);
    }

    @Test
    void an_approval_is_open_everywhere_escalates_where_the_policy_says_and_its_end_is_told_aloud() {
        UUID approval = rows.approval(title, "operator", 1, "{\"command\": [\"inspect\"]}");
        rows.change("update approval set escalate_at = now() - interval '1 second' where id = ?", approval);
        // It takes an action back, so that all of this holds after its incident is over.
        rows.change(
                "update action set compensates = id where id = (select action_id from approval where id = ?)",
                approval);
        rows.change(
                "update incident set state = 'resolved', resolved_at = now(), resolved_by = 'system'"
                        + " where id = (select incident_id from approval where id = ?)",
                approval);
        notifyApproval(approval);
        await().until(() -> telegram(title).size() == 1 && discord(title).size() == 2);
        DiscordStandIn.Sent escalated = in(ESCALATION, message -> true);
        await().until(() -> rows.count("select count(*) from message where message_id = ?", escalated.id()) == 1);
        String person = Long.toString(PEOPLE.incrementAndGet());
        rows.person("operator", "discord", person);

        assertThat(clickInDiscord(escalated, person)).contains("Approved: 1 of 1");

        String decided = "Approved by operator-" + person + " at ";
        await().until(() -> telegram("Approved").stream()
                .anyMatch(message ->
                        message.text().contains(title) && message.text().contains(decided)));
        await().until(() -> discord(title).stream()
                        .filter(message ->
                                DiscordStandIn.plain(message.content()).contains(decided))
                        .filter(message -> message.buttons().isEmpty())
                        .count()
                == 2);

        // Outcome: by default everywhere, as a new message; then its verification says that it did not help.
        UUID incident = UUID.fromString(rows.text("select incident_id from approval where id = ?", approval));
        rows.change(
                "update action set state = 'succeeded', finished_at = now(), result = '{\"stdout\": \"type: ELF\"}'"
                        + " where incident_id = ?",
                incident);
        notifyIncident(incident);
        await().until(() -> telegram("✅ Undone. Ran inspect › look").stream()
                .anyMatch(message -> message.text().contains(title)));
        DiscordStandIn.Sent outcome =
                in(DiscordStandIn.CHANNEL, message -> message.content().contains("✅ Undone. Ran inspect"));
        assertThat(DiscordStandIn.plain(outcome.content())).contains(decided, "type: ELF");

        rows.change(
                "update action set verification = 'failed', verification_reason = 'STILL_FIRING' where incident_id = ?",
                incident);
        notifyIncident(incident);
        DiscordStandIn.Sent unhelped =
                in(ESCALATION, message -> message.content().contains("did not help"));
        assertThat(DiscordStandIn.plain(unhelped.content())).contains("but it did not help.");
        in(
                DiscordStandIn.CHANNEL,
                message ->
                        message.id().equals(outcome.id()) && message.content().contains("did not help"));
    }

    @Test
    void two_people_decide_in_two_channels_each_counts_once_and_whoever_asked_never() {
        UUID approval = rows.approval(title, "approver", 2, "{\"command\": [\"inspect\"]}");
        String requester = Long.toString(PEOPLE.incrementAndGet());
        rows.person("approver", "discord", requester);
        rows.change("update approval set requester = ? where id = ?", "user:approver-" + requester, approval);
        long first = PEOPLE.incrementAndGet();
        UUID firstId = rows.person("approver", first);
        rows.change(
                "insert into user_identity (tenant, channel, external_id, user_id, created_at)"
                        + " values ('default', 'discord', ?, ?, now())",
                Long.toString(first),
                firstId);
        String second = Long.toString(PEOPLE.incrementAndGet());
        rows.person("approver", "discord", second);
        notifyApproval(approval);
        DiscordStandIn.Sent inDiscord = in(DiscordStandIn.CHANNEL, message -> true);
        await().until(() -> rows.count(
                        "select count(*) from message where subject_id = ? and message_id is not null"
                                + " and channel in ('telegram', 'discord')",
                        approval)
                == 2);
        TelegramStandIn.Sent inTelegram = telegram(title).get(0);

        assertThat(clickInDiscord(inDiscord, requester)).contains("somebody else must decide");
        assertThat(TELEGRAM.click(hub(), inTelegram, "Approve", first).statusCode())
                .isEqualTo(200);
        assertThat(rows.decisions(approval)).isEqualTo(1);
        assertThat(clickInDiscord(inDiscord, Long.toString(first))).contains("decided already");
        assertThat(rows.approvalState(approval)).isEqualTo("open");
        assertThat(clickInDiscord(inDiscord, second)).contains("Approved: 2 of 2");

        await().until(() -> telegram("Approved").stream()
                .anyMatch(message -> message.id() == inTelegram.id()
                        && message.buttons().isEmpty()
                        && message.text().contains("approver-" + first + " at ")
                        && message.text().contains("approver-" + second + " at ")));
        in(
                DiscordStandIn.CHANNEL,
                message -> message.id().equals(inDiscord.id())
                        && message.buttons().isEmpty()
                        && message.content().contains("approver-" + first)
                        && message.content().contains("approver-" + second));
        assertThat(rows.count("select count(distinct channel) from approval_decision where approval_id = ?", approval))
                .isEqualTo(2);
        assertThat(clickInDiscord(inDiscord, second)).contains("decided or cancelled before");
    }

    private String clickInDiscord(DiscordStandIn.Sent message, String person) {
        return DiscordStandIn.answer(DISCORD.click(hub(), message, "Approve", person));
    }

    private String hub() {
        return "http://127.0.0.1:" + port;
    }

    private DiscordStandIn.Sent in(String channel, Predicate<DiscordStandIn.Sent> which) {
        return await().until(
                        () -> discord(title).stream()
                                .filter(message -> message.channel().equals(channel))
                                .filter(which)
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    private static List<TelegramStandIn.Sent> telegram(String text) {
        return TELEGRAM.messagesSaying(text);
    }

    private static List<DiscordStandIn.Sent> discord(String text) {
        return DISCORD.messagesSaying(text);
    }

    private void notifyIncident(UUID incident) {
        jobs.schedule(JobQueue.JobRequest.now("notify-incident", "default", Map.of("incidentId", incident.toString())));
    }

    private void notifyApproval(UUID approval) {
        jobs.schedule(JobQueue.JobRequest.now("notify-approval", "default", Map.of("approvalId", approval.toString())));
    }
}
