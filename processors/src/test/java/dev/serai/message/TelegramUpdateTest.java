package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramUpdateTest {

    @Test
    void a_press_is_read_with_who_where_and_what() {
        assertThat(
                        read(
                                """
                                {"update_id": 42, "callback_query": {"id": "q1", "from": {"id": 7, "is_bot": false},
                                 "message": {"message_id": 99, "chat": {"id": -100123, "type": "supergroup"}, "date": 1},
                                 "chat_instance": "1", "data": "abc"}}"""))
                .isEqualTo(new TelegramUpdate.ButtonUpdate(
                        42, "q1", new Interaction("telegram", "42", "7", "-100123", "99", "abc")));
    }

    @Test
    void a_command_is_read_without_the_name_of_the_bot() {
        assertThat(
                        read(
                                "{\"update_id\": 1, \"message\": {\"from\": {\"id\": 7}, \"chat\": {\"id\": 8}, \"text\": \"/Pause@serai_bot  now \"}}"))
                .isEqualTo(new TelegramUpdate.CommandUpdate(1, new Command("telegram", "1", "7", "8", "pause", "now")));
        assertThat(read("{\"update_id\": 1, \"message\": {\"text\": \"/\"}}"))
                .isEqualTo(new TelegramUpdate.CommandUpdate(1, new Command("telegram", "1", "", "", "", "")));
    }

    @Test
    void plain_text_is_a_question_in_a_chat_of_two_or_under_what_a_bot_said() {
        assertThat(
                        read(
                                "{\"update_id\": 1, \"message\": {\"from\": {\"id\": 7}, \"chat\": {\"id\": 7, \"type\": \"private\"}, \"text\": \" why? \"}}"))
                .isEqualTo(new TelegramUpdate.CommandUpdate(1, new Command("telegram", "1", "7", "7", "ask", "why?")));
        String group =
                "{\"update_id\": 1, \"message\": {\"from\": {\"id\": 7}, \"chat\": {\"id\": -8, \"type\": \"group\"}, \"text\": \"why?\", \"reply_to_message\": {\"message_id\": 9, \"from\": {\"id\": 5, \"is_bot\": true}}}}";
        assertThat(read(group))
                .isEqualTo(new TelegramUpdate.CommandUpdate(
                        1, new Command("telegram", "1", "7", "-8", "ask", "why?", "9", "")));
        assertThat(read(group.replace("\"id\": 5", "\"id\": 55"))).isEqualTo(new TelegramUpdate.OtherUpdate(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"forward_origin\": {\"type\": \"user\", \"sender_user\": {\"id\": 8}, \"date\": 1}",
                "\"forward_from\": {\"id\": 8}",
                "\"forward_sender_name\": \"A stranger\"",
                "\"via_bot\": {\"id\": 9, \"is_bot\": true}",
                "\"sender_chat\": {\"id\": -8, \"type\": \"supergroup\"}",
                "\"is_automatic_forward\": true"
            })
    void what_is_not_the_senders_own_word_is_not_heard(String mark) {
        String own =
                "{\"update_id\": 1, \"message\": {\"from\": {\"id\": 7}, \"chat\": {\"id\": 7, \"type\": \"private\"}, %s \"text\": \"%s\"}}";
        for (String text : List.of("restart cart in shop", "do it", "/link ABCD", "/pause")) {
            assertThat(read(own.formatted("", text))).isInstanceOf(TelegramUpdate.CommandUpdate.class);
            assertThat(read(own.formatted(mark + ",", text))).isEqualTo(new TelegramUpdate.OtherUpdate(1));
        }
    }

    @Test
    void the_account_that_all_anonymous_administrators_share_is_nobody() {
        assertThat(
                        read(
                                "{\"update_id\": 1, \"message\": {\"from\": {\"id\": 1087968824, \"is_bot\": true}, \"chat\": {\"id\": -8, \"type\": \"supergroup\"}, \"text\": \"/link ABCD\"}}"))
                .isEqualTo(new TelegramUpdate.OtherUpdate(1));
        assertThat(
                        read(
                                """
                                {"update_id": 42, "callback_query": {"id": "q1", "from": {"id": 7, "is_bot": true},
                                 "message": {"message_id": 99, "chat": {"id": -100123, "type": "supergroup"}, "date": 1},
                                 "chat_instance": "1", "data": "abc"}}"""))
                .isEqualTo(new TelegramUpdate.OtherUpdate(42));
    }

    @Test
    void a_question_is_longer_than_other_arguments() {
        assertThat(new Command("telegram", "1", "7", "8", "ask", "x".repeat(5000)).argument())
                .hasSize(Command.MAX_QUESTION);
        assertThat(new Command("telegram", "1", "7", "8", "link", "x".repeat(5000)).argument())
                .hasSize(Command.MAX_ARGUMENT);
    }

    @Test
    void anything_else_is_known_and_of_no_interest() {
        assertThat(read("{\"update_id\": 5, \"message\": {\"text\": \"hello\"}}"))
                .isEqualTo(new TelegramUpdate.OtherUpdate(5));
        assertThat(read("{\"update_id\": 5, \"poll\": {}}")).isEqualTo(new TelegramUpdate.OtherUpdate(5));
        assertThat(read("{\"update_id\": 5, \"callback_query\": {\"id\": \"q\", \"game_short_name\": \"g\"}}"))
                .isEqualTo(new TelegramUpdate.OtherUpdate(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "{",
                "{\"update_id\": \"1\"}",
                "{\"update_id\": 1.5}",
                "{\"update_id\": -1}",
                "{\"update_id\": 99999999999999999999}",
                "{}",
                "{\"update_id\": 1, \"update_id\": 2}"
            })
    void what_is_no_update_is_refused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deep_nesting_is_refused() {
        String bomb = "{\"update_id\": 1, \"a\": " + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void any_bytes_are_read_or_refused(@ForAll byte[] bytes) {
        try {
            assertThat(TelegramUpdate.read(bytes, "5").updateId()).isNotNegative();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageNotContaining(new String(bytes, StandardCharsets.ISO_8859_1) + "\u0001");
        }
    }

    private static TelegramUpdate read(String json) {
        return TelegramUpdate.read(json.getBytes(StandardCharsets.UTF_8), "5");
    }
}
