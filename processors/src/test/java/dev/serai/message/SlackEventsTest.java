package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.message.SlackRequest.MessageRequest;
import dev.serai.message.SlackRequest.OtherRequest;
import dev.serai.message.SlackRequest.VerificationRequest;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The shapes are those of Slack's documentation of {@code message.im}, {@code message.channels} and {@code app_mention}. */
class SlackEventsTest {

    private static final String DIRECT =
            event("{\"type\": \"message\", \"channel\": \"D1\", \"user\": \"U1\", \"text\": \"why is cart down?\","
                    + " \"ts\": \"1355517523.000005\", \"event_ts\": \"1355517523.000005\", \"channel_type\": \"im\"}");
    private static final String MENTION =
            event("{\"type\": \"app_mention\", \"channel\": \"C1\", \"user\": \"U1\", \"text\": \"<@UBOT> why?\","
                    + " \"ts\": \"1515449522.000016\", \"event_ts\": \"1515449522000016\"}");
    private static final String REPLY = event(
            "{\"type\": \"message\", \"channel\": \"C1\", \"user\": \"U1\", \"text\": \"and now?\", \"thread_ts\": \"1.2\","
                    + " \"ts\": \"3.4\", \"event_ts\": \"3.4\", \"channel_type\": \"channel\"}");

    @Test
    void a_direct_message_is_a_question_to_the_app() {
        MessageRequest written = written(DIRECT);
        assertThat(written.addressed()).isTrue();
        assertThat(written.command())
                .isEqualTo(new Command("slack", "D1:1355517523.000005", "U1", "D1", "ask", "why is cart down?"));
        assertThat(written.origin()).isEqualTo(new SlackRequest.SlackOrigin("A1", "T1"));
    }

    @Test
    void a_mention_is_answered_under_it_and_comes_twice_as_one_delivery() {
        Command mentioned = written(MENTION).command();
        assertThat(mentioned.argument()).isEqualTo("why?");
        assertThat(mentioned.under()).isEqualTo("1515449522.000016");
        MessageRequest again = written(MENTION.replace("app_mention", "message")
                .replace("\"event_ts\": \"1515449522000016\"", "\"channel_type\": \"channel\""));
        assertThat(again.addressed()).isTrue();
        assertThat(again.command()).isEqualTo(mentioned);
    }

    @Test
    void a_reply_in_a_thread_may_be_to_the_app_and_one_that_names_somebody_else_is_not() {
        MessageRequest reply = written(REPLY);
        assertThat(reply.addressed()).isFalse();
        assertThat(reply.command().under()).isEqualTo("1.2");
        assertThat(read(REPLY.replace("and now?", "<@U2> and now?"))).isInstanceOf(OtherRequest.class);
        assertThat(read(REPLY.replace("\"thread_ts\": \"1.2\",", ""))).isInstanceOf(OtherRequest.class);
    }

    @Test
    void text_is_read_as_people_see_it() {
        assertThat(argument("a &lt;b&gt; &amp;amp; <https://a.example/x?y=1|fine> <#C2|general> <!channel> <@U2>"))
                .isEqualTo("a <b> &amp; https://a.example/x?y=1 #general @channel @U2");
        assertThat(written(DIRECT.replace("why is cart down?", " /model llama3 "))
                        .command())
                .extracting(Command::name, Command::argument)
                .containsExactly("model", "llama3");
        assertThat(written(DIRECT.replace("why is cart down?", "/serai ask why"))
                        .command())
                .extracting(Command::name, Command::argument)
                .containsExactly("ask", "why");
    }

    @Test
    void what_bots_write_and_what_is_edited_or_deleted_is_of_no_interest() {
        assertThat(read(DIRECT.replace("\"user\": \"U1\"", "\"user\": \"UBOT\"")))
                .isInstanceOf(OtherRequest.class);
        assertThat(read(DIRECT.replace("\"user\": \"U1\"", "\"user\": \"U1\", \"bot_id\": \"B1\"")))
                .isInstanceOf(OtherRequest.class);
        for (String subtype : new String[] {"message_changed", "message_deleted", "bot_message", "channel_join"}) {
            assertThat(read(DIRECT.replace("\"channel\"", "\"subtype\": \"" + subtype + "\", \"channel\"")))
                    .isInstanceOf(OtherRequest.class);
        }
        assertThat(read(DIRECT.replace("\"message\"", "\"reaction_added\""))).isInstanceOf(OtherRequest.class);
        assertThat(read("{\"type\": \"app_rate_limited\"}")).isInstanceOf(OtherRequest.class);
    }

    @Test
    void an_address_is_verified_by_its_challenge() {
        assertThat(((VerificationRequest)
                                read("{\"token\": \"x\", \"challenge\": \"3eZb\", \"type\": \"url_verification\"}"))
                        .challenge())
                .isEqualTo("3eZb");
        assertThatThrownBy(() -> read("{\"type\": \"url_verification\"}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void any_bytes_are_an_event_or_refused(@ForAll byte[] bytes) {
        try {
            assertThat(SlackRequest.readEvent(bytes)).isNotNull();
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageNotContaining("U1");
        }
    }

    private static String argument(String text) {
        return written(DIRECT.replace("why is cart down?", text)).command().argument();
    }

    private static MessageRequest written(String json) {
        return (MessageRequest) read(json);
    }

    private static SlackRequest read(String json) {
        return SlackRequest.readEvent(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String event) {
        return "{\"token\": \"x\", \"team_id\": \"T1\", \"api_app_id\": \"A1\", \"type\": \"event_callback\", \"event\": "
                + event
                + ", \"event_id\": \"Ev1\", \"event_time\": 1355517523, \"authorizations\": [{\"team_id\": \"T1\","
                + " \"user_id\": \"UBOT\", \"is_bot\": true}]}";
    }
}
