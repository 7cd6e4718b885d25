package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.approval.Role;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much one person may have answered, in all conversations of theirs. */
@WorldIT
class ConversationBoundsIT {

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private ApiClient api;
    private ChannelRows rows;
    private RestTalk talk;

    @BeforeEach
    void aConversation() {
        api = new ApiClient(port);
        rows = new ChannelRows(jdbc);
        talk = RestTalk.begin(api, People.token(api, Role.VIEWER), null);
    }

    @AfterEach
    void nothingWaits() {
        rows.change(
                "delete from conversation where user_id = (select user_id from conversation where id = cast(? as uuid))",
                talk.id());
    }

    @Test
    void what_waits_in_one_conversation_counts_in_the_next() {
        rows.change(
                "insert into conversation_message (id, tenant, conversation_id, number, author, state, text, at)"
                        + " select gen_random_uuid(), tenant, id, 100 + n, 'person', 'waiting', 'why?', now()"
                        + " from conversation, generate_series(1, 20) n where id = cast(? as uuid)",
                talk.id());

        assertThat(say(RestTalk.begin(api, talk.token(), null)).status()).isEqualTo(409);
        assertThat(say(RestTalk.begin(api, People.token(api, Role.VIEWER), null))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void conversations_in_chats_leave_those_over_the_api_alone() {
        rows.change(
                "insert into conversation (id, tenant, user_id, channel, chat_id, created_at, last_at)"
                        + " select gen_random_uuid(), tenant, user_id, 'slack', 'C' || n, now(), now()"
                        + " from conversation, generate_series(1, 50) n where id = cast(? as uuid)",
                talk.id());

        assertThat(api.send("POST", "/conversations", talk.token(), Map.of()).status())
                .isEqualTo(201);
    }

    private Answer say(RestTalk with) {
        return api.send(
                "POST", "/conversations/" + with.id() + "/messages", with.token(), Map.of("text", "how are things?"));
    }
}
