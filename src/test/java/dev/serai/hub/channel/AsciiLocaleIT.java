package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubProcess;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.intake.WebhookClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What people read is the same on a machine whose locale knows ASCII only. */
class AsciiLocaleIT {

    private static final String TITLE = "Kasse fällt aus — 支払い 🔥 ";

    @TempDir
    Path directory;

    @Test
    void every_sign_arrives_in_every_chat() {
        try (TelegramStandIn telegram = TelegramStandIn.start();
                SlackStandIn slack = SlackStandIn.start();
                DiscordStandIn discord = DiscordStandIn.start()) {
            Map<String, Object> properties = TestDatabase.properties(TestDatabase.newDatabase());
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
                assertThat(slack.messages().toString()).contains("🟠 HIGH: " + title);
                assertThat(DiscordStandIn.plain(discord.messages().get(0).content()))
                        .contains("🟠 HIGH: " + title);
            }
        }
    }
}
