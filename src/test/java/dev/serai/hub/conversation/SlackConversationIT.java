package dev.serai.hub.conversation;

import static dev.serai.hub.World.SLACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.OwnWord;
import dev.serai.hub.channel.SeveralChannels;
import dev.serai.hub.channel.SlackStandIn;
import dev.serai.hub.channel.SlackStandIn.Sent;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Plain text to the app: answered where it was written, for people who are linked. */
class SlackConversationIT extends SeveralChannels {

    private static final String EVENTS = "/channels/slack/events";

    @Test
    void the_address_of_events_is_verified() {
        String body = "{\"token\": \"x\", \"challenge\": \"3eZbrw1a\", \"type\": \"url_verification\"}";
        assertThat(SLACK.json(hub() + EVENTS, body, 0).body()).isEqualTo("{\"challenge\":\"3eZbrw1a\"}");
        assertThat(SLACK.post(hub() + EVENTS, "payload=x").statusCode()).isEqualTo(415);
        assertThat(SLACK.json(hub() + EVENTS, "{\"type\":", 0).statusCode()).isEqualTo(400);
        assertThat(SLACK.json(hub() + EVENTS, "{\"type\": \"event_callback\", \"team_id\": \"T0666\"}", 0)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_direct_message_is_answered_once_however_often_it_comes() {
        String person = slackPerson("viewer");
        ObjectNode event = SLACK.direct(person, " /model");
        assertThat(SLACK.event(hub(), event, 0).statusCode()).isEqualTo(200);
        assertThat(SLACK.event(hub(), event, 1).statusCode()).isEqualTo(200);
        assertThat(SLACK.event(hub(), event, 2).body()).isEmpty();
        await().until(() -> to(person).size() == 1);
        assertThat(to(person).get(0).text()).contains("No model is configured");
        assertThat(to(person).get(0).thread()).isEmpty();
        SLACK.event(hub(), SLACK.direct(person, "/status"), 0);
        await().until(() -> to(person).size() == 2);
        assertThat(to(person).get(1).text()).contains("Open incidents:");
        assertThat(said("D" + person)).isEqualTo(1);
    }

    @Test
    void what_cannot_be_kept_before_slack_gives_up_is_sent_again_and_answered_once() throws SQLException {
        String person = slackPerson("viewer");
        String account = rows.text("select cast(user_id as text) from user_identity where external_id = ?", person);
        ConversationPlace place = new ConversationPlace("slack", "D" + person, null);
        ObjectNode event = SLACK.direct(person, "/model");

        whileHeld(
                "select pg_advisory_xact_lock(hashtextextended(?, 32))",
                "default " + place + " " + account,
                () -> assertThat(SLACK.event(hub(), event, 0).statusCode()).isEqualTo(503));
        await().until(() -> SLACK.event(hub(), event, 1).statusCode() == 200);

        await().until(() -> to(person).size() == 1);
        assertThat(to(person).get(0).text()).contains("No model is configured");
        assertThat(said("D" + person)).isEqualTo(1);
    }

    @Test
    void a_mention_is_answered_under_it_and_goes_on_in_its_thread() {
        String person = slackPerson("viewer");
        ObjectNode mention = SLACK.mention(person, "/model");
        ObjectNode twin = mention.deepCopy();
        twin.put("type", "message").put("channel_type", "channel");
        SLACK.event(hub(), mention, 0);
        SLACK.event(hub(), twin, 0);
        String thread = mention.path("ts").asText();
        await().until(() -> in(thread).size() == 1);
        assertThat(in(thread).get(0).text()).contains("No model is configured");
        assertThat(in(thread).get(0).json()).contains("\"reply_broadcast\":false");

        SLACK.event(hub(), SLACK.under(person, thread, "<@U0OTHER> did you see that?"), 0);
        SLACK.event(hub(), SLACK.under(person, thread, "/export"), 0);
        await().until(() -> in(thread).size() == 2);
        assertThat(in(thread).get(1).text()).contains("/export");
        assertThat(rows.count("select count(*) from conversation where thread_id = ?", thread))
                .isEqualTo(1);
    }

    @Test
    void under_an_incidents_message_it_is_about_that_incident() {
        UUID incident = rows.incident(title);
        notifyIncident(incident);
        Sent page = await().until(() -> SLACK.messagesSaying(title), found -> !found.isEmpty())
                .get(0);
        await().until(() -> rows.count("select count(*) from message where message_id = ?", page.ts()) == 1);
        String person = slackPerson("operator");
        SLACK.event(hub(), SLACK.under(person, page.ts(), "why?"), 0);
        await().until(() -> in(page.ts()).size() == 1);
        assertThat(in(page.ts()).get(0).text()).contains("there is no analysis");
        assertThat(rows.text("select cast(incident_id as text) from conversation where thread_id = ?", page.ts()))
                .isEqualTo(incident.toString());
        SLACK.event(hub(), SLACK.under(person, page.ts(), "/ack"), 0);
        await().until(() -> in(page.ts()).size() == 2);
        assertThat(rows.text("select state from incident where id = ?", incident))
                .isEqualTo("acknowledged");
        rows.change("update incident set state = 'resolved', resolved_at = now() where id = ?", incident);
    }

    @Test
    void under_an_approvals_message_it_is_about_the_approvals_incident() {
        UUID approval = rows.approval(title, "operator", 1, "{}");
        String incident = rows.text("select cast(incident_id as text) from approval where id = ?", approval);
        notifyApproval(approval);
        String asked = await().until(
                        () -> jdbc.sql("select message_id from message where channel = 'slack' and subject_id = ?"
                                        + " and message_id is not null")
                                .param(approval)
                                .query(String.class)
                                .list(),
                        found -> !found.isEmpty())
                .get(0);
        String person = slackPerson("viewer");
        SLACK.event(hub(), SLACK.under(person, asked, "why?"), 0);
        await().until(() -> in(asked).size() == 1);
        assertThat(in(asked).get(0).text()).contains("there is no analysis");
        assertThat(rows.text("select cast(incident_id as text) from conversation where thread_id = ?", asked))
                .isEqualTo(incident);
        rows.change("update incident set state = 'resolved', resolved_at = now() where id = cast(? as uuid)", incident);
    }

    @Test
    void an_answer_that_is_given_up_is_recorded_and_the_next_one_says_so() {
        String person = slackPerson("viewer");
        double before = abandoned();
        SLACK.refuse("\"D" + person + "\"", "is_archived");
        SLACK.event(hub(), SLACK.direct(person, "/model"), 0);
        // As for messages: the last attempt comes at once here.
        List<String> given = await().until(
                        () -> {
                            rows.change(
                                    "update job set consecutive_failures = 11, execution_time = now() where task_name = 'say-slack'"
                                            + " and not picked and consecutive_failures between 1 and 10 and task_instance in (select"
                                            + " 'default/' || m.id from conversation_message m join conversation c on"
                                            + " c.id = m.conversation_id where c.chat_id = ?)",
                                    "D" + person);
                            return given(person);
                        },
                        found -> !found.isEmpty());
        SLACK.recover();
        assertThat(given).containsExactly("answer");
        assertThat(abandoned()).isGreaterThan(before);
        String dead = "from dead_job where job = 'say-slack' and payload -> 'headers' ->> 'messageRow' in (select"
                + " cast(m.id as text) from conversation_message m join conversation c on c.id = m.conversation_id"
                + " where c.chat_id = ?)";
        assertThat(rows.text("select error " + dead, "D" + person)).contains("is_archived");

        SLACK.event(hub(), SLACK.direct(person, "/export"), 0);
        await().until(() -> to(person).size() == 1);
        assertThat(to(person).get(0).text())
                .contains("No model is configured", "My answer before this one could not be sent here");
        SLACK.event(hub(), SLACK.direct(person, "/model"), 0);
        await().until(() -> to(person).size() == 2);
        assertThat(to(person).get(1).text()).doesNotContain("could not be sent");
        rows.change("delete " + dead, "D" + person);
    }

    /** What the audit says was given up in a person's chat. */
    private List<String> given(String person) {
        return jdbc.sql(
                        "select details ->> 'subject' from audit_event where verb = 'message.abandoned' and object_id in"
                                + " (select cast(m.id as text) from conversation_message m join conversation c on"
                                + " c.id = m.conversation_id where c.chat_id = ?)")
                .param("D" + person)
                .query(String.class)
                .list();
    }

    private double abandoned() {
        return meters.counter("serai.channel.abandoned", "channel", "slack").count();
    }

    @Test
    void a_question_by_command_is_answered_to_its_sender_alone() {
        String person = slackPerson("viewer");
        UUID incident = rows.firstListed("<!channel> " + person);
        assertThat(SLACK.command(hub(), person, "ask incidents").body()).isEmpty();
        await().until(() -> SLACK.answers().stream().anyMatch(one -> one.contains("<!channel> " + person)));
        assertThat(SLACK.messagesSaying(person)).isEmpty();
        await().until(() -> rows.count(
                        "select count(*) from conversation_message m join conversation c on c.id = m.conversation_id"
                                + " join user_identity i on i.user_id = c.user_id"
                                + " where i.external_id = ? and (m.reply_to is not null or m.state in ('waiting', 'unsent'))",
                        person)
                == 0);
        rows.change("update incident set state = 'resolved', resolved_at = now() where id = ?", incident);
    }

    @Test
    void the_fifth_part_of_an_answer_by_command_says_where_the_rest_is() {
        String person = slackPerson("viewer");
        SLACK.command(hub(), person, "model");
        await().until(() -> rows.count(
                        "select count(*) from conversation c join user_identity i on i.user_id = c.user_id where i.external_id = ?",
                        person)
                == 1);
        String conversation = rows.text(
                "select cast(c.id as text) from conversation c join user_identity i on i.user_id = c.user_id where i.external_id = ?",
                person);
        String word = OwnWord.next();
        rows.change(
                "insert into conversation_message (id, tenant, conversation_id, number, author, state, text, at)"
                        + " select gen_random_uuid(), 'default', cast(? as uuid), 100 + n, 'hub', 'said', repeat(? || n || ' is long. ', 200), now()"
                        + " from generate_series(1, 10) n",
                conversation,
                word);
        await().until(() -> unanswered(conversation) == 0);
        int before = SLACK.answers().size();

        SLACK.command(hub(), person, "export");

        await().until(() -> unanswered(conversation) == 0 && SLACK.answers().size() > before);
        List<String> parts = SLACK.answers().subList(before, SLACK.answers().size()).stream()
                .filter(part -> part.contains(word) || part.contains(conversation))
                .toList();
        assertThat(parts).hasSize(5);
        assertThat(parts.get(4)).endsWith("all of it is at /console/conversations/" + conversation + "/export.");
        assertThat(parts.subList(0, 4)).noneMatch(part -> part.contains("takes no more"));
    }

    @Test
    void a_thread_that_is_none_of_the_hubs_is_left_alone_and_a_stranger_is_told_how_and_nothing_else() {
        String stranger = "U" + nextPerson();
        String person = slackPerson("viewer");
        String thread = SLACK.mention(person, "x").path("ts").asText();
        SLACK.event(hub(), SLACK.under(stranger, thread, "why?"), 0);
        SLACK.event(hub(), SLACK.under(person, thread, "why?"), 0);
        SLACK.event(hub(), SLACK.direct(stranger, "why is cart down?"), 0);
        SLACK.event(hub(), SLACK.direct(stranger, "/incidents"), 0);
        await().until(() -> to(stranger).size() == 1);
        assertThat(to(stranger).get(0).text())
                .contains("account is not linked to an account of the console", stranger, "/serai link CODE");
        SLACK.event(hub(), SLACK.direct(person, "/model"), 0);
        await().until(() -> to(person).size() == 1);
        assertThat(to(stranger)).hasSize(1);
        assertThat(in(thread)).isEmpty();
        assertThat(said("D" + stranger)).isZero();
    }

    @Test
    void what_others_wrote_comes_alive_nowhere() {
        String person = slackPerson("viewer");
        UUID incident = rows.firstListed("<!channel> <@U1> *bold* <http://evil.example|bank> &lt; " + person);
        SLACK.event(hub(), SLACK.direct(person, "/ask incidents"), 0);
        await().until(() -> to(person).stream().anyMatch(one -> one.text().contains("evil.example")));
        assertThat(to(person)).allSatisfy(one -> {
            assertThat(one.json()).doesNotContain("<!", "<@", "<http").contains("\"type\":\"plain_text\"");
            assertThat(one.json()).contains("\"parse\":\"none\"", "\"link_names\":false");
        });
        rows.change("update incident set state = 'resolved', resolved_at = now() where id = ?", incident);
    }

    @Test
    void an_event_with_a_wrong_signature_says_nothing() {
        String body = "{\"type\": \"url_verification\", \"challenge\": \"x\"}";
        assertThat(SLACK.post(hub() + EVENTS, body, "1", SlackStandIn.sign("wrong", 1, body))
                        .statusCode())
                .isIn(401, 415);
    }

    private long unanswered(String conversation) {
        return rows.count(
                "select count(*) from conversation_message where conversation_id = cast(? as uuid)"
                        + " and state in ('waiting', 'unsent')",
                conversation);
    }

    private static List<Sent> to(String person) {
        return SLACK.messages().stream()
                .filter(one -> one.channel().equals("D" + person))
                .toList();
    }

    private static List<Sent> in(String thread) {
        return SLACK.messages().stream()
                .filter(one -> one.thread().equals(thread))
                .toList();
    }

    private long said(String chat) {
        return rows.count(
                "select count(*) from conversation_message m join conversation c on c.id = m.conversation_id"
                        + " where c.chat_id = ? and m.author = 'person'",
                chat);
    }
}
