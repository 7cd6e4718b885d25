package dev.serai.hub.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.json.StrictJson;
import dev.serai.message.AnswerMessage;
import dev.serai.message.Message;
import dev.serai.message.Rendered;
import dev.serai.message.SinkText;
import java.util.List;
import java.util.Objects;

/** A channel that a Kamelet provides: it is told, each change anew, and takes no decisions. */
record SinkChannel(String name) implements Channel {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);

    /** It is there while its route is. */
    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public String chat() {
        return name;
    }

    @Override
    public String escalationChat() {
        return name + ":escalation";
    }

    @Override
    public String commandPrefix() {
        return "/";
    }

    @Override
    public Rendered render(Message message) {
        return SinkText.render(message);
    }

    @Override
    public AnswerMessage.PartLimit answers() {
        return SinkText.ANSWER;
    }

    @Override
    public String compose(Rendered message, List<Buttons.Offered> buttons) {
        return message.text();
    }

    /** What it is about, and the message's own id: what comes with the same id replaces what came before. */
    @Override
    public String compose(DeliveryAttempt attempt, List<Buttons.Offered> buttons) {
        MessageTarget target = attempt.target();
        ObjectNode about = JSON.createObjectNode();
        about.put("id", attempt.slot().id().toString());
        about.put("channel", name);
        about.put("kind", target.subject().wire());
        about.put("escalation", target.chat().equals(escalationChat()));
        about.put("incident_id", Objects.toString(target.conversation(), null));
        about.put("update", attempt.edited() != null);
        about.setAll(read(attempt.content()));
        return about.toString();
    }

    private static ObjectNode read(Rendered message) {
        try {
            return (ObjectNode) JSON.readTree(message.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rendered message is JSON", e);
        }
    }
}
