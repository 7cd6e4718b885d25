package dev.serai.hub.channel.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.channel.Buttons;
import dev.serai.hub.channel.Channel;
import dev.serai.hub.settings.TelegramSettings;
import dev.serai.message.AnswerMessage;
import dev.serai.message.Message;
import dev.serai.message.Rendered;
import dev.serai.message.TelegramText;
import dev.serai.message.TelegramUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The channel Telegram. What routes ask by {@code {{bean:telegramChannel.…}}} is as the settings have it. */
@Component("telegramChannel")
class TelegramChannel implements Channel {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** More are cut on a phone. */
    private static final int MOST_IN_A_ROW = 3;

    private final TelegramSettings settings;

    TelegramChannel(TelegramSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return TelegramUpdate.CHANNEL;
    }

    @Override
    public boolean configured() {
        return settings.configured();
    }

    /** Whether Telegram calls the hub. */
    public boolean called() {
        return settings.configured() && !settings.secretToken().isEmpty();
    }

    /** Whether the hub fetches updates. */
    public boolean polling() {
        return settings.configured() && settings.polling();
    }

    public @Nullable String token() {
        return settings.token();
    }

    /** The own bot's number, which its token begins with; empty while the channel is off. */
    String bot() {
        String token = settings.token();
        return token == null ? "" : token.substring(0, Math.max(0, token.indexOf(':')));
    }

    public String secretToken() {
        return String.join(",", settings.secretToken());
    }

    public String baseUri() {
        return settings.baseUri().toString();
    }

    @Override
    public @Nullable String chat() {
        return settings.chatId();
    }

    @Override
    public @Nullable String escalationChat() {
        return settings.escalationChat();
    }

    @Override
    public String commandPrefix() {
        return "/";
    }

    @Override
    public Rendered render(Message message) {
        return TelegramText.render(message);
    }

    @Override
    public AnswerMessage.PartLimit answers() {
        return TelegramText.ANSWER;
    }

    @Override
    public String compose(Rendered message, List<Buttons.Offered> buttons) {
        ObjectNode body = JSON.createObjectNode().put("text", message.text());
        ArrayNode keyboard = body.putObject("reply_markup").putArray("inline_keyboard");
        ArrayNode row = keyboard.arrayNode();
        for (Buttons.Offered offered : buttons) {
            if (row.isEmpty() || row.size() == MOST_IN_A_ROW) {
                row = keyboard.addArray();
            }
            row.addObject()
                    .put("text", offered.button().label())
                    .put("url", offered.button().url())
                    .put("callback_data", offered.carried());
        }
        return body.toString();
    }
}
