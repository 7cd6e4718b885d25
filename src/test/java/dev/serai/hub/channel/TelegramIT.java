package dev.serai.hub.channel;

import static dev.serai.hub.channel.TelegramStandIn.CHAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubIT;
import dev.serai.hub.channel.TelegramStandIn.Sent;
import dev.serai.hub.job.JobQueue;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@HubIT
@ExtendWith(OutputCaptureExtension.class)
class TelegramIT {

    private static final TelegramStandIn TELEGRAM = TelegramStandIn.start();

    @Autowired
    JobQueue jobs;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void telegram(DynamicPropertyRegistry registry) {
        TELEGRAM.configure(registry);
    }

    @AfterAll
    static void stop() {
        TELEGRAM.close();
    }

    @Test
    void a_paged_incident_is_sent_once_and_edited_afterwards(CapturedOutput output) {
        ChannelRows rows = new ChannelRows(jdbc);
        String title = "Checkout <b>down</b> " + UUID.randomUUID() + " \u202Egnp.exe";
        UUID incident = rows.incident(title);

        notifyIncident(incident);
        Sent first = await().until(() -> only(title.substring(0, 40)), sent -> sent != null);

        assertThat(first.chat()).isEqualTo(CHAT);
        assertThat(first.text()).contains("HIGH: Checkout <b>down</b>", "⟨U+202E⟩gnp.exe", "State: open");
        assertThat(first.hasButton("Acknowledge")).isTrue();

        jdbc.sql("update incident set state = 'acknowledged', acknowledged_by = 'user:ann', acknowledged_at = now(),"
                        + " version = version + 1 where id = ?")
                .param(incident)
                .update();
        notifyIncident(incident);
        Sent edited = await().until(() -> only(title.substring(0, 40)), sent -> sent != null && sent.edits() == 1);

        assertThat(edited.id()).isEqualTo(first.id());
        assertThat(edited.text()).contains("acknowledged by user:ann");
        assertThat(edited.buttons()).isEmpty();
        assertThat(output).doesNotContain(TelegramStandIn.TOKEN);
    }

    private Sent only(String text) {
        var found = TELEGRAM.messagesSaying(text);
        assertThat(found).hasSizeLessThan(2);
        return found.isEmpty() ? null : found.get(0);
    }

    private void notifyIncident(UUID incident) {
        jobs.schedule(JobQueue.Request.now("notify-incident", "default", Map.of("incidentId", incident.toString())));
    }
}
