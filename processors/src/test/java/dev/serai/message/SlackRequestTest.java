package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackRequestTest {

    private static final String PAYLOAD =
            """
            {"type": "block_actions", "user": {"id": "U1"}, "api_app_id": "A1", "team": {"id": "T1"},
             "container": {"type": "message", "message_ts": "15.07", "channel_id": "C1"},
             "channel": {"id": "C1"}, "response_url": "https://hooks.slack.com/actions/x",
             "actions": [{"type": "button", "value": "carried", "action_ts": "1.2"}]}""";

    @Test
    void a_press_is_read_with_who_where_and_what() {
        SlackRequest.ButtonRequest pressed = (SlackRequest.ButtonRequest) interaction(PAYLOAD);
        String delivery = pressed.interaction().deliveryId();

        assertThat(delivery).matches("[0-9a-f]{64}");
        assertThat(pressed.interaction()).isEqualTo(new Interaction("slack", delivery, "U1", "C1", "15.07", "carried"));
        assertThat(pressed.responseUrl()).isEqualTo("https://hooks.slack.com/actions/x");
        assertThat(pressed.origin()).isEqualTo(new SlackRequest.SlackOrigin("A1", "T1"));
        assertThat(((SlackRequest.ButtonRequest) interaction(PAYLOAD.replace("1.2", "1.3")))
                        .interaction()
                        .deliveryId())
                .isNotEqualTo(delivery);
    }

    @Test
    void a_followed_link_and_anything_else_is_of_no_interest() {
        assertThat(interaction(PAYLOAD.replace("\"value\": \"carried\", ", "")))
                .isInstanceOf(SlackRequest.OtherRequest.class);
        assertThat(interaction(PAYLOAD.replace("block_actions", "view_submission")))
                .isInstanceOf(SlackRequest.OtherRequest.class);
        assertThat(SlackRequest.readCommand(bytes("ssl_check=1&token=x")))
                .isInstanceOf(SlackRequest.OtherRequest.class);
    }

    @Test
    void a_command_is_read_with_its_argument() {
        String body = "team_id=T1&api_app_id=A1&channel_id=C1&user_id=U1&command=%2Fserai&text=";
        Command command =
                ((SlackRequest.CommandRequest) SlackRequest.readCommand(bytes(body + "+Link++ab-cd%20ef+"))).command();

        assertThat(command.name()).isEqualTo("link");
        assertThat(command.argument()).isEqualTo("ab-cd ef");
        assertThat(command.from()).isEqualTo("U1");
        assertThat(((SlackRequest.CommandRequest) SlackRequest.readCommand(bytes(body)))
                        .command()
                        .name())
                .isEqualTo("help");
    }

    @Test
    void a_press_in_two_channels_is_refused() {
        assertThatThrownBy(() -> interaction(PAYLOAD.replace("\"channel_id\": \"C1\"", "\"channel_id\": \"C2\"")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "payload=", "payload=[]", "payload={", "payload=%zz", "payload={}&payload={}", "a=b"})
    void what_is_no_interaction_is_refused(String body) {
        assertThatThrownBy(() -> SlackRequest.readInteraction(bytes(body)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void any_bytes_are_read_or_refused(@ForAll byte[] bytes) {
        try {
            assertThat(SlackRequest.readCommand(bytes)).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).isNotNull();
        }
    }

    private static SlackRequest interaction(String payload) {
        return SlackRequest.readInteraction(bytes("payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
