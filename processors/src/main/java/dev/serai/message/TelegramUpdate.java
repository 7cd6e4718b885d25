package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What arrives from Telegram, reduced to what the hub acts on (Bot API, {@code Update}). */
public sealed interface TelegramUpdate {

    /** Telegram's id of this update; a replay has it again. */
    long updateId();

    /** A button was pressed under one of the bot's messages. */
    record Press(long updateId, String callbackId, String from, String chat, String message, String data)
            implements TelegramUpdate {}

    /** A person wrote {@code /name argument}. */
    record Command(long updateId, String from, String chat, String name, String argument) implements TelegramUpdate {}

    /** Anything else: known, and of no interest. */
    record Other(long updateId) implements TelegramUpdate {}

    /** Longest argument of a command that is looked at. */
    int MAX_ARGUMENT = 200;

    /**
     * Reads one update.
     *
     * @throws IllegalArgumentException if the bytes are not an update
     */
    static TelegramUpdate read(byte[] json) {
        JsonNode update = UpdateReader.tree(json);
        JsonNode id = update.path("update_id");
        if (!id.isIntegralNumber() || !id.canConvertToLong() || id.asLong() < 0) {
            throw new IllegalArgumentException("update_id is not a whole number of at least 0");
        }
        JsonNode press = update.path("callback_query");
        if (press.path("data").isTextual() && press.path("message").isObject()) {
            return new Press(
                    id.asLong(),
                    press.path("id").asText(),
                    press.path("from").path("id").asText(),
                    press.path("message").path("chat").path("id").asText(),
                    press.path("message").path("message_id").asText(),
                    press.path("data").asText());
        }
        JsonNode message = update.path("message");
        String text = message.path("text").asText();
        return text.startsWith("/") ? command(id.asLong(), message, text) : new Other(id.asLong());
    }

    private static Command command(long updateId, JsonNode message, String text) {
        String[] words = text.substring(1).split("\\s+", 2);
        // In groups a command may name the bot: /status@serai_bot.
        String name = words[0].split("@", 2)[0].toLowerCase(Locale.ROOT);
        String argument = words.length < 2 ? "" : words[1].strip();
        return new Command(
                updateId,
                message.path("from").path("id").asText(),
                message.path("chat").path("id").asText(),
                name,
                argument.substring(0, Math.min(MAX_ARGUMENT, argument.length())));
    }
}
