package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.channel.TelegramStandIn.Button;
import dev.serai.hub.channel.TelegramStandIn.Sent;
import dev.serai.hub.intake.WebhookClient;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The chats of a hub on a machine whose locale knows ASCII only: what people read there is the same as elsewhere. */
public final class AsciiChats implements AutoCloseable {

    private static final String TITLE = "Kasse fällt aus — 支払い 🔥 ";

    private static final String SCRIPT = "écho «支払い» ─ e\u0323\u0301 🔥👩 &#228; <b> ~";

    private final TelegramStandIn telegram = TelegramStandIn.start();
    private final SlackStandIn slack = SlackStandIn.start();
    private final DiscordStandIn discord = DiscordStandIn.start();
    private final String database;
    private final String incident = "Überlauf " + UUID.randomUUID();

    /** Adds to the properties what a hub must be told of them. */
    public AsciiChats(String database, Map<String, Object> properties) {
        this.database = database;
        properties.put("serai.job.sweep", "10s");
        DynamicPropertyRegistry registry = (name, value) -> properties.put(name, value.get());
        telegram.configure(registry);
        slack.configure(registry);
        discord.configure(registry);
    }

    /** From a webhook, and from what was stored before. */
    public void everySignArrives(int port) {
        String title = TITLE + UUID.randomUUID();
        assertThat(new WebhookClient(port)
                        .generic("{\"title\": \"" + title + "\", \"severity\": \"high\"}")
                        .status())
                .isEqualTo(202);

        await().untilAsserted(() -> {
            assertThat(telegram.messages()).anyMatch(sent -> sent.text().contains("🟠 " + title));
            assertThat(slack.messages().toString()).contains("🟠 " + title);
            assertThat(discord.messages())
                    .anyMatch(sent -> DiscordStandIn.plain(sent.content()).contains("🟠 " + title));
        });
        assertThat(telegram.messages()).allMatch(AsciiChats::isAscii);
        whatWillRunIsWhole();
    }

    /** Leaves an approval about which a sweep has people asked. The hub must be ready. */
    public void store() {
        ChannelRows rows = new ChannelRows(JdbcClient.create(new DriverManagerDataSource(database, "postgres", "")));
        UUID approval = rows.approval(incident, "operator", 1, "{\"script\": \"" + SCRIPT + "\"}");
        rows.change("update approval set created_at = now() - interval '5 minutes' where id = ?", approval);
    }

    private void whatWillRunIsWhole() {
        await().until(() -> telegram.messagesSaying("What would run").stream()
                .anyMatch(sent -> sent.text().contains(incident)));

        Sent asked = telegram.messagesSaying("What would run").get(0);
        assertThat(asked.text()).contains("Why: " + incident + " · high · production", SCRIPT);
        assertThat(asked).matches(AsciiChats::isAscii);
        assertThat(asked.buttons()).extracting(Button::text).contains("Approve", "Reject");
    }

    private static boolean isAscii(Sent sent) {
        return sent.html().chars().allMatch(sign -> sign <= '~');
    }

    @Override
    public void close() {
        telegram.close();
        slack.close();
        discord.close();
    }
}
