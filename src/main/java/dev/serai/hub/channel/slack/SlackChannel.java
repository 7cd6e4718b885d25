package dev.serai.hub.channel.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.channel.Buttons;
import dev.serai.hub.channel.Channel;
import dev.serai.hub.settings.SlackSettings;
import dev.serai.message.AnswerMessage;
import dev.serai.message.Message;
import dev.serai.message.Rendered;
import dev.serai.message.SafeText;
import dev.serai.message.SlackRequest;
import dev.serai.message.SlackText;
import dev.serai.secret.Redaction;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The channel Slack. What routes ask by {@code {{bean:slackChannel.…}}} is as the settings have it. */
@Component("slackChannel")
class SlackChannel implements Channel {

    static final String PREFIX = "/serai ";
    private static final ObjectMapper JSON = new ObjectMapper();

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

    public @Nullable String token() {
        return settings.token();
    }

    public String signingSecret() {
        return String.join(",", settings.signingSecret());
    }

    public String serverUrl() {
        return settings.serverUrl().toString();
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

    @Override
    public AnswerMessage.PartLimit answers() {
        return SlackText.ANSWER;
    }

    @Override
    public boolean threaded() {
        return true;
    }

    /** A response_url takes five answers (Slack API, <i>Handling user interaction</i>). */
    @Override
    public int mostAside() {
        return 5;
    }

    @Override
    public String composeAside(String part) {
        return SafeText.text(Redaction.redact(part), SlackText.MAX_SECTION);
    }

    @Override
    public String compose(Rendered message, List<Buttons.Offered> buttons) {
        ObjectNode body = content(message);
        ObjectNode actions = SlackText.buttons(buttons.stream()
                .map(offered -> new SlackText.Key(offered.button(), offered.carried()))
                .toList());
        if (actions != null) {
            body.withArray("blocks").add(actions);
        }
        return body.toString();
    }

    static ObjectNode content(Rendered rendered) {
        try {
            return (ObjectNode) JSON.readTree(rendered.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rendered blocks are JSON", e);
        }
    }
}
