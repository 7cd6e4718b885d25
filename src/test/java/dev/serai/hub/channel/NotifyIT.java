package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.HubIT;
import dev.serai.hub.RoutesCopy;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.channel.DeliveryAttempt.DeliveryPlan;
import dev.serai.hub.channel.MessageStore.ClaimedMessage;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.channel.MessageStore.Planned;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.events.EventReceiver;
import dev.serai.hub.job.JobQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
    private static final int CROWD = 200;
    private static final int LISTED = CROWD - 5;
    private static final String POLICY =
            """
            budget: { receivers: { "discord:escalation": 5 } }
            rules:
              - { name: crowd, about: [page], when: "notice.labels.team == 'crowd'", to: [discord:escalation] }
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

    @Autowired
    MessageStore messages;

    @Autowired
    ChatBudgets budgets;

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

    @Test
    void many_incidents_of_a_minute_are_five_pages_and_one_list_and_none_is_lost() {
        newHour();
        crowd(CROWD, "high");
        await().atMost(Duration.ofMinutes(2)).until(() -> inChat() == CROWD);

        await().untilAsserted(() -> assertThat(crowded()).hasSize(6));
        await().untilAsserted(() -> assertThat(lists()).singleElement().satisfies(list -> assertThat(list)
                .startsWith("🟠 " + LISTED + " more incidents since ")
                .contains(
                        "The limit of 5 messages about new incidents per hour is reached here",
                        "… and " + (LISTED - 7) + " more.",
                        "State: open " + LISTED)));
        assertThat(rows.count(
                        "select count(*) from incident_event e join incident i on i.id = e.incident_id where i.title like ?"
                                + " and e.kind = 'notice.held_back' and e.reason = 'BUDGET_SPENT'"
                                + " and e.details->>'channel' = 'discord' and e.details->>'budget' = '5'",
                        title + "%"))
                .isEqualTo(LISTED);

        String person = Long.toString(PEOPLE.incrementAndGet());
        rows.person("operator", "discord", person);
        DiscordStandIn.Sent list = in(ESCALATION, message -> message.content().contains(LISTED + " more incidents"));
        DISCORD.click(hub(), list, "Acknowledge all open", person);
        await().until(() ->
                rows.count("select count(*) from incident where title like ? and state = 'acknowledged'", title + "%")
                        == LISTED);

        // An hour later the chat has its pages again.
        newHour();
        crowd(1, "high");
        await().untilAsserted(() -> assertThat(crowded()).hasSize(7));
        assertThat(lists()).hasSize(1);
    }

    @Test
    void what_is_worse_than_all_that_is_listed_begins_the_next_list_at_once() {
        newHour();
        crowd(5, "high");
        await().until(() -> inChat() == 5);
        crowd(1, "medium");
        await().until(() -> inChat() == 6);
        UUID critical = member("critical", 0);
        rows.change(
                "insert into incident_event (id, tenant, incident_id, kind, actor, reason, details, at) values (?, 'default',"
                        + " ?, 'incident.triaged', 'policy', 'NEW_INCIDENT', '{\"verdict\": \"page\"}', now())",
                Ids.next(),
                critical);
        notifyIncident(critical);
        await().until(() -> inChat() == 7);
        crowd(1, "high");
        await().until(() -> inChat() == 8);

        await().untilAsserted(() -> assertThat(lists())
                .satisfiesExactlyInAnyOrder(
                        list -> assertThat(list).startsWith("🟡 1 more incident "),
                        list -> assertThat(list).startsWith("🔴 2 more incidents ")));
        assertThat(crowded()).hasSize(7);

        assertThat(decision("critical").path("verdict").asText()).isEqualTo("digest");
        assertThat(decision("critical").path("sentence").asText())
                .isEqualTo("Held back: Discord had reached its limit of 5 pages an hour; the digest there lists it.");
        assertThat(decision("critical").path("trace"))
                .last()
                .extracting(JsonNode::asText)
                .isEqualTo(decision("critical").path("sentence").asText());
    }

    @Test
    void what_is_held_back_and_gets_worse_begins_the_next_list_too() {
        newHour();
        crowd(5, "high");
        await().until(() -> inChat() == 5);
        crowd(1, "medium");
        await().until(() -> inChat() == 6);
        UUID worse = UUID.fromString(
                rows.text("select cast(id as text) from incident where title like ?", title + " medium%"));
        rows.change("update incident set severity = 'critical' where id = ?", worse);
        for (String reason : List.of("NEW_INCIDENT", "SEVERITY")) {
            rows.change(
                    "insert into incident_event (id, tenant, incident_id, kind, actor, reason, details, at) values"
                            + " (?, 'default', ?, 'incident.triaged', 'policy', ?, '{\"verdict\": \"page\"}', now())",
                    Ids.next(),
                    worse,
                    reason);
        }
        notifyIncident(worse);

        await().untilAsserted(
                        () -> assertThat(lists()).hasSize(2).allMatch(list -> list.startsWith("🔴 1 more incident ")));
    }

    @Test
    void what_is_listed_is_reminded_of_by_a_list() {
        newHour();
        crowd(6, "high");
        await().until(() -> inChat() == 6);
        UUID listed = UUID.fromString(rows.text(
                "select cast(m.subject_id as text) from message m join incident i on i.id = m.subject_id"
                        + " where m.digest is not null and i.title like ?",
                title + "%"));
        rows.change(
                "insert into escalation_call (id, tenant, incident_id, kind, run, round, step, people, called_at)"
                        + " values (gen_random_uuid(), 'default', ?, 'reminder', 1, 0, 0, '{}', now())",
                listed);
        notifyIncident(listed);

        await().until(() -> crowded().stream()
                .map(message -> DiscordStandIn.plain(message.content()))
                .anyMatch(text -> text.startsWith("🔔 Nobody has acknowledged: 1 incident since ")));
        assertThat(crowded()).noneMatch(message -> DiscordStandIn.plain(message.content())
                .contains("Nobody has acknowledged: " + title));
    }

    private JsonNode decision(String severity) {
        ApiClient api = new ApiClient(port);
        String alert = rows.text(
                "select cast(a.id as text) from alert a join incident i on i.id = a.incident_id where i.title like ?",
                title + " " + severity + "%");
        return api.get("/alerts/" + alert + "/decision", api.token("admin", TestKeys.ADMIN_PASSWORD))
                .json();
    }

    @Test
    void a_page_is_counted_once_however_often_it_is_sent() {
        newHour();
        DISCORD.failNext(503, Map.of(), "{}", 0);
        crowd(1, "high");
        await().until(() -> inChat() == 1);
        assertThat(spent()).isEqualTo(1);

        // As a hub leaves it that dies when the chat has the page and the hub not yet its id.
        rows.change(
                "update message set message_id = null, content_sha256 = null, claim = gen_random_uuid(),"
                        + " claimed_until = now() - interval '1 second' where channel = 'discord' and subject_id ="
                        + " (select id from incident where title like ?)",
                title + "%");
        notifyIncident(
                UUID.fromString(rows.text("select cast(id as text) from incident where title like ?", title + "%")));
        await().until(() -> crowded().size() == 2 && inChat() == 1);
        assertThat(spent()).isEqualTo(1);
    }

    @Test
    void of_several_who_want_the_last_pages_at_once_no_more_get_one_than_there_are() {
        newHour();
        List<ClaimedMessage> claimed = IntStream.range(0, 20)
                .mapToObj(at -> TenantContext.in("default", this::claimed))
                .toList();

        List<DeliveryPlan> plans = claimed.parallelStream()
                .map(one -> TenantContext.in("default", () -> budgets.spend(one.target(), one.slot())))
                .toList();

        assertThat(plans).filteredOn(DeliveryPlan.SEND_FIRST::equals).hasSize(5);
        assertThat(plans).filteredOn(DeliveryPlan.HELD_BACK::equals).hasSize(15);
        assertThat(spent()).isEqualTo(5);
    }

    private ClaimedMessage claimed() {
        UUID incident = rows.incident(title);
        UUID row = messages.plan(new MessageTarget(
                        "default", "discord", MessageSubject.INCIDENT, incident, ESCALATION, incident))
                .orElseThrow();
        return messages.claim("default", row).orElseThrow();
    }

    @Test
    void what_changes_while_a_message_is_being_sent_for_the_first_time_reaches_it_wherever_it_stands() {
        ClaimedMessage sending = claimed();
        UUID incident = sending.target().incident();
        assertThat(messages.planned("default", incident)).containsExactly(new Planned(sending.target(), true));

        messages.release("default", sending.slot());

        assertThat(messages.planned("default", incident)).containsExactly(new Planned(sending.target(), false));
    }

    /** Everything that the chat had is longer ago. */
    private void newHour() {
        rows.change("update message set spent_at = spent_at - interval '2 hours' where chat_id = ?", ESCALATION);
        rows.change("update chat_pace set began_at = began_at - interval '2 hours' where chat_id = ?", ESCALATION);
    }

    private void crowd(int incidents, String severity) {
        for (int at = 0; at < incidents; at++) {
            notifyIncident(member(severity, at));
        }
    }

    private UUID member(String severity, int number) {
        UUID incident = rows.incident(title + " " + severity + " " + number);
        rows.change("update incident set severity = ? where id = ?", severity, incident);
        labelled(incident, "crowd");
        return incident;
    }

    /** The pages of the crowd that are in the chat, by themselves or in a list. */
    private long inChat() {
        return rows.count(
                "select count(*) from message m join incident i on i.id = m.subject_id where m.subject = 'incident'"
                        + " and m.message_id is not null and i.title like ?",
                title + "%");
    }

    private long spent() {
        return rows.count(
                "select count(*) from message where chat_id = ? and spent_at > now() - interval '1 hour'", ESCALATION);
    }

    private List<DiscordStandIn.Sent> crowded() {
        return discord(title).stream()
                .filter(message -> message.channel().equals(ESCALATION))
                .toList();
    }

    private List<String> lists() {
        return crowded().stream()
                .map(message -> DiscordStandIn.plain(message.content()))
                .filter(text -> text.contains("The limit of 5 messages about new incidents "))
                .toList();
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
                        + " (gen_random_uuid(), 'default', 'test', 'of ' || ?, 'firing', 'high', 't',"
                        + " jsonb_build_object('team', ?), '{}', 'production', '[]', '[]', now(), now(), now(), ?)",
                incident,
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
        // What was approved is begun at once, and refused: its rows are not what was approved.
        await().until(() -> rows.text("select state from action where incident_id = ?", incident)
                .equals("refused"));
        rows.change(
                "update action set state = 'succeeded', finished_at = now(), result = '{\"stdout\": \"type: ELF\"}'"
                        + " where incident_id = ?",
                incident);
        notifyIncident(incident);
        await().until(() -> telegram("🔧 An earlier change is undone: ran inspect › look").stream()
                .anyMatch(message -> message.text().contains(title)));
        DiscordStandIn.Sent outcome =
                in(DiscordStandIn.CHANNEL, message -> message.content().contains("An earlier change is undone"));
        assertThat(DiscordStandIn.plain(outcome.content())).contains(decided, "type: ELF");

        rows.change(
                "update action set verification = 'failed', verification_reason = 'STILL_FIRING' where incident_id = ?",
                incident);
        notifyIncident(incident);
        DiscordStandIn.Sent unhelped =
                in(ESCALATION, message -> message.content().contains("does not seem to have helped"));
        assertThat(DiscordStandIn.plain(unhelped.content())).contains("but it does not seem to have helped.");
        in(
                DiscordStandIn.CHANNEL,
                message -> message.id().equals(outcome.id())
                        && message.content().contains("does not seem to have helped"));
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
