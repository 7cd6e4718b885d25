package dev.serai.hub.channel.telegram;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.message.TelegramUpdate;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class TelegramPollTest {

    /** It would be left behind by the store, which this one has not. */
    private final TelegramPoll poll = new TelegramPoll(null, Clock.systemUTC());

    @Test
    void an_update_that_the_database_failed_at_is_never_left_behind() {
        Exception away = new DataAccessResourceFailureException("away", new SQLException("", "08006"));
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> poll.failed(new TelegramUpdate.OtherUpdate(7), "default", away))
                    .isSameAs(away);
        }
    }
}
