package dev.serai.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.OwnWord;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Days go by: a delivery can be accepted on each of them, and those that are kept no longer go as a whole. */
@WorldIT
class InboxDaysIT {

    private static final String REGULARLY = "inbox-regularly";

    @LocalServerPort
    int port;

    @Autowired
    ProducerTemplate camel;

    @Autowired
    FoldLag lag;

    @Autowired
    JdbcTemplate jdbc;

    /** By itself it may make the days just while the clock is put forward. */
    @BeforeEach
    void onlyWhenItIsAsked() throws Exception {
        camel.getCamelContext().getRouteController().stopRoute(REGULARLY);
    }

    @AfterEach
    void today() throws Exception {
        World.CLOCK.reset();
        camel.getCamelContext().getRouteController().startRoute(REGULARLY);
    }

    @Test
    void a_day_without_a_partition_is_accepted_and_the_days_behind_it_have_theirs() {
        World.CLOCK.shift(Duration.ofDays(5));
        LocalDate day = LocalDate.ofInstant(World.CLOCK.instant(), ZoneOffset.UTC);
        assertThat(isThere(day)).isFalse();
        assertThat(kept(OwnWord.next())).isEqualTo("inbox_rest");

        days();

        assertThat(isThere(day)).as("what the last partition has stays there").isFalse();
        assertThat(isThere(day.plusDays(1))).isTrue();
        World.CLOCK.shift(Duration.ofDays(6));
        assertThat(kept(OwnWord.next())).isEqualTo(partition(day.plusDays(1)));
        assertThat(jdbc.queryForObject(
                        "select relrowsecurity and relforcerowsecurity from pg_class where relname = ?",
                        Boolean.class,
                        partition(day.plusDays(1))))
                .isTrue();
    }

    @Test
    void a_day_goes_when_it_is_kept_no_longer_and_nothing_of_it_is_still_to_be_folded() {
        LocalDate old = LocalDate.of(2020, 2, 2);
        jdbc.queryForList("select inbox_partitions('2020-02-02', 0, '2020-01-01')");
        assertThat(isThere(old)).isTrue();
        String source = OwnWord.next();
        await().until(() -> lag.health().getStatus().getCode().equals("UP"));
        jdbc.update(
                "insert into inbox_pending values ('default', gen_random_uuid(), array[gen_random_uuid()], array[?],"
                        + " '2020-02-02T12:00:00Z', '2020-02-02T12:00:00Z', 0, now() + interval '1 hour')",
                source);
        try {
            days();
            assertThat(isThere(old)).as("something of it waits").isTrue();
            await().untilAsserted(() -> assertThat(lag.health().getStatus().getCode())
                    .as("alerts are late")
                    .isEqualTo("DEGRADED"));
            assertThat(lag.health().getDetails()).containsEntry("deliveries", 1L);
        } finally {
            jdbc.update("delete from inbox_pending where ? = any(sources)", source);
        }
        days();
        assertThat(isThere(old)).isFalse();
        assertThat(isThere(LocalDate.now(ZoneOffset.UTC))).isTrue();
        await().until(() -> lag.health().getStatus().getCode().equals("UP"));
    }

    /** In which partition a delivery is that is made now. */
    private String kept(String word) {
        assertThat(new WebhookClient(port)
                        .generic("{\"title\": \"" + word + "\"}")
                        .status())
                .isEqualTo(202);
        assertThat(jdbc.queryForObject("select count(*) from alert where title = ?", Long.class, word))
                .isOne();
        return jdbc.queryForObject(
                "select tableoid::regclass::text from inbox where position(? in encode(raw, 'escape')) > 0",
                String.class,
                word);
    }

    private void days() {
        camel.sendBody("direct:inbox-days", null);
    }

    private boolean isThere(LocalDate day) {
        return jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, partition(day));
    }

    private static String partition(LocalDate day) {
        return "inbox_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
