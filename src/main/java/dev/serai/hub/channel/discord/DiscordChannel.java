package dev.serai.hub.channel.discord;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.channel.Buttons;
import dev.serai.hub.channel.Channel;
import dev.serai.hub.settings.DiscordSettings;
import dev.serai.message.AnswerMessage;
import dev.serai.message.Button;
import dev.serai.message.DiscordInteraction;
import dev.serai.message.DiscordText;
import dev.serai.message.Message;
import dev.serai.message.Rendered;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The channel Discord. What routes ask by {@code {{bean:discordChannel.…}}} is as the settings have it. */
@Component("discordChannel")
class DiscordChannel implements Channel {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ACTION_ROW = 1;
    private static final int MAX_ROW = 5;
    private static final int BUTTON = 2;
    private static final int SUPPRESS_EMBEDS = 1 << 2;
    private static final int EPHEMERAL = 1 << 6;
    private static final int MAX_LINK = 512;

    private final DiscordSettings settings;

    DiscordChannel(DiscordSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return DiscordInteraction.CHANNEL;
    }

    @Override
    public boolean configured() {
        return settings.configured();
    }

    public @Nullable String token() {
        return settings.botToken();
    }

    public String publicKey() {
        return String.join(",", settings.publicKey());
    }

    public @Nullable String applicationId() {
        return settings.applicationId();
    }

    public String baseUrl() {
        return settings.baseUrl().toString();
    }

    @Override
    public @Nullable String chat() {
        return settings.channelId();
    }

    @Override
    public @Nullable String escalationChat() {
        return settings.escalationChannel();
    }

    @Override
    public String commandPrefix() {
        return "/" + DiscordInteraction.COMMAND + " ";
    }

    @Override
    public Rendered render(Message message) {
        return DiscordText.render(message);
    }

    @Override
    public AnswerMessage.PartLimit answers() {
        return DiscordText.ANSWER;
    }

    @Override
    public String placeholder() {
        return "@original";
    }

    @Override
    public String composeAside(String part) {
        ObjectNode body = content(DiscordText.render(AnswerMessage.of(part)));
        return body.put("flags", SUPPRESS_EMBEDS | EPHEMERAL).toString();
    }

    @Override
    public String compose(Rendered message, List<Buttons.Offered> buttons) {
        ObjectNode body = content(message);
        components(body.putArray("components"), buttons);
        return body.toString();
    }

    private static ObjectNode content(Rendered message) {
        ObjectNode body = JSON.createObjectNode().put("content", message.text()).put("flags", SUPPRESS_EMBEDS);
        ObjectNode allowed = body.putObject("allowed_mentions");
        allowed.putArray("parse");
        if (!message.mentions().isEmpty()) {
            message.mentions().forEach(allowed.putArray("users")::add);
        }
        return body;
    }

    /** Rows of at most five; none when there is nothing to press, which also takes the buttons of before away. */
    private static void components(ArrayNode rows, List<Buttons.Offered> offered) {
        List<Buttons.Offered> shown = offered.stream()
                .filter(button ->
                        button.button().url() == null || button.button().url().length() <= MAX_LINK)
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        ArrayNode row = rows.arrayNode();
        for (Buttons.Offered button : shown) {
            if (row.isEmpty() || row.size() == MAX_ROW) {
                row = rows.addObject().put("type", ACTION_ROW).putArray("components");
            }
            ObjectNode component = row.addObject().put("type", BUTTON);
            component.put("label", button.button().label());
            component.put("style", style(button.button().kind()));
            if (button.carried() == null) {
                component.put("url", button.button().url());
            } else {
                component.put("custom_id", button.carried());
            }
        }
    }

    /** Primary, secondary, success, danger, link. */
    private static int style(Button.ButtonKind kind) {
        return switch (kind) {
            case ACKNOWLEDGE -> 1;
            case RESOLVE, SNOOZE, SILENCE, TAKE, SHOW -> 2;
            case APPROVE -> 3;
            case REJECT -> 4;
            case LINK -> 5;
        };
    }
}
