package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.digest.Sha256;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What arrives from Slack, reduced to what the hub acts on: a pressed button, a slash command, a message, or none of them. */
public sealed interface SlackRequest {

    /** The channel's name. */
    String CHANNEL = "slack";

    /** Which app of which workspace speaks; empty where Slack did not say. */
    record SlackOrigin(String app, String team) {}

    SlackOrigin origin();

    /** A button was pressed; {@code responseUrl} is where the person can be answered, empty if nowhere. */
    record ButtonRequest(Interaction interaction, String responseUrl, SlackOrigin origin) implements SlackRequest {}

    /** A person wrote {@code /serai name argument}. */
    record CommandRequest(Command command, SlackOrigin origin) implements SlackRequest {}

    /**
     * A person wrote something where the app reads it.
     *
     * @param addressed whether it is to the app: in a direct message, or by naming it; in a thread it may be to somebody else
     */
    record MessageRequest(Command command, boolean addressed, SlackOrigin origin) implements SlackRequest {}

    /** Slack asks whether the address of events is the app's: it wants the challenge back. */
    record VerificationRequest(String challenge, SlackOrigin origin) implements SlackRequest {}

    /** Anything else: a link that was followed, for instance. */
    record OtherRequest(SlackOrigin origin) implements SlackRequest {}

    /**
     * Reads the body of an interaction: a form with the JSON field {@code payload}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static SlackRequest readInteraction(byte[] body) {
        JsonNode payload = UpdateReader.tree(field(form(body), "payload").getBytes(StandardCharsets.UTF_8));
        SlackOrigin origin = new SlackOrigin(
                payload.path("api_app_id").asText(),
                payload.path("team").path("id").asText());
        JsonNode actions = payload.path("actions");
        JsonNode value = actions.path(0).path("value");
        boolean pressed = payload.path("type").asText().equals("block_actions") && actions.size() == 1;
        if (!pressed || !value.isTextual()) {
            return new OtherRequest(origin);
        }
        String channel = payload.path("channel").path("id").asText();
        JsonNode container = payload.path("container");
        if (!container.path("channel_id").asText(channel).equals(channel)) {
            throw new IllegalArgumentException("an interaction belongs to one channel");
        }
        Interaction interaction = new Interaction(
                CHANNEL,
                deliveryId(body),
                payload.path("user").path("id").asText(),
                channel,
                container.path("message_ts").asText(),
                value.asText());
        return new ButtonRequest(interaction, payload.path("response_url").asText(), origin);
    }

    /**
     * Reads the body of an event: JSON.
     *
     * @throws IllegalArgumentException if it is none
     */
    static SlackRequest readEvent(byte[] body) {
        return SlackEvents.read(body);
    }

    /**
     * Reads the body of a slash command: a form.
     *
     * @throws IllegalArgumentException if it is none
     */
    static SlackRequest readCommand(byte[] body) {
        Map<String, String> form = form(body);
        SlackOrigin origin = new SlackOrigin(form.getOrDefault("api_app_id", ""), form.getOrDefault("team_id", ""));
        if (form.containsKey("ssl_check")) {
            return new OtherRequest(origin);
        }
        String[] words = form.getOrDefault("text", "").strip().split("\\s+", 2);
        String name = words[0].toLowerCase(Locale.ROOT);
        Command command = new Command(
                CHANNEL,
                deliveryId(body),
                field(form, "user_id"),
                field(form, "channel_id"),
                name.isEmpty() ? "help" : name,
                words.length < 2 ? "" : SlackMarkup.plain(words[1].strip()),
                "",
                form.getOrDefault("response_url", ""));
        return new CommandRequest(command, origin);
    }

    /**
     * What names a delivery: SHA-256 of its body. Slack gives none, but every body holds a {@code trigger_id} of its own,
     * so that the same bytes are the same interaction, whenever and however signed.
     */
    private static String deliveryId(byte[] body) {
        return Sha256.hex(body);
    }

    private static String field(Map<String, String> form, String name) {
        @Nullable String value = form.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the field " + name + " is missing");
        }
        return value;
    }

    private static Map<String, String> form(byte[] body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            String[] sides = pair.split("=", 2);
            String name = URLDecoder.decode(sides[0], StandardCharsets.UTF_8);
            String value = sides.length < 2 ? "" : URLDecoder.decode(sides[1], StandardCharsets.UTF_8);
            if (form.put(name, value) != null) {
                throw new IllegalArgumentException("a field is in a form once");
            }
        }
        return form;
    }
}
