package dev.serai.hub.channel.telegram;

import dev.serai.hub.channel.Channel;
import dev.serai.hub.settings.TelegramSettings;
import dev.serai.message.Message;
import dev.serai.message.Rendered;
import dev.serai.message.TelegramText;
import dev.serai.message.TelegramUpdate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The channel Telegram. */
@Component
class TelegramChannel implements Channel {

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
}
