package dev.serai.hub.channel.email;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.channel.Buttons;
import dev.serai.hub.channel.Channel;
import dev.serai.hub.settings.EmailSettings;
import dev.serai.hub.settings.EmailSettings.EmailSecurity;
import dev.serai.hub.settings.MessageSettings;
import dev.serai.hub.settings.PublicAddress;
import dev.serai.json.StrictJson;
import dev.serai.message.AnswerMessage;
import dev.serai.message.EmailText;
import dev.serai.message.LinkHosts;
import dev.serai.message.Message;
import dev.serai.message.Rendered;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The channel e-mail. What routes ask by {@code {{bean:emailChannel.…}}} is as the settings have it. */
@Component("emailChannel")
class EmailChannel implements Channel {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);

    private final EmailSettings settings;
    private final PublicAddress address;
    private final LinkHosts hosts;

    EmailChannel(EmailSettings settings, PublicAddress address, MessageSettings messages) {
        this.settings = settings;
        this.address = address;
        this.hosts = new LinkHosts(messages.linkHosts());
    }

    @Override
    public String name() {
        return EmailText.CHANNEL;
    }

    @Override
    public boolean configured() {
        return settings.configured();
    }

    public String host() {
        return Objects.requireNonNullElse(settings.host(), "");
    }

    public int port() {
        return settings.port();
    }

    public boolean startTls() {
        return settings.tls() == EmailSecurity.STARTTLS;
    }

    public boolean implicitTls() {
        return settings.tls() == EmailSecurity.IMPLICIT;
    }

    public String user() {
        return Objects.requireNonNullElse(settings.user(), "");
    }

    public String password() {
        return Objects.requireNonNullElse(settings.password(), "");
    }

    public String from() {
        return Objects.requireNonNullElse(settings.from(), "");
    }

    @Override
    public @Nullable String chat() {
        return configured() ? String.join(",", settings.to()) : null;
    }

    @Override
    public @Nullable String escalationChat() {
        return settings.escalationTo().isEmpty() ? chat() : String.join(",", settings.escalationTo());
    }

    @Override
    public String commandPrefix() {
        return "/";
    }

    /** What was sent stays as it is. */
    @Override
    public boolean edits() {
        return false;
    }

    @Override
    public Rendered render(Message message) {
        return EmailText.render(message, address.text(), hosts);
    }

    @Override
    public AnswerMessage.PartLimit answers() {
        return EmailText.ANSWER;
    }

    /** Those who are called are written to as well. */
    @Override
    public String compose(Rendered message, List<Buttons.Offered> buttons) {
        ObjectNode mail = content(message);
        ArrayNode called = mail.putArray("to");
        message.mentions().forEach(person -> called.addObject().put("address", person));
        return mail.toString();
    }

    private static ObjectNode content(Rendered message) {
        try {
            JsonNode mail = JSON.readTree(message.text());
            return (ObjectNode) mail;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rendered mail is JSON", e);
        }
    }
}
