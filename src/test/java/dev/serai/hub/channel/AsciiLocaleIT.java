package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubProcess;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.channel.TelegramStandIn.Button;
import dev.serai.hub.channel.TelegramStandIn.Sent;
import dev.serai.hub.intake.WebhookClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What people read is the same on a machine whose locale knows ASCII only. */
class AsciiLocaleIT {

    private static final String TITLE = "Kasse fällt aus — 支払い 🔥 ";

    private static final String SCRIPT = "écho «支払い» ─ e\u0323\u0301 🔥👩 &#228; <b> ~";

    @TempDir
    Path directory;

    @Test
    void every_sign_arrives_in_every_chat() {
        try (TelegramStandIn telegram = TelegramStandIn.start();
                SlackStandIn slack = SlackStandIn.start();
                DiscordStandIn discord = DiscordStandIn.start()) {
            String url = TestDatabase.newDatabase();
            Map<String, Object> properties = TestDatabase.properties(url);
            properties.put("serai.job.sweep", "10s");
            DynamicPropertyRegistry registry = (name, value) -> properties.put(name, value.get());
            telegram.configure(registry);
            slack.configure(registry);
            discord.configure(registry);
            String title = TITLE + UUID.randomUUID();
            try (HubProcess hub = HubProcess.startInAscii(directory, properties)) {
                assertThat(new WebhookClient(hub.port())
                                .generic("{\"title\": \"" + title + "\", \"severity\": \"high\"}")
                                .status())
                        .isEqualTo(202);

                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                    assertThat(telegram.messages()).isNotEmpty();
                    assertThat(slack.messages()).isNotEmpty();
                    assertThat(discord.messages()).isNotEmpty();
                });
                assertThat(telegram.messages()).allMatch(sent -> sent.text().contains("🟠 HIGH: " + title));
                assertThat(telegram.messages()).allMatch(AsciiLocaleIT::isAscii);
                assertThat(slack.messages().toString()).contains("🟠 HIGH: " + title);
                assertThat(DiscordStandIn.plain(discord.messages().get(0).content()))
                        .contains("🟠 HIGH: " + title);
                whatWillRunIsWhole(telegram, url);
            }
        }
    }

    private static void whatWillRunIsWhole(TelegramStandIn telegram, String url) {
        ChannelRows rows = new ChannelRows(JdbcClient.create(new DriverManagerDataSource(url, "postgres", "")));
        String incident = "Überlauf " + UUID.randomUUID();
        UUID approval = rows.approval(incident, "operator", 1, "{\"script\": \"" + SCRIPT + "\"}");
        rows.change("update approval set created_at = now() - interval '5 minutes' where id = ?", approval);

        await().atMost(Duration.ofSeconds(40)).until(() -> telegram.messagesSaying("Exactly this would run").stream()
                .anyMatch(sent -> sent.text().contains(incident)));

        Sent asked = telegram.messagesSaying("Exactly this would run").get(0);
        assertThat(asked.text()).contains("Incident: high, production: " + incident, SCRIPT);
        assertThat(asked).matches(AsciiLocaleIT::isAscii);
        assertThat(asked.buttons()).extracting(Button::text).contains("Approve", "Reject");
    }

    private static boolean isAscii(Sent sent) {
        return sent.html().chars().allMatch(sign -> sign <= '~');
    }
}
