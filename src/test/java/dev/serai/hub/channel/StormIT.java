package dev.serai.hub.channel;

import static dev.serai.hub.World.DISCORD;
import static dev.serai.hub.World.SLACK;
import static dev.serai.hub.World.TELEGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.Hub;
import dev.serai.hub.OwnWord;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.World;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.hub.job.JobQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A storm fills no chat. A hub of its own: the world's announces everything at once. */
@SpringBootTest(
        classes = Hub.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // However slow this machine is, the third of them is listed, and all in one list.
        properties = {"test.storm.at-once=2", "serai.messages.storm.from=3", "serai.messages.storm.digest-for=30m"})
@ContextConfiguration(initializers = {TestDatabase.class, World.class})
class StormIT {

    private static final int OF_EACH = 5;
    private static final int PORTION = 50;

    /** Each so many-th of the later half, whose pages are listed however slow this machine is, has a playbook that proposes a change. */
    private static final int WITH_PROPOSAL = 5;

    private final int incidents = incidents();
    private final int proposals = incidents / 2 / WITH_PROPOSAL;
    private static final long VIEWER = 77_000_001;
    private static final long OPERATOR = 77_000_002;
    private static final long APPROVER = 77_000_003;
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private JdbcClient client;

    @Autowired
    private JobQueue jobs;

    private final String word = OwnWord.next();

    /** How many there are, half of which come before any has a playbook; {@link StormTrial} has more. */
    int incidents() {
        return 80;
    }

    @Test
    void alerts_of_many_incidents_with_proposals_are_three_messages_a_channel_and_none_is_lost() {
        WebhookClient client = new WebhookClient(port);
        for (int from = 0; from < OF_EACH * incidents; from += PORTION) {
            assertThat(client.generic(portion(from).toString()).status()).isEqualTo(202);
        }

        await().atMost(Duration.ofMinutes(2)).until(() -> count("state = 'open' and verdict = 'page'") == incidents);
        await().atMost(Duration.ofMinutes(2)).until(() -> said() == 3 * incidents);

        await().atMost(Duration.ofMinutes(5)).until(() -> approvals("listed") == 3 * proposals);

        // What joined while the list was being sent is in its next edit.
        await().untilAsserted(this::listedInThree);
        await().until(() -> jdbc.queryForObject(
                        "select count(*) from message where digest is not null and message_id is not null and waiting",
                        Long.class)
                == 0);
        List<Long> shown = remind(decide());

        // when one of those that are listed is over, the list says so
        String listed = jdbc.queryForObject(
                "select subject_id from message where digest is not null and subject = 'incident' and channel = 'telegram'"
                        + " limit 1",
                String.class);
        resolve(client, listed);
        await().until(() -> texts(TELEGRAM.messages().stream().map(TelegramStandIn.Sent::text)).stream()
                .anyMatch(text -> text.contains("State: resolved 1")));
        acknowledgeAll();
        assertThat(texts(TELEGRAM.messages().stream()
                        .filter(sent -> !shown.contains(sent.id()))
                        .map(TelegramStandIn.Sent::text)))
                .hasSizeBetween(1, 3);
    }

    private void listedInThree() {
        List<List<String>> chats = List.of(
                texts(TELEGRAM.messages().stream().map(TelegramStandIn.Sent::text)),
                texts(SLACK.messages().stream().map(SlackStandIn.Sent::text)),
                texts(DISCORD.messages().stream().map(sent -> DiscordStandIn.plain(sent.content()))));
        assertThat(chats).allSatisfy(texts -> {
            assertThat(texts).hasSizeBetween(1, 3);
            assertThat(texts)
                    .filteredOn(text -> text.contains(" incidents and "))
                    .singleElement()
                    .satisfies(digest -> assertThat(digest)
                            // The severe ones lead, however late they came.
                            .startsWith("🔴 ")
                            .contains((incidents - texts.size() + 1) + " incidents", "the console shows all")
                            .contains(
                                    proposals + " proposals since ", proposals + " decisions are needed, the first by ")
                            .contains("Send DELETE to " + World.SHOP.baseUrl() + "/cache/" + word)
                            .contains("State: open " + (incidents - texts.size() + 1)));
        });
    }

    /** Each decision is reached with its buttons, a few at a time, and nobody decides several at once; the messages that show them. */
    private List<Long> decide() {
        ChannelRows rows = new ChannelRows(client);
        rows.person("viewer", VIEWER);
        rows.person("operator", OPERATOR);
        rows.person("approver", APPROVER);
        assertThat(digest().hasButton("Approve")).isFalse();
        click(digest(), "Show next decisions here", VIEWER);
        assertThat(approvals("shown")).isZero();

        click(digest(), "Show next decisions here", OPERATOR);

        await().until(() -> approvals("shown") == 3 && requests().size() == 3);
        await().until(() -> digest().text().contains(proposals - 3 + " decisions are needed"));
        TelegramStandIn.Sent request = requests().get(0);
        List<Long> shown = requests().stream().map(TelegramStandIn.Sent::id).toList();
        assertThat(requests()).allMatch(one -> one.hasButton("Approve") && one.hasButton("Reject"));
        click(request, "Reject", APPROVER);
        assertThat(count("exists (select from approval a where a.incident_id = incident.id and a.state = 'rejected')"))
                .isEqualTo(1);
        assertThat(approvals("open")).isEqualTo(proposals - 1);
        return shown;
    }

    /** Who has not decided at half time is reminded once, by one list and not by a message for each; the messages that may be there. */
    private List<Long> remind(List<Long> shown) {
        ChannelRows rows = new ChannelRows(client);
        rows.change("update chat_pace set since = now(), pages = ?", OF_EACH * incidents);
        List<UUID> open = jdbc.queryForList(
                "select a.id from approval a join incident i on i.id = a.incident_id where a.state = 'open' and i.title like ?",
                UUID.class,
                "Storm " + word + "%");
        rows.change("update approval set escalate_at = now() - interval '1 second' where state = 'open'");
        open.forEach(approval -> jobs.schedule(
                JobQueue.JobRequest.now("notify-approval", "default", Map.of("approvalId", approval.toString()))));

        String reminder = "⏰ Still to be decided: " + (proposals - 1) + " proposals since ";
        await().until(() -> reminders().stream().anyMatch(sent -> sent.text().startsWith(reminder)));
        assertThat(reminders()).hasSize(1);
        // A click before that is refused.
        await().until(() -> rows.count(
                        "select count(*) from message where channel = 'telegram' and subject = 'digest' and message_id = ?",
                        Long.toString(reminders().get(0).id()))
                == 1);

        click(reminders().get(0), "Show next decisions here", OPERATOR);
        await().until(() -> reminders().get(0).text().startsWith("⏰ Still to be decided: " + (proposals - 4)));
        await().until(() -> rows.count("select count(*) from message where shown_at is not null and waiting") == 0);
        List<Long> own = new ArrayList<>(shown);
        own.add(reminders().get(0).id());
        TELEGRAM.messagesSaying(word).stream()
                .filter(sent -> sent.hasButton("Approve") || sent.text().startsWith("⏰"))
                .map(TelegramStandIn.Sent::id)
                .forEach(own::add);
        assertThat(own.stream().distinct()).hasSize(3 + 1 + 3);
        return own;
    }

    private List<TelegramStandIn.Sent> reminders() {
        return TELEGRAM.messagesSaying(word).stream()
                .filter(sent -> sent.text().startsWith("⏰") && sent.text().contains(" proposals since "))
                .toList();
    }

    private List<TelegramStandIn.Sent> requests() {
        return TELEGRAM.messagesSaying(word).stream()
                .filter(sent -> sent.hasButton("Approve"))
                .toList();
    }

    private TelegramStandIn.Sent digest() {
        return TELEGRAM.messagesSaying(" incidents and ").stream()
                .filter(sent -> sent.text().contains(word))
                .findFirst()
                .orElseThrow();
    }

    private void click(TelegramStandIn.Sent message, String label, long person) {
        TELEGRAM.click("http://localhost:" + port, message, label, person);
    }

    private void acknowledgeAll() {
        TelegramStandIn.Sent digest = digest();
        click(digest, "Acknowledge all open", VIEWER);
        assertThat(count("state = 'acknowledged'")).isZero();

        click(digest, "Acknowledge all open", OPERATOR);

        long listed = count("state = 'acknowledged'");
        assertThat(listed).isGreaterThan(incidents - 5);
        await().until(() -> texts(TELEGRAM.messages().stream().map(TelegramStandIn.Sent::text)).stream()
                .anyMatch(text -> text.contains("State: acknowledged " + listed)));
        assertThat(count("state = 'acknowledged' and acknowledged_by = 'user:operator-" + OPERATOR + "'"))
                .isEqualTo(listed);
    }

    private ArrayNode portion(int from) {
        ArrayNode alerts = JSON.createArrayNode();
        for (int at = from; at < from + PORTION; at++) {
            alert(alerts, at % incidents, at).put("state", "firing");
        }
        return alerts;
    }

    private ObjectNode alert(ArrayNode alerts, int incident, int at) {
        ObjectNode alert = alerts.addObject()
                .put("title", "Storm " + word + " in part " + incident)
                .put("severity", incident % (incidents / 2) == incidents / 2 - 1 ? "critical" : "high")
                .put("fingerprint", word + "-" + at);
        alert.putObject("labels").put("alertname", "Storm").put("service", word + "-" + incident);
        if (incident >= incidents / 2 && incident % WITH_PROPOSAL == 0) {
            alert.putObject("annotations").put("cache_url", World.SHOP.baseUrl() + "/cache/" + word + "-" + incident);
        }
        return alert;
    }

    private void resolve(WebhookClient client, String incident) {
        jdbc.queryForList("select fingerprint from alert where cast(incident_id as text) = ?", String.class, incident)
                .forEach(one -> {
                    ArrayNode alerts = JSON.createArrayNode();
                    int at = Integer.parseInt(one.substring(word.length() + 1));
                    alert(alerts, at % incidents, at).put("state", "resolved");
                    assertThat(client.generic(alerts.toString()).status()).isEqualTo(202);
                });
    }

    private long count(String where) {
        return jdbc.queryForObject(
                "select count(*) from incident where title like ? and " + where, Long.class, "Storm " + word + "%");
    }

    /** The messages about approvals of it that are listed or were asked for; the approvals that are open. */
    private long approvals(String which) {
        String of = " join incident i on i.id = a.incident_id where i.title like ?";
        String sql =
                switch (which) {
                    case "listed" -> "select count(*) from message m join approval a on a.id = m.subject_id" + of
                            + " and m.subject = 'approval' and m.digest is not null and m.message_id is not null";
                    case "shown" -> "select count(*) from message m join approval a on a.id = m.subject_id" + of
                            + " and m.shown_at is not null and m.message_id is not null";
                    default -> "select count(*) from approval a" + of + " and a.state = 'open'";
                };
        return jdbc.queryForObject(sql, Long.class, "Storm " + word + "%");
    }

    /** The pages that are in a chat, by themselves or in a list. */
    private long said() {
        return jdbc.queryForObject(
                "select count(*) from message m join incident i on i.id = m.subject_id where m.subject = 'incident' and"
                        + " m.message_id is not null and i.title like ?",
                Long.class,
                "Storm " + word + "%");
    }

    private List<String> texts(Stream<String> messages) {
        return messages.filter(text -> text.contains(word)).toList();
    }
}
