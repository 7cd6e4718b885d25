package dev.serai.hub.channel.slack;

import static dev.serai.hub.World.SLACK;
import static dev.serai.hub.channel.SlackStandIn.CHANNEL;
import static dev.serai.hub.channel.SlackStandIn.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.channel.SeveralChannels;
import dev.serai.hub.channel.SlackStandIn;
import dev.serai.hub.channel.SlackStandIn.Sent;
import dev.serai.hub.job.JobQueue;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SlackIT extends SeveralChannels {

    private final int answeredBefore = SLACK.answers().size();

    @Test
    void an_incident_is_sent_once_edited_when_it_changes_and_told_again_in_its_thread() {
        UUID incident = rows.incident(title + " <https://evil.example|fine> \u202Egnp.exe");
        notifyIncident(incident);
        Sent first = sent(0);
        assertThat(first.channel()).isEqualTo(CHANNEL);
        assertThat(first.json()).doesNotContain("<!", "<http").contains("&lt;!channel&gt;", "\"parse\":\"none\"");
        assertThat(first.text()).contains("🟠 Checkout <!channel> down", "⟨U+202E⟩gnp.exe", "State: open");

        String person = slackPerson("operator");
        assertThat(SLACK.click(hub(), first, "Acknowledge", person).statusCode())
                .isEqualTo(200);
        Sent edited = sent(1);
        assertThat(edited.ts()).isEqualTo(first.ts());
        assertThat(edited.text()).contains("acknowledged by operator-" + person.toLowerCase());
        assertThat(edited.buttons()).extracting("text").contains("Resolve").doesNotContain("Acknowledge");
        answered("The incident is acknowledged.");

        record(incident, "NEW_INCIDENT", "1 hour");
        record(incident, "SEVERITY", "-1 second");
        notifyIncident(incident);
        notifyIncident(incident);
        Sent again = await().until(
                        () -> SLACK.messagesSaying("⏫ Worse, from high to critical: " + title),
                        found -> found.size() == 1)
                .get(0);
        assertThat(again.thread()).isEqualTo(first.ts());
        assertThat(again.json()).contains("\"reply_broadcast\":true");
        assertThat(again.text()).contains("State: acknowledged by operator-" + person.toLowerCase());

        await().until(() -> rows.count("select count(*) from message where message_id = ?", again.ts()) == 1);
        SLACK.click(hub(), again, "Resolve", person);
        await().until(() -> SLACK.messagesSaying("⏫ Worse, from high to critical: " + title)
                .get(0)
                .text()
                .contains("State: resolved by operator-"));
    }

    @Test
    void an_approval_is_asked_for_decided_by_a_press_and_edited() {
        UUID approval = rows.approval(title, "operator", 1, ARGUMENTS);
        notifyApproval(approval);
        Sent asked = sent(0);
        assertThat(asked.text())
                .contains(
                        "❓ Run inspect › look on target-",
                        "docker-sandbox-action",
                        "\"a<b>\"",
                        "runs foreign bytes (40)");
        assertThat(asked.button("Approve").value()).hasSizeLessThanOrEqualTo(48);
        String person = slackPerson("operator");
        ObjectNode press = SLACK.click(
                person, asked.channel(), asked.ts(), asked.button("Approve").value());

        HttpResponse<String> answer = SLACK.interact(hub(), press);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        await().until(() -> rows.approvalState(approval).equals("approved"));
        assertThat(rows.text("select channel from approval_decision where approval_id = ?", approval))
                .isEqualTo("slack");
        answered("Approved: 1 of 1. The action will run.");
        Sent edited = await().until(() -> SLACK.messagesSaying(title).get(0), message -> message.text()
                .contains("Approved"));
        assertThat(edited.text()).contains("Approved by operator-" + person.toLowerCase() + " at ");
        assertThat(edited.buttons()).isEmpty();

        // the same press again, as a replay with a new signature, and somebody else's
        SLACK.interact(hub(), press);
        answered("This was processed already.");
        SLACK.click(hub(), asked, "Reject", slackPerson("operator"));
        answered("decided or cancelled before");
        assertThat(rows.decisions(approval)).isEqualTo(1);
    }

    @Test
    void whatever_is_forged_stale_or_not_a_callback_is_turned_away_before_it_is_read() {
        String interactions = hub() + "/channels/slack/interactions";
        String body = SLACK.command(slackPerson("viewer"), "help");
        String commands = hub() + "/channels/slack/commands";
        long now = Instant.now().getEpochSecond();

        assertThat(SLACK.post(commands, body, null, null).statusCode()).isEqualTo(401);
        assertThat(status(commands, body, now, SlackStandIn.sign(SECRET + "x", now, body)))
                .isEqualTo(401);
        assertThat(status(commands, body + "&x=1", now, SlackStandIn.sign(SECRET, now, body)))
                .isEqualTo(401);
        assertThat(status(commands, body, now - 301, SlackStandIn.sign(SECRET, now - 301, body)))
                .isEqualTo(401);
        assertThat(status(commands, body, now + 3600, SlackStandIn.sign(SECRET, now + 3600, body)))
                .isEqualTo(401);
        assertThat(SLACK.post(interactions, "payload={").statusCode()).isEqualTo(400);
        assertThat(SLACK.post(interactions, "no form at all %zz").statusCode()).isEqualTo(400);
        assertThat(SLACK.post(commands, body + "&text=pause").statusCode()).isEqualTo(400);
        assertThat(SLACK.post(commands, body + "&x=" + "x".repeat(70_000)).statusCode())
                .isEqualTo(413);
        assertThat(SLACK.post(commands, body.replace(SlackStandIn.TEAM, "T0666"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(SLACK.post(commands, body.replace(SlackStandIn.APP, "A0666")).statusCode())
                .isEqualTo(401);
        HttpResponse<String> right = SLACK.post(commands, body);
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.headers().map().keySet())
                .noneMatch(name -> name.startsWith("x-slack") || name.equalsIgnoreCase("tenant"));
        assertThat(SLACK.post(
                                interactions,
                                SlackStandIn.form(Map.of(
                                        "payload",
                                        "{\"type\": \"view_closed\"," + " \"api_app_id\": \"" + SlackStandIn.APP
                                                + "\", \"team\": {\"id\": \"" + SlackStandIn.TEAM + "\"}}")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_press_by_the_wrong_person_or_in_the_wrong_place_changes_nothing_and_is_audited() {
        UUID approval = rows.approval(title, "approver", 1, ARGUMENTS);
        notifyApproval(approval);
        Sent asked = sent(0);
        String carried = asked.button("Approve").value();
        String approver = slackPerson("approver");
        String stranger = "U" + nextPerson();

        SLACK.click(hub(), asked, "Approve", stranger);
        answered("nobody here is known by the Slack id " + stranger);
        assertThat(rows.audited("press.refused", "UNMAPPED_USER", CHANNEL + "/" + asked.ts()))
                .isEqualTo(1);
        SLACK.click(hub(), asked, "Approve", slackPerson("operator"));
        answered("your role may not decide this");
        SLACK.interact(hub(), SLACK.click(approver, CHANNEL, "1503435956.999999", carried));
        SLACK.interact(hub(), SLACK.click(approver, "C0OTHER", asked.ts(), carried));
        answered("another message");
        await().until(() -> rows.audited("press.refused", "WRONG_PLACE", approval.toString()) == 2);
        SLACK.interact(hub(), SLACK.click(approver, CHANNEL, asked.ts(), carried.substring(1) + "A"));
        answered("this button is not known");

        // an answer goes to Slack only
        ObjectNode elsewhere = SLACK.click(approver, CHANNEL, asked.ts(), "unknown");
        elsewhere.put("response_url", hub() + "/channels/telegram");
        assertThat(SLACK.interact(hub(), elsewhere).statusCode()).isEqualTo(200);

        assertThat(rows.decisions(approval)).isZero();
        assertThat(rows.approvalState(approval)).isEqualTo("open");
    }

    @Test
    void many_presses_at_once_have_one_effect() {
        UUID approval = rows.approval(title, "operator", 1, ARGUMENTS);
        notifyApproval(approval);
        Sent asked = sent(0);
        List<String> people = List.of(slackPerson("operator"), slackPerson("operator"), slackPerson("operator"));

        CompletableFuture.allOf(people.stream()
                        .map(person -> CompletableFuture.runAsync(() -> SLACK.click(hub(), asked, "Approve", person)))
                        .toArray(CompletableFuture[]::new))
                .join();

        await().until(() -> rows.approvalState(approval).equals("approved"));
        assertThat(rows.decisions(approval)).isEqualTo(1);
    }

    @Test
    void a_decision_that_takes_longer_than_slack_waits_is_acknowledged_in_time_and_told_by_the_message()
            throws SQLException {
        UUID approval = rows.approval(title, "operator", 1, ARGUMENTS);
        notifyApproval(approval);
        Sent asked = sent(0);
        String person = slackPerson("operator");
        List<Duration> took = new ArrayList<>();

        whileHeld("select id from approval where id = ? for update", approval, () -> {
            // A busy machine makes it longer now and then, and never shorter.
            do {
                Instant began = Instant.now();
                assertThat(SLACK.click(hub(), asked, "Approve", person).statusCode())
                        .isEqualTo(200);
                took.add(Duration.between(began, Instant.now()));
            } while (took.size() < 10 && Collections.min(took).compareTo(Duration.ofSeconds(3)) > 0);
        });

        assertThat(Collections.min(took)).isBetween(Duration.ofMillis(2400), Duration.ofSeconds(3));
        answered("Still working on it");
        await().until(() -> SLACK.messagesSaying(title).get(0).text().contains("Approved"));
        assertThat(rows.decisions(approval)).isEqualTo(1);
    }

    @Test
    void a_later_message_waits_for_the_first_of_its_conversation_and_what_is_gone_is_sent_anew() {
        UUID approval = rows.approval(title, "operator", 1, ARGUMENTS);
        UUID incident =
                UUID.fromString(rows.text("select cast(incident_id as text) from approval where id = ?", approval));
        SLACK.failNext("chat.postMessage", 503, "down", 0);
        SLACK.failNext("chat.postMessage", 200, SlackStandIn.error("internal_error"), 0);
        notifyIncident(incident);
        await().until(() ->
                rows.count("select count(*) from message where conversation = ? and channel = 'slack'", incident) == 1);
        notifyApproval(approval);

        List<Sent> both = await().until(() -> SLACK.messagesSaying(title), found -> found.size() == 2);
        assertThat(both.get(0).text()).contains("State: open");
        assertThat(both.get(1).text()).contains("❓ Run inspect › look");

        await().until(() -> rows.count(
                        "select count(*) from message where conversation = ? and channel = 'slack' and claim is null"
                                + " and message_id is not null",
                        incident)
                == 2);
        SLACK.delete(both.get(0).ts());
        rows.change("update incident set alerts = 2 where id = ?", incident);
        notifyIncident(incident);
        await().until(() -> SLACK.messagesSaying("1 of 2 alerts still fires").stream()
                .anyMatch(message -> message.text().contains(title)));
    }

    @Test
    void a_delivery_that_is_given_up_is_dead_and_the_timeline_says_so() {
        UUID incident = rows.incident(title);
        double before = abandoned();
        SLACK.refuse(title.substring(title.lastIndexOf(' ') + 1), "is_archived");
        notifyIncident(incident);

        // Eleven failures take half an hour: the twelfth comes at once here, whenever the job is not under way.
        await().until(() -> {
            rows.change(
                    "update job set consecutive_failures = 11, execution_time = now()"
                            + " where task_name = 'deliver-slack' and not picked and consecutive_failures between 1 and 10"
                            + " and task_instance in (select 'default/' || id from message where subject_id = ?)",
                    incident);
            return rows.count(
                            "select count(*) from incident_event where incident_id = ? and kind = 'message.abandoned'",
                            incident)
                    == 1;
        });
        assertThat(rows.text(
                        "select details ->> 'channel' from incident_event where incident_id = ? and kind = 'message.abandoned'",
                        incident))
                .isEqualTo("slack");
        String row =
                rows.text("select cast(id as text) from message where subject_id = ? and channel = 'slack'", incident);
        String dead = "from dead_job where job = 'deliver-slack' and payload -> 'headers' ->> 'messageRow' = ?";
        assertThat(rows.text("select error " + dead, row)).contains("is_archived");
        assertThat(abandoned()).isGreaterThan(before);
        rows.change("delete " + dead, row);

        // What a version before queued under its own name for it is worked off too.
        jobs.schedule(JobQueue.JobRequest.now("channel-untold", "default", Map.of("messageRow", row)));
        await().until(() -> rows.count(
                        "select count(*) from incident_event where incident_id = ? and kind = 'message.abandoned'",
                        incident)
                == 2);
    }

    private double abandoned() {
        return meters.counter("serai.channel.abandoned", "channel", "slack").count();
    }

    @Test
    void at_half_time_the_thread_is_reminded_for_all_to_hear() {
        UUID approval = rows.approval(title, "operator", 1, ARGUMENTS);
        notifyApproval(approval);
        Sent asked = sent(0);
        rows.change("update approval set escalate_at = now() - interval '1 second' where id = ?", approval);
        notifyApproval(approval);

        await().until(() -> SLACK.messages().stream()
                .anyMatch(message -> message.thread().equals(asked.ts())
                        && message.text().contains("Still to be decided")
                        && message.json().contains("\"reply_broadcast\":true")));
    }

    @Test
    void commands_are_answered_for_people_who_are_known_and_may() {
        String viewer = slackPerson("viewer");
        UUID incident = rows.firstListed(title);

        assertThat(said(viewer, "status")).contains("Open incidents: ", "\"response_type\":\"ephemeral\"");
        assertThat(said(viewer, "open")).contains("Checkout &lt;!channel&gt; down");
        rows.change("update incident set state = 'resolved', resolved_at = now() where id = ?", incident);
        assertThat(said(viewer, "")).contains("/serai status", "/serai link CODE");
        assertThat(said(viewer, "nonsense <!here>")).contains("do not know this command. /serai help");
        assertThat(said(viewer, "pause")).contains("/serai pause needs the role approver");
        assertThat(said(viewer, "link no-such-code")).doesNotContain("Unknown");
        String stranger = "U" + nextPerson();
        assertThat(said(stranger, "status")).contains("Your Slack id is " + stranger, "/serai link");
        assertThat(said(stranger, "status")).isEmpty();

        String approver = slackPerson("approver");
        String pause = SLACK.command(approver, "pause");
        assertThat(SLACK.post(hub() + "/channels/slack/commands", pause).body())
                .contains("until somebody sends /serai resume");
        assertThat(said(approver, "resume")).contains("Resumed");
        SLACK.post(hub() + "/channels/slack/commands", pause);
        assertThat(rows.count("select count(*) from automation where paused")).isZero();
    }

    private String said(String person, String text) {
        HttpResponse<String> answer = SLACK.command(hub(), person, text);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static int status(String address, String body, long timestamp, String signature) {
        return SLACK.post(address, body, Long.toString(timestamp), signature).statusCode();
    }

    /** Somebody was told so since this test began. */
    private void answered(String text) {
        await().until(() -> SLACK.answers().stream().skip(answeredBefore).anyMatch(answer -> answer.contains(text)));
    }

    /** Triage told of it, so long ago; a negative time is in the future. */
    private void record(UUID incident, String reason, String ago) {
        rows.change(
                "insert into incident_event (id, tenant, incident_id, kind, actor, reason, details, at) values (?, 'default',"
                        + " ?, 'incident.triaged', 'policy', ?, jsonb_build_object('verdict', 'page', 'severity', cast(? as text)),"
                        + " now() - cast(? as interval))",
                dev.serai.hub.db.Ids.next(),
                incident,
                reason,
                reason.equals("SEVERITY") ? "critical" : "high",
                ago);
    }

    /** The one message of this test, once it was edited so often and the hub knows. */
    private Sent sent(int edits) {
        Sent found = await().until(
                        () -> SLACK.messagesSaying(title),
                        messages -> messages.size() == 1 && messages.get(0).edits() == edits)
                .get(0);
        await().until(() ->
                rows.count("select count(*) from message where message_id = ? and claim is null", found.ts()) == 1);
        return found;
    }
}
