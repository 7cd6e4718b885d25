package dev.serai.hub.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.MailServer;
import dev.serai.hub.channel.MailServer.Mail;
import dev.serai.hub.job.JobQueue;
import dev.serai.kamelet.chat.ChatFailure;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
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

/** The channel e-mail with a real mail server. A hub of its own: in the world's each message would be a mail as well. */
@HubIT
@ExtendWith(OutputCaptureExtension.class)
class EmailIT {

    private static final MailServer MAIL = MailServer.start();

    @Autowired
    JobQueue jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CamelContext camel;

    @Autowired
    ProducerTemplate template;

    @LocalServerPort
    int port;

    private ChannelRows rows;
    private String title;

    @DynamicPropertySource
    static void channels(DynamicPropertyRegistry registry) {
        MAIL.configure(registry);
        registry.add("serai.public-url", () -> "https://hub.example");
    }

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    @BeforeEach
    void begin() {
        rows = new ChannelRows(jdbc);
        title = "Mailed " + UUID.randomUUID();
    }

    @Test
    void an_incident_is_a_mail_whose_thread_goes_on_with_another_state_and_not_with_each_change(CapturedOutput output) {
        UUID incident = rows.incident(title);
        notifyIncident(incident);
        Mail page = await().until(() -> MAIL.saying(title).stream().findFirst().orElse(null), mail -> mail != null);

        assertThat(page.to()).isEqualTo(MailServer.LIST);
        assertThat(page.from()).isEqualTo("serai@hub.example");
        assertThat(page.subject()).isEqualTo("🟠 " + title);
        assertThat(page.references()).isEqualTo("<" + incident + "@hub.example>");
        assertThat(page.text()).contains("State: open", "Open: https://hub.example/console/incidents/" + incident);
        assertThat(page.html()).contains("<a href=\"https://hub.example/console/incidents/" + incident + "\">");
        assertThat(page.headers()).contains("Auto-Submitted: auto-generated");
        assertThat(page.headers().toString()).doesNotContain("tenant", "messageRow", "deliveryKey", "Camel");

        rows.change("update incident set alerts = 2 where id = ?", incident);
        notifyIncident(incident);
        rows.change(
                "update incident set state = 'acknowledged', acknowledged_at = now(), acknowledged_by = 'user:ann'"
                        + " where id = ?",
                incident);
        notifyIncident(incident);

        await().until(() -> MAIL.saying(title).size() == 2);
        Mail next = MAIL.saying(title).get(1);
        assertThat(next.text()).contains("State: acknowledged");
        assertThat(next.references()).isEqualTo("<" + incident + "@hub.example> " + page.id());
        assertThat(next.id()).isNotEqualTo(page.id()).endsWith("@hub.example>");
        assertThat(output.getAll()).doesNotContain(MailServer.PASSWORD);
        assertThat(camel.getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains(MailServer.PASSWORD));
    }

    @Test
    void a_title_with_line_breaks_and_addresses_adds_neither_a_header_nor_a_recipient_nor_a_link() {
        UUID incident = rows.incident(title + "\r\nBcc: eve@evil.test\r\n\r\n<a href='https://evil.test'>x</a>");
        notifyIncident(incident);
        await().until(() -> MAIL.saying(title).size() == 1);

        Mail mail = MAIL.saying(title).get(0);
        assertThat(mail.to()).isEqualTo(MailServer.LIST);
        assertThat(mail.headers()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(mail.subject()).contains("⟨U+000D⟩⟨U+000A⟩Bcc: eve[@]evil[.]test");
        assertThat(mail.html())
                .doesNotContain("evil.test", "<a href='")
                .contains("&lt;a href=&#39;https[:]//evil[.]test");
        assertThat(mail.text()).doesNotContain("evil.test");
    }

    @Test
    void an_approval_leads_to_its_page_and_carries_nothing_that_decides() {
        UUID approval = rows.approval(title, "operator", 1, "{\"command\": [\"inspect\"]}");
        notifyApproval(approval);
        await().until(() -> MAIL.saying(title).size() == 1);

        Mail mail = MAIL.saying(title).get(0);
        assertThat(mail.text())
                .contains("Details: https://hub.example/console/approvals/" + approval)
                .contains("sign in to the console: a mail has no buttons. ");
        assertThat(mail.html()).containsOnlyOnce("href=");
        assertThat(rows.count("select count(*) from approval_reference where approval_id = ?", approval))
                .isZero();

        rows.change("update approval set state = 'rejected', closed_at = now() where id = ?", approval);
        notifyApproval(approval);
        await().until(() -> MAIL.saying("Rejected").stream()
                .anyMatch(ended ->
                        ended.text().contains(title) && ended.references().endsWith(mail.id())));
    }

    @Test
    void who_is_called_is_written_to_at_the_address_that_an_admin_gave_the_account() {
        String person = "operator-" + UUID.randomUUID();
        UUID account = rows.person("operator", "telegram", person.substring("operator-".length()));
        ApiClient api = new ApiClient(port);
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        assertThat(api.send("PATCH", "/users/" + account, admin, Map.of("email", "anna@shop.example"))
                        .status())
                .isEqualTo(200);
        UUID incident = rows.incident(title);
        rows.change(
                "insert into escalation_call (id, tenant, incident_id, kind, run, round, step, people, called_at)"
                        + " values (gen_random_uuid(), 'default', ?, 'chain', 1, 1, 1, string_to_array(?, ','), now())",
                incident,
                person + ",nobody-of-that-name");
        notifyIncident(incident);

        await().until(() -> MAIL.saying("Nobody has acknowledged: " + title).size() == 2);
        assertThat(MAIL.saying("Nobody has acknowledged: " + title))
                .allMatch(mail -> mail.to().equals(MailServer.LIST + ",anna@shop.example"))
                .allMatch(mail -> mail.text().contains(person + ", nobody-of-that-name: please acknowledge it,"));
        assertThat(MAIL.saying("🟠 " + title)).hasSize(1).allMatch(mail -> mail.to()
                .equals(MailServer.LIST));
    }

    @Test
    void what_a_server_that_is_away_did_not_take_is_sent_once_when_it_is_back(CapturedOutput output) {
        int away = MAIL.goesAway();
        UUID incident = rows.incident(title);
        try {
            notifyIncident(incident);
            await().until(() -> rows.count(
                            "select count(*) from job where task_name = 'deliver-email' and consecutive_failures > 0"
                                    + " and exists (select 1 from message where conversation = ?"
                                    + " and task_instance like '%' || id || '%')",
                            incident)
                    == 1);
        } finally {
            MAIL.comesBack(away);
        }

        await().until(() -> MAIL.saying(title).size() == 1);
        assertThat(output.getAll().lines().filter(line -> !line.contains("greenmail")))
                .noneMatch(line -> line.contains(MailServer.PASSWORD) || line.contains(MailServer.LIST));
    }

    @Test
    void the_sink_signs_in_where_somebody_is_named_and_sends_nothing_that_is_not_encrypted_as_asked() {
        String sink = "kamelet:mail-message-sink?host=127.0.0.1&port=" + MAIL.port() + "&sender=serai@hub.example";

        assertThat(sent(sink + "&startTls=false")).isNull();
        assertThat(MAIL.saying(title)).hasSize(1);
        assertThat(sent(sink + "&startTls=false&user=serai@hub.example&password=not-it"))
                .hasMessage("the mail server did not take it: AuthenticationFailedException");
        assertThat(sent(sink)).isInstanceOf(ChatFailure.class);
        assertThat(sent(sink + "&startTls=false&implicitTls=true")).isInstanceOf(ChatFailure.class);
        assertThat(MAIL.saying(title)).hasSize(1);
    }

    private Throwable sent(String sink) {
        return template.request(sink, exchange -> {
                    exchange.getMessage().setHeader("chat", "somebody@shop.example");
                    exchange.getMessage()
                            .setBody("{\"subject\": \"" + title + "\", \"text\": \"t\", \"html\": \"<p>t</p>\"}");
                })
                .getException();
    }

    private void notifyIncident(UUID incident) {
        jobs.schedule(JobQueue.JobRequest.now("notify-incident", "default", Map.of("incidentId", incident.toString())));
    }

    private void notifyApproval(UUID approval) {
        jobs.schedule(JobQueue.JobRequest.now("notify-approval", "default", Map.of("approvalId", approval.toString())));
    }
}
