package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.OwnWord;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.channel.MessageStore.ClaimedMessage;
import dev.serai.hub.channel.MessageStore.MessageTarget;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hubs need not agree on a time: a claim of one whose clock is wrong holds as long as any. */
@WorldIT
class MessageClaimIT {

    private static final Duration WRONG = Duration.ofMinutes(5);

    @Autowired
    private MessageStore messages;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void clock() {
        World.CLOCK.reset();
    }

    @Test
    void a_hub_that_is_ahead_takes_no_claim_from_another_one() {
        UUID message = message();
        ClaimedMessage claimed = messages.claim("default", message).orElseThrow();
        World.CLOCK.shift(WRONG);
        assertThat(messages.claim("default", message)).isEmpty();

        messages.release("default", claimed.slot());
        assertThat(messages.claim("default", message)).isPresent();
    }

    @Test
    void a_hub_that_was_ahead_and_is_gone_keeps_no_page_back() {
        UUID message = message();
        World.CLOCK.shift(WRONG);
        assertThat(messages.claim("default", message)).isPresent();
        assertThat(new ChannelRows(jdbc)
                        .count(
                                "select count(*) from message where id = ? and claimed_until"
                                        + " between now() + interval '30 seconds' and now() + interval '90 seconds'",
                                message))
                .isOne();
    }

    private UUID message() {
        UUID incident = new ChannelRows(jdbc).incident("Claimed " + OwnWord.next());
        MessageTarget target =
                new MessageTarget("default", "telegram", MessageSubject.INCIDENT, incident, "nobody", incident);
        return messages.plan(target).orElseThrow();
    }
}
