package dev.serai.hub.channel.discord;

import static dev.serai.hub.World.DISCORD;
import static dev.serai.hub.channel.DiscordStandIn.CHANNEL;
import static dev.serai.hub.channel.DiscordStandIn.answer;
import static dev.serai.hub.channel.DiscordStandIn.nextInteraction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.approval.Role;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.DiscordStandIn;
import dev.serai.hub.channel.DiscordStandIn.Sent;
import dev.serai.hub.job.JobQueue;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WorldIT
@ExtendWith(OutputCaptureExtension.class)
class DiscordIT {

    private static final AtomicLong PEOPLE = new AtomicLong(53_908_232_506_180_000L);
    private static final String ARGUMENTS = "{\"command\": [\"inspect\", \"--\", \"a*b*```@everyone\"]}";

    @Autowired
    JobQueue jobs;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private ChannelRows rows;
    private String title;

    @BeforeEach
    void begin() {
        rows = new ChannelRows(jdbc);
        title = "Checkout **down** " + UUID.randomUUID();
    }

    @AfterEach
    void the_token_is_not_in_the_log_and_nothing_of_the_hub_in_a_header(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain(DiscordStandIn.TOKEN);
        assertThat(DISCORD.strangeHeaders()).isEmpty();
    }

    @Test
    void a_paged_incident_is_sent_once_and_edited_when_somebody_takes_it() {
        UUID incident = rows.incident(title + " @everyone \u202Egnp.exe");

        notifyIncident(incident);
        Sent first = sent(0);
        assertThat(first.channel()).isEqualTo(CHANNEL);
        assertThat(first.content()).contains("\\*\\*down\\*\\*", "\\@everyone", "⟨U+202E⟩gnp.exe");
        assertThat(DiscordStandIn.plain(first.content())).contains("🟠 Checkout **down**", "State: open");

        String person = newPerson("operator");
        assertThat(answer(DISCORD.click(hub(), first, "Acknowledge", person))).contains("acknowledged");
        Sent edited = sent(1);

        assertThat(edited.id()).isEqualTo(first.id());
        assertThat(edited.content()).contains("acknowledged by operator-" + person);
        assertThat(edited.buttons()).extracting("label").contains("Resolve").doesNotContain("Acknowledge");
        assertThat(rows.text("select state from incident where id = ?", incident))
                .isEqualTo("acknowledged");
    }

    @Test
    void an_approval_is_asked_for_decided_by_a_press_and_edited() {
        UUID approval = rows.approval(title, "operator", 1, ARGUMENTS);
        notifyApproval(approval);
        Sent asked = sent(0);
        assertThat(DiscordStandIn.plain(asked.content()))
                .contains(
                        "❓ Run inspect › look on target-",
                        "docker-sandbox-action",
                        "Needs the approval of one operator (or a higher role) by ")
                .contains("a*b*⟨U+0060⟩⟨U+0060⟩⟨U+0060⟩@everyone");
        assertThat(asked.button("Approve").customId()).hasSizeLessThanOrEqualTo(100);
        String person = newPerson("operator");

        assertThat(answer(DISCORD.click(hub(), asked, "Approve", person))).contains("Approved: 1 of 1");

        assertThat(rows.approvalState(approval)).isEqualTo("approved");
        assertThat(rows.text("select channel from approval_decision where approval_id = ?", approval))
                .isEqualTo("discord");
        Sent edited = await().until(
                        () -> sayingTitle().get(0), message -> message.content().contains("Approved"));
        assertThat(edited.buttons()).isEmpty();
        assertThat(edited.content()).contains("operator-" + person);

        assertThat(answer(DISCORD.click(hub(), asked, "Reject", newPerson("operator"))))
                .contains("decided or cancelled before");
        assertThat(rows.decisions(approval)).isEqualTo(1);
    }

    @Test
    void two_people_are_needed_where_the_quorum_says_so_and_a_replay_counts_once() {
        UUID approval = rows.approval(title, "approver", 2, ARGUMENTS);
        notifyApproval(approval);
        Sent asked = sent(0);
        String first = newPerson("approver");
        String press = DiscordStandIn.click(
                nextInteraction(),
                first,
                CHANNEL,
                asked.id(),
                asked.button("Approve").customId());

        assertThat(answer(DISCORD.post(hub(), press))).contains("Recorded: 1 of 2");
        assertThat(answer(DISCORD.post(hub(), press))).contains("processed already");
        Sent half = sent(1);
        assertThat(half.content()).contains("approver-" + first);
        assertThat(answer(DISCORD.click(hub(), half, "Approve", first))).contains("decided already");
        assertThat(rows.approvalState(approval)).isEqualTo("open");

        assertThat(answer(DISCORD.click(hub(), asked, "Approve", newPerson("approver"))))
                .contains("Approved: 2 of 2");
        assertThat(rows.approvalState(approval)).isEqualTo("approved");
    }

    @Test
    void whatever_is_forged_copied_late_or_not_allowed_changes_nothing_and_is_audited() {
        UUID approval = rows.approval(title, "approver", 1, ARGUMENTS);
        notifyApproval(approval);
        Sent asked = sent(0);
        String reference = asked.button("Approve").customId();
        String approver = newPerson("approver");
        String stranger = Long.toString(PEOPLE.incrementAndGet());
        String place = CHANNEL + "/" + asked.id();

        assertThat(click(approver, CHANNEL, asked.id(), reference.substring(1) + "A"))
                .contains("not known");
        assertThat(rows.audited("press.refused", "UNKNOWN_BUTTON", place)).isEqualTo(1);
        assertThat(click(approver, "645027906669519999", asked.id(), reference)).contains("another message");
        assertThat(click(approver, CHANNEL, asked.id() + "1", reference)).contains("another message");
        assertThat(rows.audited("press.refused", "WRONG_PLACE", approval.toString()))
                .isEqualTo(2);
        assertThat(click(stranger, CHANNEL, asked.id(), reference)).contains("Discord id " + stranger);
        assertThat(rows.audited("press.refused", "UNMAPPED_USER", place)).isEqualTo(1);
        assertThat(click(newPerson("operator"), CHANNEL, asked.id(), reference)).contains("role");

        rows.change("update approval set expires_at = now() - interval '1 second' where id = ?", approval);
        assertThat(click(approver, CHANNEL, asked.id(), reference)).contains("deadline");

        assertThat(rows.decisions(approval)).isZero();
        assertThat(rows.approvalState(approval)).isIn("open", "expired");
    }

    @Test
    void only_what_discord_signed_just_now_for_this_application_is_let_in() {
        byte[] ping = DiscordStandIn.ping(nextInteraction()).getBytes(StandardCharsets.UTF_8);
        String now = Long.toString(Instant.now().getEpochSecond());
        String signature = DISCORD.sign(now, ping);
        HttpResponse<String> pong = DISCORD.post(hub(), ping, now, signature);
        assertThat(pong.statusCode()).isEqualTo(200);
        assertThat(pong.body()).isEqualTo("{\"type\":1}");
        assertThat(pong.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(pong.headers().map().keySet())
                .noneMatch(name -> name.startsWith("x-signature") || name.equalsIgnoreCase("tenant"));

        assertThat(DISCORD.post(hub(), ping, now, null).statusCode()).isEqualTo(401);
        assertThat(DISCORD.post(hub(), ping, null, signature).statusCode()).isEqualTo(401);
        String other = signature.substring(0, 126) + (signature.endsWith("00") ? "01" : "00");
        HttpResponse<String> wrong = DISCORD.post(hub(), ping, now, other);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("urn:serai:problem:unauthorized").doesNotContain(signature);
        byte[] longer = (new String(ping, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
        assertThat(DISCORD.post(hub(), longer, now, signature).statusCode()).isEqualTo(401);
        String body = new String(ping, StandardCharsets.UTF_8);
        assertThat(DISCORD.post(hub(), body, Instant.now().minusSeconds(301)).statusCode())
                .isEqualTo(401);
        assertThat(DISCORD.post(hub(), body, Instant.now().plusSeconds(3600)).statusCode())
                .isEqualTo(401);
        assertThat(DISCORD.post(hub(), body.replace(DiscordStandIn.APPLICATION, "1"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(DISCORD.post(hub(), "{\"id\": 1").statusCode()).isEqualTo(400);
        assertThat(DISCORD.post(hub(), "[".repeat(100_000)).statusCode()).isEqualTo(400);
        assertThat(DISCORD.post(hub(), "{\"a\": \"" + "x".repeat(300_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        byte[] notUtf8 = "{\"id\": \"1\", \"a\": \"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(DISCORD.post(hub(), notUtf8, now, DISCORD.sign(now, notUtf8)).statusCode())
                .isEqualTo(400);
        assertThat(answer(DISCORD.post(hub(), body.replace("\"type\":1", "\"type\":5"))))
                .contains("not known here");
    }

    @Test
    void presses_at_the_same_time_have_one_effect() {
        UUID approval = rows.approval(title, "operator", 1, ARGUMENTS);
        notifyApproval(approval);
        Sent asked = sent(0);
        List<String> people =
                IntStream.range(0, 4).mapToObj(n -> newPerson("operator")).toList();

        CompletableFuture.allOf(people.stream()
                        .map(person -> CompletableFuture.runAsync(() -> DISCORD.click(hub(), asked, "Approve", person)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(rows.decisions(approval)).isEqualTo(1);
        assertThat(rows.approvalState(approval)).isEqualTo("approved");
    }

    @Test
    void what_discord_refuses_for_now_is_tried_again_and_what_is_gone_is_sent_anew() {
        UUID incident = rows.incident(title);
        Instant begun = Instant.now();
        String own = title.substring(title.lastIndexOf('-') + 1);
        DISCORD.limitNext(own, 1.2, false);
        DISCORD.limitNext(own, 0.3, true);
        DISCORD.failNext(own, 500, Map.of(), "<html>" + DiscordStandIn.TOKEN + "</html>", 0);

        notifyIncident(incident);
        Sent first = sent(0);
        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(1500));
        assertThat(rows.count("select count(*) from message where channel = 'discord' and subject_id = ?", incident))
                .isEqualTo(1);

        DISCORD.delete(first.id());
        rows.change("update incident set alerts = 2 where id = ?", incident);
        notifyIncident(incident);
        Sent anew =
                await().until(() -> sayingTitle(), found -> found.size() == 1).get(0);
        assertThat(anew.id()).isNotEqualTo(first.id());
        await().until(() -> rows.text(
                        "select message_id from message where channel = 'discord' and subject_id = ?", incident)
                .equals(anew.id()));
    }

    @Test
    void what_does_not_fit_cannot_be_approved_here() {
        UUID approval = rows.approval(title, "operator", 1, "{\"script\": \"" + "x".repeat(2000) + "\"}");

        notifyApproval(approval);

        Sent asked = sent(0);
        assertThat(asked.content()).contains("too long to be shown here").doesNotContain("xxx");
        assertThat(asked.buttons())
                .extracting(DiscordStandIn.Button::label)
                .contains("Reject")
                .doesNotContain("Approve");
    }

    @Test
    void commands_are_answered_for_people_who_are_known_and_may_and_a_code_makes_known() {
        String stranger = Long.toString(PEOPLE.incrementAndGet());
        ApiClient api = new ApiClient(port);
        String token = People.token(api, Role.VIEWER);
        String code = api.send("POST", "/auth/me/identity-codes", token, Map.of("channel", "discord"))
                .json()
                .path("code")
                .asText();

        assertThat(command(stranger, "status", null))
                .contains("account is not linked to an account of the console", stranger, "/serai link CODE");
        assertThat(command(stranger, "status", null)).contains("answered already");
        assertThat(command(stranger, "link", "0000-0000-0000")).contains("Not linked");
        assertThat(command(stranger, "link", code)).contains("Linked: from now on you act here as viewer-");
        assertThat(command(stranger, "status", null)).contains("Open incidents: ");
        assertThat(command(stranger, "help", null)).contains("/serai incidents: what is open");
        assertThat(command(stranger, "pause", null)).contains("/serai pause needs the role approver");

        String approver = newPerson("approver");
        assertThat(command(approver, "pause", null)).contains("Paused");
        assertThat(rows.count("select count(*) from automation where paused")).isEqualTo(1);
        assertThat(command(approver, "resume", null)).contains("Resumed");
    }

    private void notifyIncident(UUID incident) {
        jobs.schedule(new JobQueue.JobRequest(
                "notify-incident",
                incident.toString(),
                "default",
                Map.of("incidentId", incident.toString()),
                Duration.ZERO));
    }

    private void notifyApproval(UUID approval) {
        jobs.schedule(new JobQueue.JobRequest(
                "notify-approval",
                approval.toString(),
                "default",
                Map.of("approvalId", approval.toString()),
                Duration.ZERO));
    }

    /** The one message that says the title, once it was edited this often and the hub has kept its id. */
    private Sent sent(int edits) {
        Sent sent = await().until(
                        () -> sayingTitle().stream()
                                .filter(message -> message.edits() >= edits)
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
        await().until(() ->
                rows.count("select count(*) from message where channel = 'discord' and message_id = ?", sent.id())
                        == 1);
        return sent;
    }

    private List<Sent> sayingTitle() {
        return DISCORD.messagesSaying(title);
    }

    private String click(String person, String channel, String message, String reference) {
        return answer(
                DISCORD.post(hub(), DiscordStandIn.click(nextInteraction(), person, channel, message, reference)));
    }

    private String command(String person, String name, String argument) {
        return answer(DISCORD.post(hub(), DiscordStandIn.command(nextInteraction(), person, CHANNEL, name, argument)));
    }

    private String newPerson(String role) {
        String id = Long.toString(PEOPLE.incrementAndGet());
        rows.person(role, "discord", id);
        return id;
    }

    private String hub() {
        return "http://127.0.0.1:" + port;
    }
}
