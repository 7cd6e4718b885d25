package dev.serai.hub.channel.telegram;

import static dev.serai.hub.channel.TelegramStandIn.CHAT;
import static dev.serai.hub.channel.TelegramStandIn.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.channel.TelegramStandIn.Answer;
import dev.serai.hub.channel.TelegramStandIn.Sent;
import dev.serai.hub.job.JobQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Telegram in full. A hub of its own: it asks for updates itself, where the world is called. */
@HubIT
@ExtendWith(OutputCaptureExtension.class)
class TelegramIT {

    private static final TelegramStandIn TELEGRAM = TelegramStandIn.start();
    private static final AtomicLong PEOPLE = new AtomicLong(5_000_000);
    private static final String ARGUMENTS = "{\"command\": [\"inspect\", \"--\", \"a<b>\"]}";

    @Autowired
    JobQueue jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry meters;

    @Autowired
    CamelContext camel;

    @LocalServerPort
    int port;

    private ChannelRows rows;
    private String title;

    @DynamicPropertySource
    static void telegram(DynamicPropertyRegistry registry) {
        TELEGRAM.configure(registry);
        registry.add("serai.channels.telegram.polling", () -> true);
    }

    @AfterAll
    static void stop() {
        TELEGRAM.close();
    }

    @BeforeEach
    void begin() {
        rows = new ChannelRows(jdbc);
        title = "Checkout <b>down</b> " + UUID.randomUUID();
    }

    @AfterEach
    void the_token_is_neither_in_the_log_nor_in_a_metric_nor_in_an_endpoint(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain(TelegramStandIn.TOKEN, SECRET);
        assertThat(meters.getMeters())
                .noneMatch(meter -> meter.getId().toString().contains(TelegramStandIn.TOKEN));
        assertThat(camel.getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains(TelegramStandIn.TOKEN));
    }

    @Test
    void a_route_of_ones_own_sends_by_the_component_as_the_same_bot() {
        String text = "Mine " + UUID.randomUUID();
        camel.createProducerTemplate().sendBody("telegram:bots?chatId=-100", text);

        assertThat(TELEGRAM.messagesSaying(text)).hasSize(1);
        assertThat(camel.getEndpoints())
                .noneMatch(endpoint -> endpoint.toString().contains(TelegramStandIn.TOKEN));
    }

    @Test
    void a_paged_incident_is_sent_once_and_edited_when_it_changes() {
        UUID incident = rows.incident(title + " \u202Egnp.exe");

        notifyIncident(incident);
        Sent first = sent(0);
        assertThat(first.chat()).isEqualTo(CHAT);
        assertThat(first.text()).contains("🟠 Checkout <b>down</b>", "⟨U+202E⟩gnp.exe", "State: open");

        double same = skipped();
        notifyIncident(incident);
        await().until(() -> skipped() > same);
        assertThat(sent(0)).isEqualTo(first);

        long person = newPerson("operator");
        assertThat(TELEGRAM.click(hub(), first, "Acknowledge", person).statusCode())
                .isEqualTo(200);
        Sent edited = sent(1);

        assertThat(edited.id()).isEqualTo(first.id());
        assertThat(edited.text()).contains("acknowledged by operator-" + person);
        assertThat(edited.buttons()).extracting("text").contains("Resolve").doesNotContain("Acknowledge");
        assertThat(lastAnswer().text()).contains("acknowledged");
        assertThat(rows.text("select state from incident where id = ?", incident))
                .isEqualTo("acknowledged");
    }

    @Test
    void no_header_of_the_hub_travels_to_telegram() {
        notifyIncident(rows.incident(title));
        sent(0);
        assertThat(TELEGRAM.headerNames())
                .containsExactlyInAnyOrder("accept", "content-length", "content-type", "host", "user-agent");
    }

    @Test
    void an_incident_nobody_is_paged_for_is_not_sent() {
        UUID incident = rows.incident(title);
        rows.change("update incident set verdict = 'suppress' where id = ?", incident);

        notifyIncident(incident);

        await().until(() -> rows.count("select count(*) from incident where id = ? and notified", incident) == 1);
        assertThat(rows.count("select count(*) from message where conversation = ?", incident))
                .isZero();
        assertThat(TELEGRAM.messagesSaying(title)).isEmpty();
    }

    @Test
    void an_approval_is_asked_for_decided_by_a_press_and_edited() {
        UUID approval = rows.approval(title, "operator", 1, ARGUMENTS);
        notifyApproval(approval);
        Sent asked = sent(0);
        assertThat(asked.text())
                .contains("❓ Run inspect › look on target-", "docker-sandbox-action", "\"a<b>\"")
                .contains(
                        "Medium risk, 40 of 100: runs foreign bytes (40)",
                        "Needs the approval of one operator (or a higher role) by ");
        assertThat(asked.button("Approve").callbackData()).hasSizeLessThanOrEqualTo(48);
        long person = newPerson("operator");

        assertThat(TELEGRAM.click(hub(), asked, "Approve", person).statusCode()).isEqualTo(200);

        assertThat(lastAnswer().text()).contains("Approved: 1 of 1");
        assertThat(rows.approvalState(approval)).isEqualTo("approved");
        assertThat(rows.text("select channel from approval_decision where approval_id = ?", approval))
                .isEqualTo("telegram");
        Sent edited = await().until(
                        () -> sayingTitle().get(0), message -> message.text().contains("Approved"));
        assertThat(edited.buttons()).isEmpty();

        assertThat(TELEGRAM.click(hub(), asked, "Reject", newPerson("operator")).statusCode())
                .isEqualTo(200);
        assertThat(lastAnswer().text()).contains("decided or cancelled before");
        assertThat(rows.decisions(approval)).isEqualTo(1);
    }

    @Test
    void two_people_are_needed_where_the_quorum_says_so_and_a_replay_counts_once() {
        UUID approval = rows.approval(title, "approver", 2, ARGUMENTS);
        notifyApproval(approval);
        Sent asked = sent(0);
        long first = newPerson("approver");
        long updateId = TelegramStandIn.nextUpdateId();
        String press = TelegramStandIn.click(
                updateId, first, CHAT, asked.id(), asked.button("Approve").callbackData());

        post(press);
        assertThat(lastAnswer().text()).contains("Recorded: 1 of 2");
        post(press);
        assertThat(lastAnswer().text()).contains("processed already");
        Sent half = sent(1);
        assertThat(half.text()).contains("1 of 2 so far: approver-" + first + " at ");
        TELEGRAM.click(hub(), half, "Approve", first);
        assertThat(lastAnswer().text()).contains("decided already");
        assertThat(rows.approvalState(approval)).isEqualTo("open");

        // The buttons before the edit still are good: somebody may look at them.
        TELEGRAM.click(hub(), asked, "Approve", newPerson("approver"));
        assertThat(lastAnswer().text()).contains("Approved: 2 of 2");
        assertThat(rows.approvalState(approval)).isEqualTo("approved");
    }

    @Test
    void whatever_is_forged_copied_late_or_not_allowed_changes_nothing_and_is_audited() {
        UUID approval = rows.approval(title, "approver", 1, ARGUMENTS);
        notifyApproval(approval);
        Sent asked = sent(0);
        String reference = asked.button("Approve").callbackData();
        long approver = newPerson("approver");
        long operator = newPerson("operator");
        long stranger = PEOPLE.incrementAndGet();
        long disabled = newPerson("approver");
        rows.change("update app_user set disabled = true where username = ?", "approver-" + disabled);
        String place = CHAT + "/" + asked.id();

        click(approver, CHAT, asked.id(), reference.substring(1) + "A");
        assertThat(lastAnswer())
                .matches(Answer::alert)
                .extracting(Answer::text)
                .asString()
                .contains("not known");
        assertThat(rows.audited("press.refused", "UNKNOWN_BUTTON", place)).isEqualTo(1);

        click(approver, "-100999", asked.id(), reference);
        click(approver, CHAT, asked.id() + 1, reference);
        assertThat(lastAnswer().text()).contains("another message");
        assertThat(rows.audited("press.refused", "WRONG_PLACE", approval.toString()))
                .isEqualTo(2);

        click(stranger, CHAT, asked.id(), reference);
        assertThat(lastAnswer().text()).contains(Long.toString(stranger));
        assertThat(rows.audited("press.refused", "UNMAPPED_USER", place)).isEqualTo(1);

        click(disabled, CHAT, asked.id(), reference);
        assertThat(lastAnswer().text()).contains("disabled");

        click(operator, CHAT, asked.id(), reference);
        assertThat(lastAnswer().text()).contains("role");
        assertThat(rows.audited("approval.decision_refused", "ROLE_TOO_LOW", approval.toString()))
                .isEqualTo(1);

        rows.change("update approval set expires_at = now() - interval '1 second' where id = ?", approval);
        click(approver, CHAT, asked.id(), reference);
        assertThat(lastAnswer().text()).contains("deadline");

        assertThat(rows.decisions(approval)).isZero();
        assertThat(rows.approvalState(approval)).isIn("open", "expired");
    }

    @Test
    void two_presses_at_the_same_time_have_one_effect() {
        UUID approval = rows.approval(title, "operator", 1, ARGUMENTS);
        notifyApproval(approval);
        Sent asked = sent(0);
        List<Long> people = List.of(newPerson("operator"), newPerson("operator"), newPerson("operator"));

        CompletableFuture.allOf(people.stream()
                        .map(person ->
                                CompletableFuture.runAsync(() -> TELEGRAM.click(hub(), asked, "Approve", person)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(rows.decisions(approval)).isEqualTo(1);
        assertThat(rows.count(
                        "select count(*) from audit_event where verb = 'approval.approved' and object_id = ?",
                        approval.toString()))
                .isLessThanOrEqualTo(1);
        assertThat(rows.approvalState(approval)).isEqualTo("approved");
    }

    @Test
    void at_half_time_the_chat_is_reminded_and_later_told_the_outcome() {
        UUID approval = rows.approval(title, "operator", 1, ARGUMENTS);
        rows.change("update approval set escalate_at = now() - interval '1 second' where id = ?", approval);
        notifyApproval(approval);

        await().until(() ->
                rows.count("select count(*) from message where subject_id = ? and message_id is not null", approval)
                        == 2);
        String id = rows.text("select message_id from message where subject_id = ? and subject = 'reminder'", approval);
        Sent reminder = message(id);
        assertThat(reminder.text()).contains("Still to be decided", "What would run");
        assertThat(reminder.buttons()).extracting("text").contains("Approve", "Reject");

        rows.change(
                "update approval set state = 'cancelled', reason = 'INCIDENT_RESOLVED', closed_at = now() where id = ?",
                approval);
        notifyApproval(approval);
        await().until(() -> message(id).text().contains("No longer needed since"));
    }

    @Test
    void what_telegram_refuses_for_now_is_tried_again_and_what_is_gone_is_sent_anew() {
        UUID incident = rows.incident(title);
        TELEGRAM.failNext("sendMessage", 429, TelegramStandIn.tooManyRequests(1));
        TELEGRAM.failNext("sendMessage", 500, "<html>" + TelegramStandIn.TOKEN + "</html>");

        notifyIncident(incident);
        Sent first = sent(0);
        assertThat(rows.count("select count(*) from message where subject_id = ?", incident))
                .isEqualTo(1);

        TELEGRAM.delete(first.id());
        rows.change("update incident set alerts = 2 where id = ?", incident);
        notifyIncident(incident);
        Sent anew =
                await().until(() -> sayingTitle(), found -> found.size() == 1).get(0);
        assertThat(anew.id()).isGreaterThan(first.id());
        await().until(() -> rows.text("select message_id from message where subject_id = ?", incident)
                .equals(Long.toString(anew.id())));
    }

    @Test
    void many_messages_at_once_do_not_mix() {
        List<UUID> incidents = IntStream.range(0, 12)
                .mapToObj(n -> rows.incident(title + " number " + n + "."))
                .toList();
        incidents.forEach(this::notifyIncident);
        incidents.forEach(this::notifyIncident);

        await().until(() -> sayingTitle().size() == 12);
        IntStream.range(0, 12).forEach(n -> assertThat(TELEGRAM.messagesSaying(title + " number " + n + "."))
                .hasSize(1));
    }

    @Test
    void only_telegram_is_let_in_and_only_with_an_update() {
        String update = TelegramStandIn.text(TelegramStandIn.nextUpdateId(), newPerson("viewer"), CHAT, "/help");

        assertThat(TELEGRAM.post(hub(), update, null).statusCode()).isEqualTo(401);
        HttpResponse<String> wrong = TELEGRAM.post(hub(), update, SECRET + "x");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("urn:serai:problem:").doesNotContain(SECRET);
        assertThat(wrong.headers().map()).doesNotContainKey("x-telegram-bot-api-secret-token");
        assertThat(post("{\"update_id\": 1").statusCode()).isEqualTo(400);
        assertThat(post("[".repeat(100_000)).statusCode()).isEqualTo(400);
        byte[] notUtf8 = "{\"update_id\": 1, \"a\": \"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(TELEGRAM.post(hub(), notUtf8, SECRET).statusCode()).isEqualTo(400);
        assertThat(post("{\"update_id\": 1, \"a\": \"" + "x".repeat(300_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        HttpResponse<String> right = post(update);
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.headers().map().keySet())
                .noneMatch(name -> name.startsWith("x-telegram") || name.equalsIgnoreCase("tenant"));
    }

    @Test
    void a_silence_is_set_by_a_command_once_by_who_may_and_says_until_when() {
        long operator = newPerson("operator");
        command(operator, "/silence alertname=Nothing" + operator + " 2h deploy work");
        reply(operator, "Silenced until ");
        reply(operator, "No alert of the last day matches.");
        assertThat(rows.count("select count(*) from silence where comment = 'deploy work' and author = 'operator-"
                        + operator + "' and ends_at = starts_at + interval '2 hours'"))
                .isEqualTo(1);
        command(operator, "/silence 2h");
        reply(operator, "Not silenced: say what is to be silenced");
        command(operator, "/silence alertname=~\"(\"");
        await().until(() -> TELEGRAM.messages().stream()
                        .filter(message -> message.chat().equals(Long.toString(operator))
                                && message.text().contains("Not silenced: "))
                        .count()
                == 2);
        long viewer = newPerson("viewer");
        command(viewer, "/silence alertname=Nothing 2h");
        reply(viewer, "needs the role operator");
    }

    @Test
    void commands_are_answered_for_people_who_are_known_and_may() {
        long viewer = newPerson("viewer");
        UUID incident = rows.firstListed(title);

        command(viewer, "/status");
        reply(viewer, "Open incidents: ");
        command(viewer, "/incidents");
        reply(viewer, title);
        rows.change("update incident set state = 'resolved', resolved_at = now() where id = ?", incident);
        command(viewer, "/nonsense");
        reply(viewer, "do not know this command");
        command(viewer, "/pause");
        reply(viewer, "needs the role approver");
        assertThat(rows.audited("command.refused", "ROLE_TOO_LOW", "pause")).isPositive();
        assertThat(rows.count("select count(*) from automation where paused")).isZero();

        long stranger = PEOPLE.incrementAndGet();
        command(stranger, "/status");
        reply(stranger, Long.toString(stranger));
        command(stranger, "/status");
        assertThat(TELEGRAM.messages().stream().filter(message -> message.chat().equals(Long.toString(stranger))))
                .hasSize(1);
    }

    @Test
    void a_code_of_ones_account_makes_a_stranger_known() {
        ApiClient api = new ApiClient(port);
        String token = People.token(api, Role.VIEWER);
        String code = api.send("POST", "/auth/me/identity-codes", token, Map.of("channel", "telegram"))
                .json()
                .path("code")
                .asText();
        long stranger = PEOPLE.incrementAndGet();

        command(stranger, "/link 0000-0000-0000");
        reply(stranger, "Not linked");
        command(stranger, "/link " + code);
        reply(stranger, "Linked: from now on you act here as viewer-");
        command(stranger, "/status");
        reply(stranger, "Open incidents: ");
    }

    @Test
    void an_approver_pauses_and_resumes() {
        long approver = newPerson("approver");

        command(approver, "/pause");
        reply(approver, "Paused");
        assertThat(rows.count("select count(*) from automation where paused")).isEqualTo(1);
        command(approver, "/resume");
        reply(approver, "Resumed");
        assertThat(rows.count("select count(*) from automation where paused")).isZero();
    }

    @Test
    void without_a_public_address_updates_are_fetched_and_each_counts_once() {
        UUID incident = rows.incident(title);
        notifyIncident(incident);
        Sent sent = sent(0);
        long person = newPerson("operator");
        long first = TelegramStandIn.nextUpdateId();
        TELEGRAM.queue(TelegramStandIn.click(first, person, CHAT, sent.id(), "acknowledge"));
        TELEGRAM.queue(TelegramStandIn.text(TelegramStandIn.nextUpdateId(), person, Long.toString(person), "/help"));

        await().until(() ->
                rows.text("select state from incident where id = ?", incident).equals("acknowledged"));
        reply(person, "/incidents");
        assertThat(rows.count("select count(*) from delivery where delivery_id = ?", Long.toString(first)))
                .isEqualTo(1);
        assertThat(TELEGRAM.answers().stream().filter(answer -> answer.queryId().equals("query-" + first)))
                .hasSize(1);
    }

    private String hub() {
        return "http://127.0.0.1:" + port;
    }

    private HttpResponse<String> post(String update) {
        return TELEGRAM.post(hub(), update, SECRET);
    }

    private void click(long person, String chat, long message, String data) {
        assertThat(post(TelegramStandIn.click(TelegramStandIn.nextUpdateId(), person, chat, message, data))
                        .statusCode())
                .isEqualTo(200);
    }

    /** In a chat of their own, so that the answer is theirs. */
    private void command(long person, String text) {
        post(TelegramStandIn.text(TelegramStandIn.nextUpdateId(), person, Long.toString(person), text));
    }

    private void reply(long person, String text) {
        await().until(() -> TELEGRAM.messages().stream()
                .anyMatch(message -> message.chat().equals(Long.toString(person))
                        && message.text().contains(text)));
    }

    private long newPerson(String role) {
        long id = PEOPLE.incrementAndGet();
        rows.person(role, id);
        return id;
    }

    private Answer lastAnswer() {
        List<Answer> answers = TELEGRAM.answers();
        return answers.get(answers.size() - 1);
    }

    /** The one message of this test, once it was edited so often and the hub knows. */
    private Sent sent(int edits) {
        Sent found = await().until(
                        () -> sayingTitle(),
                        messages -> messages.size() == 1 && messages.get(0).edits() == edits)
                .get(0);
        await().until(() -> rows.count(
                        "select count(*) from message where message_id = ? and claim is null",
                        Long.toString(found.id()))
                == 1);
        return found;
    }

    private List<Sent> sayingTitle() {
        return TELEGRAM.messagesSaying(title);
    }

    private Sent message(String id) {
        return TELEGRAM.messages().stream()
                .filter(message -> message.id() == Long.parseLong(id))
                .findFirst()
                .orElseThrow();
    }

    private double skipped() {
        return meters.counter(
                        "serai.channel.messages", "channel", "telegram", "subject", "incident", "plan", "skip_same")
                .count();
    }

    private void notifyIncident(UUID incident) {
        jobs.schedule(JobQueue.JobRequest.now("notify-incident", "default", Map.of("incidentId", incident.toString())));
    }

    private void notifyApproval(UUID approval) {
        jobs.schedule(JobQueue.JobRequest.now("notify-approval", "default", Map.of("approvalId", approval.toString())));
    }
}
