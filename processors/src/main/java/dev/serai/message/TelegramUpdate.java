package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What arrives from Telegram, reduced to what the hub acts on (Bot API, {@code Update}). */
public sealed interface TelegramUpdate {

    /** Telegram's id of this update; a replay has it again. */
    long updateId();

    /** A button was pressed under one of the bot's messages; {@code callbackId} is what an answer names. */
    record ButtonUpdate(long updateId, String callbackId, Interaction interaction) implements TelegramUpdate {}

    /** A person wrote {@code /name argument}, or plain text to the bot, which is a question. */
    record CommandUpdate(long updateId, Command command) implements TelegramUpdate {}

    /** Anything else: known, and of no interest. */
    record OtherUpdate(long updateId) implements TelegramUpdate {}

    /** The channel's name. */
    String CHANNEL = "telegram";

    /**
     * What says that a message is not its sender's own word: forwarded, sent through another bot, or in the name of a chat.
     * Anonymous administrators of all groups share one account.
     */
    List<String> NOT_OWN_WORDS = List.of(
            "forward_origin",
            "forward_from",
            "forward_from_chat",
            "forward_sender_name",
            "forward_date",
            "via_bot",
            "sender_chat",
            "is_automatic_forward");

    /**
     * Reads one update.
     *
     * @param bot the own bot's number: an answer to another bot is not for this one
     * @throws IllegalArgumentException if the bytes are not an update
     */
    static TelegramUpdate read(byte[] json, String bot) {
        JsonNode update = UpdateReader.tree(json);
        JsonNode id = update.path("update_id");
        if (!id.isIntegralNumber() || !id.canConvertToLong() || id.asLong() < 0) {
            throw new IllegalArgumentException("update_id is not a whole number of at least 0");
        }
        JsonNode press = update.path("callback_query");
        if (press.path("data").isTextual() && press.path("message").isObject() && isPerson(press)) {
            return button(id.asLong(), press);
        }
        JsonNode message = update.path("message");
        String text = message.path("text").asText();
        return !text.isBlank() && isOwnWord(message) && (text.startsWith("/") || isForBot(message, bot))
                ? written(id.asLong(), message, text)
                : new OtherUpdate(id.asLong());
    }

    private static boolean isPerson(JsonNode said) {
        return !said.path("from").path("is_bot").asBoolean();
    }

    private static boolean isOwnWord(JsonNode message) {
        return isPerson(message) && NOT_OWN_WORDS.stream().noneMatch(message::hasNonNull);
    }

    /** In a chat of two, or as the answer to what this bot said: in groups people talk to each other and to other bots. */
    private static boolean isForBot(JsonNode message, String bot) {
        return message.path("chat").path("type").asText().equals("private")
                || message.path("reply_to_message")
                        .path("from")
                        .path("id")
                        .asText()
                        .equals(bot);
    }

    private static ButtonUpdate button(long updateId, JsonNode query) {
        JsonNode message = query.path("message");
        Interaction interaction = new Interaction(
                CHANNEL,
                Long.toString(updateId),
                query.path("from").path("id").asText(),
                message.path("chat").path("id").asText(),
                message.path("message_id").asText(),
                query.path("data").asText());
        return new ButtonUpdate(updateId, query.path("id").asText(), interaction);
    }

    private static CommandUpdate written(long updateId, JsonNode message, String text) {
        return new CommandUpdate(
                updateId,
                Command.written(
                        CHANNEL,
                        Long.toString(updateId),
                        message.path("from").path("id").asText(),
                        message.path("chat").path("id").asText(),
                        text,
                        message.path("reply_to_message").path("message_id").asText()));
    }
}
