package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What arrives from Discord, reduced to what the hub acts on.
 *
 * @see <a href="https://discord.com/developers/docs/interactions/receiving-and-responding">Receiving and responding</a>
 */
public sealed interface DiscordInteraction {

    /** The channel's name. */
    String CHANNEL = "discord";

    /** The application it is for. */
    String application();

    /** Discord asks whether anybody is there. */
    record Ping(String application) implements DiscordInteraction {}

    /** A button was pressed under one of the bot's messages; the delivery's id is the interaction's. */
    record ButtonInteraction(String application, Interaction interaction) implements DiscordInteraction {}

    /** A person used {@code /serai name argument}, or {@code /name argument}; the name is {@code help} when there was none. */
    record CommandInteraction(String application, Command command) implements DiscordInteraction {}

    /** Anything else: known, and of no interest. */
    record OtherInteraction(String application) implements DiscordInteraction {}

    /** The slash command that has all others; each of them may also be registered by itself. */
    String COMMAND = "serai";

    /** Longest {@code custom_id} that a component can have. */
    int MAX_CUSTOM_ID = 100;

    /** Discord's ids are unsigned numbers of 64 bits, written as text. */
    Pattern SNOWFLAKE = Pattern.compile("[0-9]{1,20}");

    /**
     * Reads one interaction.
     *
     * @throws IllegalArgumentException if the bytes are not an interaction
     */
    static DiscordInteraction read(byte[] json) {
        JsonNode interaction = UpdateReader.tree(json);
        String id = snowflake(interaction, "id");
        String application = snowflake(interaction, "application_id");
        JsonNode data = interaction.path("data");
        return switch (interaction.path("type").asInt()) {
            case 1 -> new Ping(application);
            case 2 -> command(id, application, interaction, data);
            case 3 -> data.path("component_type").asInt() == 2
                    ? button(id, application, interaction, data)
                    : new OtherInteraction(application);
            default -> new OtherInteraction(application);
        };
    }

    private static DiscordInteraction button(String id, String application, JsonNode interaction, JsonNode data) {
        String customId = data.path("custom_id").asText();
        if (customId.isEmpty() || customId.length() > MAX_CUSTOM_ID) {
            throw new IllegalArgumentException("custom_id has 1 to " + MAX_CUSTOM_ID + " characters");
        }
        return new ButtonInteraction(
                application,
                new Interaction(
                        CHANNEL,
                        id,
                        from(interaction),
                        snowflake(interaction, "channel_id"),
                        snowflake(interaction.path("message"), "id"),
                        customId));
    }

    private static DiscordInteraction command(String id, String application, JsonNode interaction, JsonNode data) {
        String name = data.path("name").asText();
        if (!name.equals(COMMAND) && !CommandReply.known(name)
                || data.path("type").asInt(1) != 1) {
            return new OtherInteraction(application);
        }
        JsonNode sub = name.equals(COMMAND) ? data.path("options").path(0) : data;
        return new CommandInteraction(
                application,
                new Command(
                        CHANNEL,
                        id,
                        from(interaction),
                        snowflake(interaction, "channel_id"),
                        sub.path("name").asText("help").toLowerCase(Locale.ROOT),
                        sub.path("options").path(0).path("value").asText().strip(),
                        "",
                        interaction.path("token").asText()));
    }

    /** In a server the person is a member, in a direct message a user. */
    private static String from(JsonNode interaction) {
        JsonNode member = interaction.path("member").path("user");
        return snowflake(member.isObject() ? member : interaction.path("user"), "id");
    }

    private static String snowflake(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || !SNOWFLAKE.matcher(value.asText()).matches()) {
            throw new IllegalArgumentException(field + " is not an id of Discord");
        }
        return value.asText();
    }
}
