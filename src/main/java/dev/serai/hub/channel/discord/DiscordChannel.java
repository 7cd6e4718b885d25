package dev.serai.hub.channel.discord;

import dev.serai.hub.channel.Channel;
import dev.serai.hub.settings.DiscordSettings;
import dev.serai.message.DiscordInteraction;
import dev.serai.message.DiscordText;
import dev.serai.message.Message;
import dev.serai.message.Rendered;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The channel Discord. */
@Component
class DiscordChannel implements Channel {

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
}
