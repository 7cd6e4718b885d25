package dev.serai.demo.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.demo.chat.ShownMessage.ChatButton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in the chats, and what the bot has not fetched yet. It keeps the latest of both. */
final class ChatRoom {

    static final long BOT = 700_000_001L;
    static final long GROUP = -1_000_000_000_001L;
    private static final int MOST_MESSAGES = 500;
    private static final int MOST_UPDATES = 200;

    private final Map<Long, ShownMessage> messages = new LinkedHashMap<>();
    private final Deque<ObjectNode> updates = new ArrayDeque<>();
    private final Map<String, String> answers = new HashMap<>();
    private long lastMessage = 1_000;
    private long lastUpdate = System.currentTimeMillis();
    private boolean closed;

    synchronized ShownMessage send(long chat, String text, List<ChatButton> buttons) {
        return keep(new ShownMessage(++lastMessage, chat, BOT, text, buttons, 0, 0));
    }

    /** Null where there is no such message of the bot. */
    synchronized @Nullable ShownMessage edit(long chat, long id, String text, List<ChatButton> buttons) {
        ShownMessage before = messages.get(id);
        if (before == null || before.chat() != chat || before.from() != BOT) {
            return null;
        }
        return keep(new ShownMessage(id, chat, BOT, text, buttons, before.replyTo(), before.edits() + 1));
    }

    synchronized ShownMessage say(long person, boolean inGroup, String text, long replyTo) {
        ShownMessage said =
                keep(new ShownMessage(++lastMessage, inGroup ? GROUP : person, person, text, List.of(), replyTo, 0));
        ObjectNode message = said.wire();
        ShownMessage answered = messages.get(replyTo);
        if (answered != null) {
            message.set("reply_to_message", answered.wire());
        }
        update("message", message);
        return said;
    }

    /** What the bot answers to a press of a button, or null where it has not within ten seconds. */
    synchronized @Nullable String click(long person, long id, String button) throws InterruptedException {
        ShownMessage message = messages.get(id);
        String data = message == null
                ? ""
                : message.buttons().stream()
                        .filter(one -> one.text().equals(button))
                        .map(ChatButton::data)
                        .findFirst()
                        .orElse("");
        if (message == null || data.isEmpty()) {
            throw new IllegalArgumentException("message " + id + " has no button " + button);
        }
        String query = "press-" + (lastUpdate + 1);
        ObjectNode press =
                JsonNodeFactory.instance.objectNode().put("id", query).put("chat_instance", "1");
        press.set("from", ShownMessage.person(person));
        press.set("message", message.wire());
        update("callback_query", press.put("data", data));
        long until = System.nanoTime() + 10_000_000_000L;
        while (!answers.containsKey(query) && !closed && System.nanoTime() < until) {
            wait(500);
        }
        return answers.remove(query);
    }

    synchronized void answer(String query, String text) {
        answers.put(query, text);
        notifyAll();
    }

    /** What the bot has not fetched, from this id on; waits where there is nothing. */
    synchronized JsonNode updates(long offset, long waitMs) throws InterruptedException {
        updates.removeIf(update -> update.path("update_id").asLong() < offset);
        long until = System.nanoTime() + waitMs * 1_000_000;
        while (updates.isEmpty() && !closed && System.nanoTime() < until) {
            wait(500);
        }
        ArrayNode fetched = JsonNodeFactory.instance.arrayNode();
        updates.forEach(fetched::add);
        return fetched;
    }

    synchronized Collection<ShownMessage> messages() {
        return new ArrayList<>(messages.values());
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private ShownMessage keep(ShownMessage message) {
        messages.put(message.id(), message);
        if (messages.size() > MOST_MESSAGES) {
            messages.remove(messages.keySet().iterator().next());
        }
        return message;
    }

    private void update(String kind, JsonNode content) {
        ObjectNode update = JsonNodeFactory.instance.objectNode().put("update_id", ++lastUpdate);
        update.set(kind, content);
        updates.add(update);
        if (updates.size() > MOST_UPDATES) {
            updates.remove();
        }
        notifyAll();
    }
}
