package dev.serai.demo.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A message as it stands in its chat now.
 *
 * @param chat negative for the group, else the number of the person the bot talks with
 * @param from the person's number, {@link ChatRoom#BOT} for the bot
 * @param text as a person reads it
 * @param replyTo the message it answers, 0 without one
 */
record ShownMessage(long id, long chat, long from, String text, List<ChatButton> buttons, long replyTo, int edits) {

    /** @param data what the bot hears when it is pressed; empty for a link */
    record ChatButton(String text, String data, String url) {}

    /** As the Bot API writes it ({@code Message}). */
    ObjectNode wire() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("message_id", id);
        message.set("from", person(from));
        ObjectNode where = message.putObject("chat").put("id", chat).put("type", chat < 0 ? "supergroup" : "private");
        where.put(chat < 0 ? "title" : "first_name", chat < 0 ? "Demo on-call" : "Person " + chat);
        message.put("date", 0);
        message.put("text", text);
        return message;
    }

    static JsonNode person(long id) {
        ObjectNode person = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("is_bot", id == ChatRoom.BOT)
                .put("first_name", id == ChatRoom.BOT ? "Serai" : "Person " + id);
        return id == ChatRoom.BOT ? person.put("username", "serai_demo_bot") : person.put("language_code", "en");
    }

    /** As people and scripts read it. */
    ObjectNode shown() {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("id", id)
                .put("chat", chat < 0 ? "group" : "private")
                .put("from", from == ChatRoom.BOT ? "serai" : "person " + from);
        shown.put("text", text).put("edits", edits);
        shown.putArray("buttons")
                .addAll(buttons.stream()
                        .map(button -> (JsonNode) JsonNodeFactory.instance
                                .objectNode()
                                .put("text", button.text())
                                .put("url", button.url()))
                        .toList());
        return shown;
    }
}
