package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Sql;
import dev.serai.hub.knowledge.KnownPage;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Conversations about one incident in which another is spoken of: what is agreed to is what was shown. */
@WorldIT
class ConversationIncidentsIT {

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Autowired
    PlatformTransactionManager transactions;

    private ApiClient api;
    private ChannelRows rows;
    private String operator;

    @BeforeEach
    void begin() {
        api = new ApiClient(port);
        rows = new ChannelRows(jdbc);
        operator = People.token(api, Role.OPERATOR);
    }

    @Test
    void a_playbook_that_was_suggested_for_another_incident_is_asked_for_there() {
        UUID own = incident(name("one"), "warm_url");
        String other = name("two");
        UUID spokenOf = incident(other, "warm_url");
        RestTalk talk = RestTalk.begin(api, operator, own.toString());

        assertThat(talk.text("what do you propose for " + other + "?"))
                .contains("The playbook warm-up fits this incident");
        JsonNode agreed = talk.ask("do it");

        assertThat(agreed.path("text").asText()).contains("Asked for the playbook warm-up");
        assertThat(rows.text(
                        "select cast(incident_id as text) from action where id = cast(? as uuid)",
                        agreed.path("proposal_id").asText()))
                .isEqualTo(spokenOf.toString());
        assertThat(rows.count("select count(*) from action where incident_id = ?", own))
                .isZero();
        assertThat(talk.text("do it")).contains("I decide nothing");
    }

    @Test
    void a_playbook_that_was_suggested_for_nobody_knows_what_is_asked_for_nowhere() {
        UUID own = incident(name("one"), "warm_url");
        RestTalk talk = RestTalk.begin(api, operator, own.toString());
        assertThat(talk.text("what do you propose?")).contains("The playbook warm-up fits this incident");
        rows.change(
                "update conversation_message set playbook_incident = null where conversation_id = cast(? as uuid)",
                talk.id());

        assertThat(talk.text("do it")).contains("Nothing was proposed");
        assertThat(rows.count("select count(*) from action where incident_id = ?", own))
                .isZero();
    }

    @Test
    void what_was_proposed_for_another_incident_is_pointed_at_there() {
        UUID own = incident(name("one"), "note");
        String other = name("two");
        UUID approval = rows.approval(other + " is down", "operator", 1, "{}");
        UUID spokenOf =
                UUID.fromString(rows.text("select cast(incident_id as text) from approval where id = ?", approval));
        about(other, "note", spokenOf);
        RestTalk talk = RestTalk.begin(api, operator, own.toString());

        assertThat(talk.text("what do you propose for " + other + "?")).contains("Digest digest-of-th.");
        JsonNode agreed = talk.ask("do it");

        assertThat(agreed.path("text").asText()).contains("I decide nothing", "Digest digest-of-th.");
        assertThat(rows.approvalState(approval)).isEqualTo("open");
    }

    @Test
    void questions_follow_what_was_spoken_of_last() {
        String one = name("one");
        UUID own = incident(one, "note");
        String two = name("two");
        UUID spokenOf = incident(two, "note");
        RestTalk talk = RestTalk.begin(api, operator, own.toString());
        assertThat(talk.ask("status").path("citations").findValuesAsText("id")).contains(own.toString());

        talk.text("why is " + two + " down?");

        assertThat(talk.ask("status").path("citations").findValuesAsText("id"))
                .contains(spokenOf.toString())
                .doesNotContain(own.toString());
        assertThat(talk.text("is it fixed?")).isEqualTo("Nothing was done yet.");
        talk.text("status of " + one);
        assertThat(talk.ask("status").path("citations").findValuesAsText("id")).contains(own.toString());
    }

    @Test
    void why_it_notified_people_or_did_not_is_answered_from_what_was_decided() {
        UUID own = incident(name("one"), "note");
        RestTalk talk = RestTalk.begin(api, operator, own.toString());
        assertThat(talk.text("why was nobody paged?")).isEqualTo("Nothing is decided about it yet.");

        event(own, "incident.triaged", 5, "FOLDED", "{\"verdict\": \"suppress\"}");
        assertThat(talk.text("why was I not notified?"))
                .startsWith("Suppressed at ")
                .contains("because it is folded into its cause.");
        event(own, "incident.triaged", 3, "PROMOTED", "{\"verdict\": \"page\"}");
        event(own, "incident.triaged", 1, "SILENCED", "{\"verdict\": \"suppress\"}");
        assertThat(talk.text("why was I paged?"))
                .startsWith("People were notified at ")
                .contains("because it is still or again wrong.", "\nSuppressed at ", "because it is silenced.");
    }

    @Test
    void an_incident_is_not_its_own_past_and_what_was_not_done_is_not_told_as_done() {
        String one = name("one");
        UUID own = incident(one, "note");
        rows.change("update incident set title = ? where id = ?", "Kettle " + one + " boils over", own);
        Answer resolved = api.send("POST", "/incidents/" + own + "/resolve", operator, null);
        assertThat(resolved.status()).as(resolved.text()).isEqualTo(200);
        await().until(() -> {
            KnownPage.sync(context);
            return api.get("/knowledge/search?q=" + one, operator).text().contains("incident:" + own);
        });
        UUID approval = rows.approval("kettle before", "operator", 1, "{}");
        UUID before =
                UUID.fromString(rows.text("select cast(incident_id as text) from approval where id = ?", approval));
        rows.change("update incident set workload = ? where id = ?", one, before);
        resolved(before, 19);

        JsonNode said = RestTalk.begin(api, operator, own.toString()).ask("have we seen this?");

        assertThat(said.path("text").asText()).contains("kettle before").doesNotContain("awaiting", "boils over");
        assertThat(said.path("citations").toString())
                .contains(before.toString())
                .doesNotContain(own.toString());
    }

    @Test
    void trouble_that_came_back_is_told_with_what_ended_it_before() {
        String kettle = name("kettle");
        UUID approval = rows.approval(kettle + " is down", "operator", 1, "{}");
        UUID incident =
                UUID.fromString(rows.text("select cast(incident_id as text) from approval where id = ?", approval));
        about(kettle, "note", incident);
        rows.change("update approval set state = 'approved' where id = ?", approval);
        rows.change(
                "update action set state = 'succeeded', verification = 'passed', finished_at = now() - interval '20 minutes'"
                        + " where incident_id = ?",
                incident);
        RestTalk talk = RestTalk.begin(api, operator, incident.toString());
        assertThat(talk.text("did it help?")).startsWith("It helped: ");

        held(incident, "COOLDOWN");
        event(incident, "incident.resolved", 19);
        event(incident, "incident.reopened", 5);
        assertThat(talk.text("what do you propose?")).doesNotContain("held back");
        held(incident, "COOLDOWN");
        held(incident, "NO_VALUE");
        assertThat(talk.text("what do you propose?"))
                .startsWith("Nothing waits for a decision.")
                .containsOnlyOnce("held back")
                .contains("The playbook again was held back", "The same was done to this target a short while ago");

        assertThat(talk.text("did it help?"))
                .startsWith("It helped then, but the trouble came back at ")
                .contains("(5 min ago)");
        assertThat(talk.text("have we seen this?"))
                .startsWith("Yes: this very incident was over at ")
                .contains("(19 min ago); it came back at ", ": it helped. [1]");
        assertThat(talk.text("hatten wir das schonmal?")).startsWith("Ja: Genau dieser Vorfall war um ");
    }

    @Test
    void the_change_that_is_named_is_the_one_that_is_answered_about() {
        String kettle = name("kettle");
        UUID incident = UUID.fromString(rows.text(
                "select cast(incident_id as text) from approval where id = ?",
                rows.approval(kettle + " is down", "operator", 1, object(kettle))));
        UUID request = UUID.fromString(rows.text(
                "select cast(incident_id as text) from approval where id = ?",
                rows.approval("Change requested of " + kettle, "operator", 1, object(kettle))));
        rows.change("update action set kamelet = 'kubernetes-rollback-action' where incident_id = ?", incident);
        rows.change(
                "update action set kamelet = 'kubernetes-rollout-restart-action', state = 'succeeded', finished_at = now()"
                        + " where incident_id = ?",
                request);
        rows.change("update approval set state = 'approved' where incident_id = ?", request);
        rows.change("update incident set rule = 'person-request' where id = ?", request);
        rows.change("update incident set cluster = 'shop', workload = ? where id in (?, ?)", kettle, incident, request);
        RestTalk talk = RestTalk.begin(api, operator, incident.toString());

        assertThat(talk.text("did it help?")).startsWith("Not done yet").contains("Roll back shop/" + kettle);
        assertThat(talk.text("did the restart help?"))
                .startsWith("It was done; whether it helped was not checked: Restart shop/" + kettle);
        assertThat(talk.text("hat der Rollback geholfen?")).startsWith("Noch nicht getan");
    }

    private static String object(String name) {
        return "{\"cluster\": \"shop\", \"namespace\": \"shop\", \"name\": \"" + name + "\", \"revision\": 1}";
    }

    @Test
    void who_wants_to_take_back_is_told_what_waits_and_where_and_nothing_is_decided() {
        UUID approval = rows.approval(name("three"), "operator", 1, "{}");
        String incident = rows.text("select cast(incident_id as text) from approval where id = ?", approval);
        RestTalk talk = RestTalk.begin(api, operator, incident);

        assertThat(talk.text("cancel that")).contains("Nothing was withdrawn", "waits for a decision", "\"cancel it\"");
        assertThat(talk.text("mach das rückgängig")).contains("Nichts wurde zurückgezogen", "wartet auf eine");
        assertThat(rows.approvalState(approval)).isEqualTo("open");
    }

    @Test
    void the_most_severe_are_listed_first_with_where_they_are() {
        String one = name("one");
        incident(name("two"), "note");
        UUID first = incident(one, "note");
        rows.change(
                "update incident set severity = 'critical', cluster = 'shop', opened_at = now() - interval '30 years' where id = ?",
                first);

        String listed = RestTalk.begin(api, operator, null).text("/incidents");

        assertThat(listed).startsWith("critical, open, " + one + " is down, ");
        assertThat(listed.lines().findFirst().orElseThrow()).endsWith(" on shop [1]");
        rows.change("update incident set state = 'resolved', resolved_at = now() where id = ?", first);
    }

    @Test
    void who_takes_an_incident_takes_the_one_that_was_spoken_of_last_and_it_is_named() {
        String one = name("one");
        UUID own = incident(one, "note");
        String two = name("two");
        UUID spokenOf = incident(two, "note");
        RestTalk talk = RestTalk.begin(api, operator, own.toString());
        talk.text("why is " + two + " down?");

        assertThat(talk.text("thanks, I am on it")).isEqualTo("The incident is acknowledged: " + two + " is down [1]");

        assertThat(state(spokenOf)).isEqualTo("acknowledged");
        assertThat(state(own)).isEqualTo("open");
        talk.text("why is " + one + " down?");
        assertThat(talk.text("ich übernehme")).contains(one + " is down [1]");
        assertThat(state(own)).isEqualTo("acknowledged");
    }

    @Test
    void a_bare_command_that_may_mean_several_takes_none_and_shows_them() {
        UUID first = rows.firstListed(name("first") + " is down");
        UUID own = incident(name("one"), "note");
        RestTalk talk = RestTalk.begin(api, operator, null);

        JsonNode asked = talk.ask("/ack");

        assertThat(asked.path("text").asText())
                .startsWith("Not done: which incident do you take? Say /ack with the id");
        assertThat(asked.path("citations").findValuesAsText("id")).contains(first.toString());
        assertThat(talk.text("/ack " + own)).startsWith("The incident is acknowledged: ");
        assertThat(state(first)).isEqualTo("open");
        rows.change("update incident set state = 'resolved', resolved_at = now() where id = ?", first);
    }

    @Test
    void what_an_open_incident_is_called_by_is_found_before_it_is_denied() {
        UUID own = incident(name("one"), "note");
        String host = name("db");
        String alert = "DiskFull" + host.replace("-", "");
        UUID disk = rows.incident("Disk of " + host + " is 97 % full");
        about(host, "note", disk);
        rows.change("update incident set workload = null where id = ?", disk);
        rows.change(
                "update alert set labels = jsonb_build_object('alertname', cast(? as text), 'instance', cast(? as text))"
                        + " where incident_id = ?",
                alert,
                host + ":9100",
                disk);

        for (String words : new String[] {
            "how is " + host + "?",
            "what is wrong with " + host + "?",
            "why is " + alert + " firing?",
            "was ist mit " + host + "?",
            "was ist mit der Festplatte von " + host + "?"
        }) {
            RestTalk talk = RestTalk.begin(api, operator, own.toString());
            assertThat(talk.text(words))
                    .as(words)
                    .doesNotContain("Nothing called", "No incident about", "kein Vorfall");
            assertThat(talk.ask("status").path("citations").findValuesAsText("id"))
                    .as(words)
                    .contains(disk.toString());
        }
    }

    @Test
    void a_question_that_names_something_else_is_not_about_the_unknown_name_before_it() {
        UUID own = incident(name("one"), "note");
        String quiet = name("quiet");
        String leak = name("leak").replace("-", "");
        UUID pipe = rows.incident("Pipe " + leak + " is full");
        RestTalk talk = RestTalk.begin(api, operator, own.toString());
        talk.text("why is " + quiet + " down?");

        assertThat(talk.text("why is the printer jammed?")).doesNotContain(quiet);
        JsonNode said = talk.ask("why is the pipe " + leak + " full?");

        assertThat(said.path("text").asText()).doesNotContain(quiet);
        assertThat(talk.ask("status").path("citations").findValuesAsText("id")).contains(pipe.toString());
    }

    @Test
    void the_severity_that_is_asked_for_is_the_one_that_is_listed_and_counted() {
        UUID low = rows.incident(name("low") + " is slow");
        rows.change("update incident set severity = 'low' where id = ?", low);
        String critical = name("critical") + " is down";
        UUID first = rows.incident(critical);
        rows.change(
                "update incident set severity = 'critical', opened_at = now() - interval '31 years' where id = ?",
                first);
        RestTalk talk = RestTalk.begin(api, operator, null);

        for (String words : new String[] {"which incidents are critical?", "nur die kritischen Vorfälle"}) {
            assertThat(talk.text(words).lines().filter(line -> line.contains(" UTC")))
                    .as(words)
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("critical, ") || line.startsWith("kritisch, "));
        }
        assertThat(talk.text("how many critical incidents are there?"))
                .matches("(?s)\\d+ critical incidents? (is|are) open\\..*")
                .contains(critical)
                .doesNotContain("\nhigh, ");
        assertThat(talk.text("how many incidents are open?")).matches("(?s)\\d+ incidents? (is|are) open\\..*");
        assertThat(talk.text("wie viele Vorfälle sind offen?")).matches("(?s)Offene Vorfälle: \\d+\\..*");
        rows.change("update incident set state = 'resolved', resolved_at = now() where id = ?", first);
    }

    @Test
    void whether_it_is_over_and_how_long_it_lasted_is_told_from_its_times() {
        UUID over = incident(name("past"), "note");
        rows.change(
                "update incident set state = 'resolved', opened_at = now() - interval '50 minutes',"
                        + " resolved_at = now() - interval '8 minutes' where id = ?",
                over);
        RestTalk talk = RestTalk.begin(api, operator, over.toString());

        for (String words : new String[] {"is it over?", "when did it end?", "how long did it last?"}) {
            assertThat(talk.text(words)).as(words).contains("over since ", "(8 min ago)", "42 min before it was over");
        }
        for (String words : new String[] {"ist es vorbei?", "Wie lange hat es gedauert?", "wann war es vorbei?"}) {
            assertThat(talk.text(words)).as(words).contains("vorbei seit ", "42 min, bevor er vorbei war");
        }
    }

    @Test
    void what_follows_an_object_of_no_incident_is_about_that_or_asked_back_about() {
        UUID own = incident(name("one"), "note");
        String quiet = name("quiet");
        RestTalk talk = RestTalk.begin(api, operator, own.toString());
        assertThat(talk.ask("status").path("citations").findValuesAsText("id")).contains(own.toString());
        talk.text("why is " + quiet + " down?");

        JsonNode changed = talk.ask("what changed?");

        assertThat(changed.path("text").asText()).contains("No incident about " + quiet);
        assertThat(changed.path("citations").findValuesAsText("id")).doesNotContain(own.toString());
        assertThat(talk.text("Hat es geholfen?")).contains("Zu " + quiet + " ist kein Vorfall gespeichert");
        assertThat(talk.text("restart it")).doesNotContain("Risk:");
        assertThat(talk.text("I'm on it")).startsWith("Not done: which incident do you take?");
        assertThat(talk.text("/ack")).startsWith("Not done: which incident do you take?");
        assertThat(state(own)).isEqualTo("open");
        assertThat(rows.count("select count(*) from action where incident_id = ?", own))
                .isZero();
    }

    @Test
    void who_comes_back_to_an_incident_is_answered_about_that_again() {
        String one = name("one");
        UUID own = incident(one, "note");
        RestTalk talk = RestTalk.begin(api, operator, own.toString());
        talk.text("why is " + name("quiet") + " down?");

        talk.text("why is " + one + " down?");

        assertThat(talk.ask("status").path("citations").findValuesAsText("id")).contains(own.toString());
    }

    @Test
    void an_incident_that_is_named_behind_the_command_is_taken_and_no_other() {
        UUID own = incident(name("one"), "note");
        String two = name("two");
        UUID other = incident(two, "note");
        RestTalk talk = RestTalk.begin(api, operator, own.toString());

        assertThat(talk.text("/ack " + name("nobody"))).startsWith("Not done: no open incident is about 'nobody-");
        assertThat(state(own)).isEqualTo("open");
        assertThat(talk.text("/ack shop/" + two)).isEqualTo("The incident is acknowledged: " + two + " is down [1]");
        assertThat(state(other)).isEqualTo("acknowledged");
        assertThat(state(own)).isEqualTo("open");
        rows.change("update incident set workload = ? where id = ?", two, rows.incident(two + " is slow"));
        assertThat(talk.text("/ack " + two)).startsWith("Not done: more than one open incident is about '" + two);
        assertThat(talk.text("/ack " + own)).contains("The incident is acknowledged: ");
        assertThat(state(own)).isEqualTo("acknowledged");
    }

    @Test
    void of_two_questions_the_first_is_answered_and_that_is_said() {
        String one = name("one");
        RestTalk talk = RestTalk.begin(api, operator, incident(one, "note").toString());

        assertThat(talk.text("how is " + one + "? who is on call?"))
                .contains(one + " is down: open since")
                .endsWith("That is the answer to your first question. Ask for anything else in a message of its own.");
        assertThat(talk.text("wie geht es " + one + "? Starte " + one + " neu."))
                .contains("offen seit")
                .endsWith("Alles andere sag bitte in einer eigenen Nachricht.");
        assertThat(talk.text("how is " + one + "?")).doesNotContain("first question");
    }

    @Test
    void what_waits_is_shown_to_who_would_approve_by_words_and_thanks_are_taken() {
        UUID approval = rows.approval(name("four"), "operator", 1, "{}");
        String incident = rows.text("select cast(incident_id as text) from approval where id = ?", approval);
        RestTalk talk = RestTalk.begin(api, operator, incident);

        for (String words : new String[] {"approve it", "who can approve?", "is there anything waiting for me?"}) {
            assertThat(talk.text(words)).contains("You may decide it.", "Text approves nothing.");
        }
        assertThat(talk.text("gib es frei")).contains("Text gibt nichts frei.");
        assertThat(talk.text("thx")).isEqualTo("You're welcome.");
        assertThat(talk.text("danke dir")).isEqualTo("Gern.");
        assertThat(talk.text("resolve it")).startsWith("Words end no incident");
        assertThat(talk.text("kubectl get pods")).startsWith("I run no line of a shell. Ask instead: ");
        assertThat(rows.approvalState(approval)).isEqualTo("open");
    }

    private String state(UUID incident) {
        return rows.text("select state from incident where id = ?", incident);
    }

    @Test
    void a_question_about_an_incident_that_is_long_over_ends_no_conversation() {
        String past = name("past");
        UUID over = incident(past, "note");
        resolved(over, 3);
        incident(name("one"), "note");
        RestTalk talk = RestTalk.begin(api, operator, null);

        assertThat(talk.ask("status of " + past).path("citations").findValuesAsText("id"))
                .contains(over.toString());
        assertThat(talk.text("/incidents")).isNotEmpty();
        assertThat(shown(talk.id()).path("state").asText()).isEqualTo("open");
        assertThat(shown(talk.id()).path("incident_id").isNull()).isTrue();
    }

    @Test
    void a_conversation_about_an_incident_that_is_long_over_lives_as_long_as_others() {
        UUID over = incident(name("past"), "note");
        resolved(over, 3);

        RestTalk talk = RestTalk.begin(api, operator, over.toString());

        assertThat(shown(talk.id()).path("state").asText()).isEqualTo("open");
        assertThat(talk.ask("status").path("citations").findValuesAsText("id")).contains(over.toString());
        rows.change(
                "update conversation set created_at = now() - interval '25 hours' where id = cast(? as uuid)",
                talk.id());
        Answer late =
                api.send("POST", "/conversations/" + talk.id() + "/messages", operator, Map.of("text", "and now?"));
        assertThat(late.problem()).isEqualTo("conversation-ended");
        assertThat(shown(talk.id()).path("end_reason").asText()).isEqualTo("incident");
    }

    @Test
    void an_objects_incident_is_found_by_an_index_however_many_there_were() {
        String plan = new TransactionTemplate(transactions).execute(held -> {
            held.setRollbackOnly();
            jdbc.sql(
                            """
                    insert into alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations, environment,
                      links, notes, starts_at, first_seen, last_seen, incident_id)
                    select gen_random_uuid(), 'default', 'test', 'old-' || n, 'resolved', 'low', 'Old', '{}', '{}', 'production',
                      '[]', '[]', at, at, at, :incident
                    from generate_series(1, 5000) as n, cast('2020-01-01T00:00:00Z' as timestamptz) as at""")
                    .param("incident", rows.incident("Old"))
                    .update();
            jdbc.sql("analyze alert").update();
            jdbc.sql("set local enable_seqscan = off").update();
            return String.join(
                    "\n",
                    jdbc.sql("explain " + Sql.text("conversation-incident-of"))
                            .param("tenant", "default")
                            .param("requests", true)
                            .param("cluster", null)
                            .param("namespace", null)
                            .param("name", "cart")
                            // What other tests left is old by then, however much it is.
                            .param("since", Timestamp.from(Instant.now().plus(Duration.ofDays(1))))
                            .query(String.class)
                            .list());
        });
        assertThat(plan).contains("incident_by_workload_name", "alert_by_age");
    }

    private JsonNode shown(String talk) {
        return api.get("/conversations/" + talk, operator).json();
    }

    private void resolved(UUID incident, int days) {
        rows.change(
                "update incident set state = 'resolved', opened_at = now() - make_interval(days => ?),"
                        + " resolved_at = now() - make_interval(days => ?) where id = ?",
                days + 1,
                days,
                incident);
    }

    private void held(UUID incident, String reason) {
        event(
                incident,
                "playbook.skipped",
                0,
                reason,
                "{\"playbook\": \"again\", \"step\": \"go\", \"detail\": \"succeeded\"}");
    }

    private void event(UUID incident, String kind, int minutes) {
        event(incident, kind, minutes, "-", "{}");
    }

    private void event(UUID incident, String kind, int minutes, String reason, String details) {
        rows.change(
                "insert into incident_event (id, tenant, incident_id, kind, actor, reason, details, at)"
                        + " values (?, 'default', ?, ?, 'policy', ?, cast(? as jsonb), now() - make_interval(mins => ?))",
                Ids.next(),
                incident,
                kind,
                reason,
                details,
                minutes);
    }

    private static String name(String what) {
        return what + "-" + OwnWord.next();
    }

    private UUID incident(String workload, String annotation) {
        UUID id = rows.incident(workload + " is down");
        about(workload, annotation, id);
        return id;
    }

    private void about(String workload, String annotation, UUID incident) {
        rows.change("update incident set workload = ? where id = ?", workload, incident);
        rows.change(
                "insert into alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations, environment,"
                        + " links, notes, starts_at, first_seen, last_seen, incident_id) values (?, 'default', 'test', ?,"
                        + " 'firing', 'high', ?, cast(? as jsonb), cast(? as jsonb), 'production', '[]', '[]', now(), now(),"
                        + " now(), ?)",
                Ids.next(),
                workload,
                workload + " is down",
                "{\"namespace\": \"shop\", \"deployment\": \"" + workload + "\"}",
                "{\"" + annotation + "\": \"" + World.SHOP.baseUrl() + "/" + workload + "\"}",
                incident);
    }
}
