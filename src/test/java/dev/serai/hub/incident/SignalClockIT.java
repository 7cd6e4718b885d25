package dev.serai.hub.incident;

import static dev.serai.hub.World.TELEGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.OwnWord;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.intake.WebhookClient;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is held pages once, or never, though a hub is gone that would have decided and the clock steps; {@link SignalKillTrial} kills hubs. */
@WorldIT
class SignalClockIT {

    private static final String RECHECK = " from signal_state s where s.service = ? and job.task_name = 'triage'"
            + " and job.task_instance = 'default/recheck:' || s.incident_id";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final KillStream stream = new KillStream();
    private final String name = OwnWord.next();
    private ChannelRows rows;
    private WebhookClient hub;

    @BeforeEach
    void hub() {
        rows = new ChannelRows(jdbc);
        hub = new WebhookClient(port);
    }

    @AfterEach
    void clock() {
        World.CLOCK.reset();
    }

    @Test
    void what_goes_on_pages_once_though_the_clock_goes_back_and_its_hub_is_gone() {
        stream.fire(stream.held(name, false, KillStream.PAGE), hub);
        decided("hold HELD");
        clockGoes(Duration.ofMinutes(-5));
        assertThat(decision()).isEqualTo("hold HELD");

        rows.change(
                "update job set picked = true, picked_by = '1@gone', last_heartbeat = now() - interval '1 hour'"
                        + RECHECK,
                name);
        await().until(() -> rows.count(
                        "select count(*) from job, signal_state s where s.service = ? and job.picked"
                                + " and job.task_instance = 'default/recheck:' || s.incident_id",
                        name)
                == 0);
        World.CLOCK.shift(Duration.ofSeconds(125));
        decided(KillStream.PAGE);
        await().until(() -> pages().size() == 1);

        World.CLOCK.shift(Duration.ofMinutes(-5));
        stream.fire(name, hub);
        World.CLOCK.shift(Duration.ofMinutes(6));
        stream.fire(name, hub);
        await().until(() ->
                rows.count("select count(*) from job where task_name in ('triage', 'notify-incident') and picked")
                        == 0);
        assertThat(pages()).hasSize(1);
    }

    @Test
    void what_ended_while_it_was_held_pages_nobody_however_the_clock_steps() {
        stream.fire(stream.held(name, false, KillStream.ENDED), hub);
        decided("hold HELD");
        World.CLOCK.shift(Duration.ofMinutes(-5));
        stream.end(name, hub);
        // To a hub that is behind, its end is yet to come.
        clockGoes(Duration.ZERO);
        decided(KillStream.ENDED);
        clockGoes(Duration.ofMinutes(6));
        assertThat(decision()).isEqualTo(KillStream.ENDED);
        assertThat(pages()).isEmpty();
    }

    /** A page begins with what is wrong; an approval that follows from it names that further below. */
    private List<TelegramStandIn.Sent> pages() {
        return TELEGRAM.messagesSaying(name).stream()
                .filter(message -> message.text().lines().findFirst().orElse("").contains(name))
                .toList();
    }

    /** Decides again at that time. */
    private void clockGoes(Duration step) {
        Timestamp before = decidedAt();
        World.CLOCK.shift(step);
        rows.change("update job set execution_time = ?" + RECHECK, Timestamp.from(Instant.EPOCH), name);
        await().until(() -> !decidedAt().equals(before));
    }

    private Timestamp decidedAt() {
        return jdbc.sql("select decided_at from signal_state where service = ?")
                .param(name)
                .query(Timestamp.class)
                .single();
    }

    private void decided(String decision) {
        await().until(() -> decision().equals(decision));
    }

    private String decision() {
        return jdbc.sql("select verdict || ' ' || reason from signal_state where service = ?")
                .param(name)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
