package dev.serai.hub.channel.slack;

import dev.serai.hub.channel.Channel;
import dev.serai.hub.settings.SlackSettings;
import dev.serai.message.Message;
import dev.serai.message.Rendered;
import dev.serai.message.SlackRequest;
import dev.serai.message.SlackText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The channel Slack. */
@Component
class SlackChannel implements Channel {

    static final String PREFIX = "/serai ";

    private final SlackSettings settings;

    SlackChannel(SlackSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return SlackRequest.CHANNEL;
    }

    @Override
    public boolean configured() {
        return settings.configured();
    }

    @Override
    public @Nullable String chat() {
        return settings.channel();
    }

    @Override
    public @Nullable String escalationChat() {
        return settings.escalation();
    }

    @Override
    public String commandPrefix() {
        return PREFIX;
    }

    @Override
    public Rendered render(Message message) {
        return SlackText.render(message);
    }
}
