package dev.serai.hub.oncall;

import static dev.serai.hub.oncall.OnCallPeople.ANNA;
import static dev.serai.hub.oncall.OnCallPeople.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.db.Ids;
import dev.serai.hub.job.JobQueue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is called for an incident that nobody acknowledges, in each chat's own way. */
@WorldIT
class OnCallIT {

    @Autowired
    JobQueue jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProducerTemplate producer;

    @LocalServerPort
    int port;

    private ChannelRows rows;
    private String title;
    private UUID incident;
    private int answeredBefore;

    @BeforeEach
    void begin() {
        answeredBefore = World.TELEGRAM.answers().size();
        rows = new ChannelRows(jdbc);
        OnCallPeople.arrive(rows);
        title = "Called " + UUID.randomUUID();
        incident = rows.incident(title);
        rows.change(
                "insert into alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations,"
                        + " environment, links, notes, starts_at, first_seen, last_seen, incident_id) values"
                        + " (gen_random_uuid(), 'default', 'test', ?, 'firing', 'high', 't', '{\"oncall\": \"world\"}',"
                        + " '{}', 'production', '[]', '[]', now(), now(), now(), ?)",
                title,
                incident);
    }

    @Test
    void a_chain_calls_each_step_once_by_name_and_ends_when_somebody_acknowledges() {
        job("oncall-start");
        job("oncall-start");

        TelegramStandIn.Sent call =
                await().until(() -> calls().stream().findFirst().orElse(null), found -> found != null);
        assertThat(call.html()).contains("<a href=\"tg://user?id=880001\">" + ANNA + "</a>: please acknowledge it, ");
        assertThat(await().until(
                                () -> World.SLACK.messagesSaying("Nobody has acknowledged: " + title),
                                one -> one.size() == 1)
                        .toString())
                .contains("<@U0880001>: please acknowledge it, ");
        assertThat(await().until(() -> World.DISCORD.messagesSaying(title), all -> all.stream()
                        .anyMatch(one -> one.content().contains("<@880000000000000001>\\: please acknowledge it"))))
                .isNotEmpty();
        assertThat(people()).containsExactly(List.of(ANNA));

        // The second step has nobody, so the third is taken at once; nobody is called twice.
        due();
        await().until(() -> people().size() == 2);
        due();
        due();
        await().until(() -> count("escalation.called") >= 3 && people().size() >= 2);
        assertThat(people().get(1)).containsExactly(BEN, ANNA);

        awaitRecorded(call);
        World.TELEGRAM.click("http://127.0.0.1:" + port, call, "Acknowledge", 880001);
        await().until(() -> count("escalation.ended") == 1);
        long before = people().size();
        due();
        job("oncall-start");
        await().until(() -> waiting() <= 1);

        assertThat(people()).hasSize((int) before);
        assertThat(rows.text("select reason from escalation where incident_id = ?", incident))
                .isEqualTo("ACKNOWLEDGED");
        await().until(() -> World.TELEGRAM
                        .messagesSaying("Acknowledged by " + ANNA + ": " + title)
                        .size()
                >= 1);
    }

    @Test
    void many_hubs_at_once_call_once() {
        job("oncall-start");
        await().until(() -> people().size() == 1);
        rows.change(
                "update escalation set step = 2, due_at = now() - interval '1 second' where incident_id = ?", incident);
        for (int i = 0; i < 16; i++) {
            jobs.schedule(JobQueue.JobRequest.now("oncall-step", "default", header()));
        }
        await().until(() -> waiting() <= 1 && people().size() == 2);

        assertThat(count("escalation.called")).isEqualTo(2);
        assertThat(rows.count("select count(*) from escalation_call where incident_id = ?", incident))
                .isEqualTo(2);
    }

    @Test
    void snoozed_it_calls_nobody_until_that_is_over_and_then_begins_anew() {
        job("oncall-start");
        await().until(() -> people().size() == 1);

        ask("snooze", Map.of("snoozeMinutes", 60));
        assertThat(rows.text("select reason from escalation where incident_id = ?", incident))
                .isEqualTo("SNOOZED");
        job("oncall-start");
        due();
        await().until(() -> waiting() <= 1);
        assertThat(people()).hasSize(1);

        ask("acknowledge", Map.of());
        rows.change(
                "update incident_duty set snoozed_until = now() - interval '1 second' where incident_id = ?", incident);
        job("snooze-end");
        await().until(() -> count("incident.snooze_ended") == 1);
        await().until(() -> count("escalation.begun") == 2 && people().size() == 3);

        assertThat(rows.text("select state from incident where id = ?", incident))
                .isEqualTo("open");
        await().until(() -> World.TELEGRAM
                        .messagesSaying("Still open after the snooze: " + title)
                        .size()
                == 1);
    }

    @Test
    void who_is_assigned_is_called_once_and_only_who_may_act_can_be() {
        ask("assign", Map.of("assignee", BEN));
        ask("assign", Map.of("assignee", BEN));

        await().until(() -> World.TELEGRAM
                        .messagesSaying("Assigned to " + BEN + ": " + title)
                        .size()
                == 1);
        assertThat(World.TELEGRAM
                        .messagesSaying("Assigned to " + BEN + ": " + title)
                        .get(0)
                        .html())
                .contains("<a href=\"tg://user?id=880002\">" + BEN + "</a>: operator assigned this to you. Please");
        assertThat(count("incident.assigned")).isEqualTo(1);

        Exchange refused = producer.request(
                "direct:incident-assign", exchange -> prepare(exchange, Map.of("assignee", "nobody-at-all")));
        assertThat(refused.getException()).hasStackTraceContaining("no account of that name");
    }

    @Test
    void the_buttons_snooze_assign_and_resolve_once_each() {
        TelegramStandIn.Sent page = page();
        String update = TelegramStandIn.click(
                TelegramStandIn.nextUpdateId(),
                880001,
                page.chat(),
                page.id(),
                page.button("Snooze 1 h").callbackData());
        World.TELEGRAM.post("http://127.0.0.1:" + port, update, TelegramStandIn.SECRET);
        World.TELEGRAM.post("http://127.0.0.1:" + port, update, TelegramStandIn.SECRET);
        // What is clicked one moment after the other need not be done in that order.
        await().until(() -> count("incident.snoozed") == 1);
        World.TELEGRAM.click("http://127.0.0.1:" + port, page, "Assign to me", 880001);
        await().until(() -> count("incident.assigned") == 1);
        World.TELEGRAM.click("http://127.0.0.1:" + port, page, "Resolve", 880001);

        await().until(() -> count("incident.resolved") == 1);
        assertThat(count("incident.snoozed")).isEqualTo(1);
        assertThat(count("incident.assigned")).isEqualTo(1);
        assertThat(rows.text("select assignee from incident_duty where incident_id = ?", incident))
                .isEqualTo(ANNA);
    }

    @Test
    void the_button_silences_what_its_alerts_have_in_common_once_and_only_for_who_may_act() {
        alertsOfService(incident);
        UUID other = rows.incident(title + " elsewhere");
        insertAlerts(2, other);
        alertsOfService(other);
        TelegramStandIn.Sent page = page();
        rows.person("viewer", 880009);

        silence(page, 880009);
        await().until(() -> rows.count(
                        "select count(*) from audit_event where verb = 'press.refused' and object_id = ?",
                        incident.toString())
                == 1);
        assertThat(silences()).isZero();

        silence(page, 880001);
        await().until(() -> answers("Silenced for two hours: 3 alerts of 2 incidents.") == 1);
        silence(page, 880002);
        await().until(() -> answers("Silenced for two hours: 3 alerts of 2 incidents.") == 2);
        assertThat(silences()).isEqualTo(1);
        assertThat(count("incident.snoozed")).isZero();

        // One that ends sooner is no answer to who silences for two hours.
        rows.change(
                "update silence set ends_at = ends_at - interval '1 hour' where author = ? and ends_at > now()", ANNA);
        silence(page, 880001);
        await().until(() -> silences() == 1);

        rows.change(
                "update silence set ends_at = starts_at, ended_by = 'test' where author = ? and ends_at > now()", ANNA);
        ask("resolve", Map.of());
        silence(page, 880001);
        await().until(() -> answers("Not possible: What is resolved is not silenced by its page.") == 1);
        assertThat(silences()).isZero();
    }

    /** A click before that is refused. */
    private void awaitRecorded(TelegramStandIn.Sent message) {
        await().until(() -> rows.count(
                        "select count(*) from message where channel = 'telegram' and message_id = ?",
                        String.valueOf(message.id()))
                == 1);
    }

    @Test
    void what_the_button_silences_calls_nobody_and_its_page_says_why() {
        rows.change(
                "update alert set labels = labels || jsonb_build_object('service', ?) where incident_id = ?",
                title,
                incident);
        rows.change(
                "insert into incident_event (id, tenant, incident_id, kind, actor, reason, details, at) values"
                        + " (?, 'default', ?, 'incident.triaged', 'policy', 'NEW_INCIDENT',"
                        + " '{\"verdict\": \"page\", \"severity\": \"high\"}', now())",
                Ids.next(),
                incident);
        job("oncall-start");
        await().until(() -> people().size() == 1);

        silence(page(), 880001);
        await().until(() -> rows.text("select state || ' ' || reason from escalation where incident_id = ?", incident)
                .equals("ended SUPPRESSED"));
        await().until(() -> World.TELEGRAM.messagesSaying(title).stream()
                .anyMatch(shown -> shown.text().contains("Nobody is notified: it is silenced.")));
        job("oncall-start");
        await().until(() -> waiting() <= 1);
        assertThat(people()).hasSize(1);
        assertThat(World.TELEGRAM.messagesSaying("Still open after the snooze: " + title))
                .isEmpty();
    }

    @Test
    void the_button_silences_nothing_where_what_fires_is_more_than_a_silence_can_say() {
        alertsOfService(incident);
        TelegramStandIn.Sent page = page();
        insertAlerts(200, incident);
        alertsOfService(incident);
        silence(page, 880001);
        await().until(() -> answers("Not possible: More than 200 of its alerts fire; nothing is silenced.") == 1);

        rows.change("delete from alert where incident_id = ? and fingerprint like '%-200'", incident);
        rows.change(
                "update alert set labels = labels || jsonb_build_object('alertname', fingerprint) where incident_id = ?",
                incident);
        silence(page, 880001);
        await().until(() ->
                answers("Not possible: The names of its alerts that fire differ too much for one silence;") == 1);
        assertThat(silences()).isZero();
    }

    /** The page, once the hub knows which message it is: nobody clicks so fast. */
    private TelegramStandIn.Sent page() {
        job("notify-incident");
        await().until(() -> rows.count(
                        "select count(*) from message where conversation = ? and channel = 'telegram'"
                                + " and subject = 'incident' and sent_at is not null",
                        incident)
                == 1);
        return World.TELEGRAM.messagesSaying(title).stream()
                .filter(sent -> sent.hasButton("Silence 2 h"))
                .findFirst()
                .orElseThrow();
    }

    private void silence(TelegramStandIn.Sent page, long person) {
        World.TELEGRAM.click("http://127.0.0.1:" + port, page, "Silence 2 h", person);
    }

    private long answers(String beginning) {
        return World.TELEGRAM.answers().stream()
                .skip(answeredBefore)
                .filter(answer -> answer.text().startsWith(beginning))
                .count();
    }

    private void insertAlerts(int count, UUID of) {
        rows.change(
                "insert into alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations,"
                        + " environment, links, notes, starts_at, first_seen, last_seen, incident_id)"
                        + " select gen_random_uuid(), 'default', 'test', ? || '-' || n, 'firing', 'high', 't', '{}', '{}',"
                        + " 'production', '[]', '[]', now(), now(), now(), ? from generate_series(1, ?) as n",
                of + title,
                of,
                count);
    }

    private void alertsOfService(UUID of) {
        rows.change("update alert set labels = jsonb_build_object('service', ?) where incident_id = ?", title, of);
    }

    /** For two hours, of what the incident's alerts have in common. */
    private long silences() {
        return rows.count(
                "select count(*) from silence where matchers @> cast(? as jsonb) and ends_at = starts_at + interval '2 hours'",
                ofService());
    }

    private String ofService() {
        return "[{\"name\": \"service\", \"operator\": \"=\", \"value\": \"" + title + "\"}]";
    }

    @Test
    void the_chat_says_who_is_on_call_by_command_and_in_own_words() {
        String hub = "http://127.0.0.1:" + port;
        String chat = "880001";
        int first = World.TELEGRAM.messagesSaying("world: " + ANNA).size();
        World.TELEGRAM.post(
                hub,
                TelegramStandIn.text(TelegramStandIn.nextUpdateId(), 880001, chat, "/oncall"),
                TelegramStandIn.SECRET);
        await().untilAsserted(() -> assertThat(World.TELEGRAM.messagesSaying("world: " + ANNA))
                .hasSize(first + 1)
                .last()
                .satisfies(one -> assertThat(one.text()).contains("world: " + ANNA + " is on call until")));
        int before = World.TELEGRAM.messagesSaying("world: " + ANNA).size();
        World.TELEGRAM.post(
                hub,
                // In a group, what is not said to the bot is not the bot's to answer.
                TelegramStandIn.text(TelegramStandIn.nextUpdateId(), 880001, chat, "who is on call?")
                        .replace("supergroup", "private"),
                TelegramStandIn.SECRET);
        await().untilAsserted(
                        () -> assertThat(World.TELEGRAM.messages().stream().map(TelegramStandIn.Sent::text))
                                .filteredOn(text -> text.contains("world: " + ANNA))
                                .hasSizeGreaterThan(before));
    }

    @Test
    void what_no_chain_is_for_is_reminded_of_under_its_page_once_a_step_until_somebody_has_it() {
        rows.change("update incident set severity = 'info' where id = ?", incident);
        rows.change("update alert set labels = '{}' where incident_id = ?", incident);
        job("notify-incident");
        await().until(() -> World.TELEGRAM.messagesSaying(title).size() == 1);
        job("oncall-start");
        job("oncall-start");
        await().until(() -> rows.count(
                        "select count(*) from escalation where incident_id = ? and reason = 'REMINDER'"
                                + " and due_at = started_at + interval '15 minutes'",
                        incident)
                == 1);
        assertThat(calls()).isEmpty();

        rows.change("update escalation set due_at = now() - interval '1 second' where incident_id = ?", incident);
        for (int i = 0; i < 16; i++) {
            job("oncall-step");
        }
        TelegramStandIn.Sent reminder =
                await().until(() -> calls().stream().findFirst().orElse(null), found -> found != null);
        assertThat(reminder.hasButton("Acknowledge")).isTrue();
        assertThat(reminder.text()).contains("The next reminder comes at ");
        due();
        await().until(() -> calls().size() == 2);
        await().until(() ->
                World.SLACK.messagesSaying("Nobody has acknowledged: " + title).size() == 2);
        assertThat(count("escalation.reminded")).isEqualTo(2);

        ask("assign", Map.of("assignee", BEN));
        due();
        await().until(() -> rows.text("select reason from escalation where incident_id = ?", incident)
                .equals("ASSIGNED"));
        assertThat(count("escalation.reminded")).isEqualTo(2);
        assertThat(count("escalation.begun") + count("escalation.called") + count("escalation.ended"))
                .isZero();
    }

    @Test
    void of_pages_that_a_list_has_people_are_reminded_by_one_more_list_each_time_which_takes_all_of_them() {
        UUID other = rows.incident("Also " + title);
        rows.change("update alert set labels = '{}' where incident_id = ?", incident);
        List<UUID> both = List.of(incident, other);
        for (UUID one : both) {
            rows.change("update incident set severity = 'info' where id = ?", one);
            job("notify-incident", one);
            await().until(() ->
                    rows.count("select count(*) from message where conversation = ? and message_id is not null", one)
                            == 3);
            rows.change(
                    "update message set digest = cast(md5(? || channel) as uuid) where conversation = ? and subject = 'incident'",
                    title,
                    one);
            job("oncall-start", one);
            await().until(() ->
                    rows.count("select count(*) from escalation where incident_id = ? and reason = 'REMINDER'", one)
                            == 1);
        }

        both.forEach(this::due);
        await().until(() -> lists("🔔 Nobody has acknowledged: 2 incidents since ") == 1);
        assertThat(lists("🔔")).isOne();
        both.forEach(this::due);
        await().until(() -> lists("🔔 Nobody has acknowledged: 2 incidents since ") == 2);
        await().until(() -> World.SLACK.messagesSaying("Nobody has acknowledged: 2 incidents").stream()
                        .filter(sent -> sent.text().contains(title))
                        .count()
                == 2);
        assertThat(count("escalation.reminded")).isEqualTo(2);
        List<Long> lists = World.TELEGRAM.messagesSaying(title).stream()
                .filter(sent -> sent.text().startsWith("🔔"))
                .map(TelegramStandIn.Sent::id)
                .toList();
        TelegramStandIn.Sent last = sent(lists).get(1);
        assertThat(last.text()).contains("They are in a list that was sent here before. The next reminder comes at ");
        await().until(() -> rows.count(
                        "select count(*) from message where channel = 'telegram' and subject = 'digest' and message_id = ?",
                        Long.toString(last.id()))
                == 1);

        World.TELEGRAM.click("http://127.0.0.1:" + port, last, "Acknowledge all open", 880001);

        await().until(() -> sent(lists).stream()
                .allMatch(list -> list.text().startsWith("👤 Nothing left to acknowledge: 2 incidents since ")));
        assertThat(rows.count(
                        "select count(*) from incident where id in (?, ?) and acknowledged_by = ?",
                        incident,
                        other,
                        "user:" + ANNA))
                .isEqualTo(2);
        both.forEach(this::due);
        await().until(() -> rows.count(
                        "select count(*) from escalation where incident_id in (?, ?) and reason = 'ACKNOWLEDGED'",
                        incident,
                        other)
                == 2);
        assertThat(lists("🔔")).isZero();
    }

    private static List<TelegramStandIn.Sent> sent(List<Long> ids) {
        return World.TELEGRAM.messages().stream()
                .filter(sent -> ids.contains(sent.id()))
                .toList();
    }

    private long lists(String title) {
        return World.TELEGRAM.messagesSaying(this.title).stream()
                .filter(sent -> sent.text().startsWith(title))
                .count();
    }

    @Test
    void a_chain_of_calls_begins_while_people_are_reminded_and_reminders_do_not_replace_it() {
        rows.change("update incident set severity = 'info' where id = ?", incident);
        rows.change("update alert set labels = '{}' where incident_id = ?", incident);
        job("oncall-start");
        await().until(() ->
                rows.count("select count(*) from escalation where incident_id = ? and reason = 'REMINDER'", incident)
                        == 1);

        rows.change("update alert set labels = '{\"oncall\": \"world\"}' where incident_id = ?", incident);
        job("oncall-start");
        await().until(() -> count("escalation.begun") == 1);
        await().until(() -> count("escalation.called") == 1);

        rows.change("update alert set labels = '{}' where incident_id = ?", incident);
        job("oncall-start");
        await().until(() -> waiting() == 1);
        assertThat(rows.text("select reason from escalation where incident_id = ?", incident))
                .isNotEqualTo("REMINDER");
    }

    private List<TelegramStandIn.Sent> calls() {
        return World.TELEGRAM.messagesSaying("Nobody has acknowledged: " + title);
    }

    private List<List<String>> people() {
        return jdbc
                .sql("select array_to_string(people, ' ') from escalation_call where incident_id = :id order by id")
                .param("id", incident)
                .query(String.class)
                .list()
                .stream()
                .map(names -> names.isEmpty() ? List.<String>of() : List.of(names.split(" ")))
                .toList();
    }

    private long count(String kind) {
        return rows.count("select count(*) from incident_event where incident_id = ? and kind = ?", incident, kind);
    }

    private long waiting() {
        return rows.count(
                "select count(*) from job_subject where subject = ? and job like 'oncall-%'", incident.toString());
    }

    /** What is due in minutes is due now. */
    private void due() {
        due(incident);
    }

    private void due(UUID one) {
        rows.change("update escalation set due_at = now() - interval '1 second' where incident_id = ?", one);
        job("oncall-step", one);
    }

    private void ask(String what, Map<String, Object> properties) {
        Exchange done = producer.request("direct:incident-" + what, exchange -> prepare(exchange, properties));
        assertThat(done.getException()).isNull();
    }

    private void prepare(Exchange exchange, Map<String, Object> properties) {
        exchange.setProperty("actor", "user:operator");
        properties.forEach(exchange.getMessage()::setHeader);
        exchange.getMessage().setHeader("tenant", "default");
        exchange.getMessage().setHeader("incidentId", incident.toString());
    }

    private void job(String name) {
        job(name, incident);
    }

    private void job(String name, UUID one) {
        jobs.schedule(JobQueue.JobRequest.now(name, "default", Map.of("incidentId", one.toString())));
    }

    private Map<String, String> header() {
        return Map.of("incidentId", incident.toString());
    }
}
