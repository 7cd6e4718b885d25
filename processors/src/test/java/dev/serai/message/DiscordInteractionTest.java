package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DiscordInteractionTest {

    private static final String PRESS =
            """
            {"id": "846462639134605312", "application_id": "845027738276462632", "type": 3, "version": 1,
             "token": "unique_interaction_token", "guild_id": "290926798626357999", "channel_id": "645027906669510667",
             "channel": {"id": "645027906669510667", "type": 0}, "locale": "en-GB",
             "member": {"user": {"id": "53908232506183680", "username": "Mason", "discriminator": "0"}, "roles": []},
             "message": {"id": "846462639134605313", "channel_id": "645027906669510667", "type": 0},
             "data": {"component_type": 2, "id": 2, "custom_id": "reference"}}""";

    private static final String COMMAND =
            """
            {"id": "1", "application_id": "2", "type": 2, "version": 1, "token": "t", "channel_id": "4",
             "user": {"id": "3", "username": "Mason"},
             "data": {"id": "771825006014889984", "name": "serai", "type": 1, "options": [
               {"name": "link", "type": 1, "options": [{"name": "code", "type": 3, "value": " ABCD-EFGH-JKMN "}]}]}}""";

    @Test
    void a_ping_is_read() {
        assertThat(read("{\"id\": \"1\", \"application_id\": \"2\", \"type\": 1, \"token\": \"t\", \"version\": 1}"))
                .isEqualTo(new DiscordInteraction.Ping("2"));
    }

    @Test
    void a_press_is_read_with_who_where_and_what() {
        assertThat(read(PRESS))
                .isEqualTo(new DiscordInteraction.ButtonInteraction(
                        "845027738276462632",
                        new Interaction(
                                "discord",
                                "846462639134605312",
                                "53908232506183680",
                                "645027906669510667",
                                "846462639134605313",
                                "reference")));
    }

    @Test
    void a_command_is_read_in_a_direct_message_too_and_help_is_what_nothing_means() {
        assertThat(read(COMMAND)).isEqualTo(written("link", "ABCD-EFGH-JKMN"));
        assertThat(read(COMMAND.replaceAll("(?s), \"options\": \\[.*", "}}"))).isEqualTo(written("help", ""));
        String own = COMMAND.replace("\"serai\"", "\"ask\"")
                .replaceAll(
                        "(?s), \"options\": \\[.*",
                        ", \"options\": [" + "{\"name\": \"question\", \"type\": 3, \"value\": \"why?\"}]}}");
        assertThat(read(own)).isEqualTo(written("ask", "why?"));
        assertThat(read(COMMAND.replace("\"serai\"", "\"other\"")))
                .isEqualTo(new DiscordInteraction.OtherInteraction("2"));
    }

    @Test
    void what_is_of_no_interest_is_let_be() {
        assertThat(read(PRESS.replace("\"component_type\": 2", "\"component_type\": 3")))
                .isInstanceOf(DiscordInteraction.OtherInteraction.class);
        assertThat(read(PRESS.replace("\"type\": 3", "\"type\": 5")))
                .isInstanceOf(DiscordInteraction.OtherInteraction.class);
    }

    @Test
    void what_lacks_its_sender_place_or_id_is_refused() {
        assertRefused("{}");
        assertRefused("[]");
        assertRefused(PRESS.replace("\"846462639134605312\"", "1"));
        assertRefused(PRESS.replace("53908232506183680", "Mason"));
        assertRefused(PRESS.replace("\"channel_id\": \"645027906669510667\",\n", ""));
        assertRefused(PRESS.replace("\"reference\"", "\"\""));
        assertRefused(PRESS.replace("reference", "r".repeat(101)));
        assertRefused(PRESS.replaceFirst("\\{", "{\"id\": \"5\", "));
    }

    @Property
    void any_bytes_are_an_interaction_or_refused(@ForAll byte[] bytes) {
        try {
            assertThat(DiscordInteraction.read(bytes)).isNotNull();
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageNotContaining("Mason");
        }
    }

    private static DiscordInteraction written(String name, String argument) {
        return new DiscordInteraction.CommandInteraction(
                "2", new Command("discord", "1", "3", "4", name, argument, "", "t"));
    }

    private static void assertRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IllegalArgumentException.class);
    }

    private static DiscordInteraction read(String json) {
        return DiscordInteraction.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
