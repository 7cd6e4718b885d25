package dev.serai.hub.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubIT;
import dev.serai.hub.db.LeaderLocks;
import dev.serai.hub.db.OwnSessions;
import dev.serai.hub.db.Watchdog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Of two hubs with one database one runs {@code master:} routes, and the other when that one ends. */
@HubIT
class LeaderIT {

    @Autowired
    OwnSessions sessions;

    @Autowired
    Watchdog watchdog;

    @Autowired
    MeterRegistry meters;

    @Autowired
    LeaderService service;

    @Value("${spring.datasource.url}")
    String url;

    private final Hub one = new Hub();
    private final Hub two = new Hub();

    /** A Camel context with one such route, which counts how often it runs. */
    private final class Hub {
        private final AtomicInteger runs = new AtomicInteger();
        private CamelContext camel;

        void start() throws Exception {
            start(
                    new LeaderService(new LeaderLocks(sessions), new LiveHubs(), watchdog, new SimpleMeterRegistry()),
                    event -> {});
        }

        void start(LeaderService leaders, Consumer<CamelEvent> starts) throws Exception {
            camel = new DefaultCamelContext();
            camel.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
                @Override
                public void notify(CamelEvent event) {
                    starts.accept(event);
                }
            });
            camel.addService(leaders);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("master:it-leader:timer:it?period=20&delay=0")
                            .routeId("it-leader")
                            .process(exchange -> runs.incrementAndGet());
                }
            });
            camel.start();
        }

        void stop() {
            if (camel != null) {
                camel.stop();
            }
        }

        boolean runsOn() {
            int before = runs.get();
            await().pollInterval(Duration.ofMillis(20)).until(() -> runs.get() > before + 2);
            return true;
        }
    }

    @AfterEach
    void stop() {
        one.stop();
        two.stop();
    }

    @Test
    void one_of_two_leads_and_the_other_when_it_stops() throws Exception {
        one.start();
        assertThat(one.runsOn()).isTrue();
        two.start();
        assertThat(one.runsOn()).isTrue();
        assertThat(two.runs).hasValue(0);
        one.stop();
        int last = one.runs.get();
        assertThat(two.runsOn()).isTrue();
        assertThat(one.runs).hasValue(last);
    }

    @Test
    void one_whose_session_is_lost_leads_no_more_unless_it_gets_the_lock_again() throws Exception {
        one.start();
        assertThat(one.runsOn()).isTrue();
        two.start();
        // As for a hub that is killed: its session ends, and the server frees what it held. The other is to be quicker.
        one.camel.getRouteController().suspendRoute("it-leader");
        endSessionsThatHold("it-leader");
        assertThat(two.runsOn()).isTrue();
        one.camel.getRouteController().resumeRoute("it-leader");
        await().untilAsserted(() -> {
            int before = one.runs.get();
            assertThat(two.runsOn()).isTrue();
            assertThat(one.runs).hasValue(before);
        });
    }

    @Test
    void a_hub_leads_nothing_before_camel_has_started() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        LiveHubs hubs = new LiveHubs() {
            @Override
            public void counted(int all) {
                super.counted(all);
                looks.incrementAndGet();
            }
        };
        LeaderService leaders = new LeaderService(new LeaderLocks(sessions), hubs, watchdog, new SimpleMeterRegistry());
        AtomicBoolean early = new AtomicBoolean(true);

        one.start(leaders, event -> {
            if (event instanceof CamelEvent.RouteStartedEvent) {
                int before = looks.get();
                await().until(() -> looks.get() > before + 1);
                early.set(leaders.isLeader("it-leader"));
            }
        });

        assertThat(early).isFalse();
        assertThat(one.runsOn()).isTrue();
    }

    @Test
    void this_hub_leads_its_own_timers_and_shows_it() {
        await().untilAsserted(() -> assertThat(Set.of("sweep", "forget", "stale", "action-reconcile", "login-reports"))
                .allSatisfy(name -> {
                    assertThat(service.isLeader(name)).as(name).isTrue();
                    assertThat(meters.get("serai.leader")
                                    .tag("name", name)
                                    .gauge()
                                    .value())
                            .isEqualTo(1);
                }));
    }

    @Test
    void a_lock_is_one_sessions_until_it_releases_it_or_ends() {
        LeaderLocks mine = new LeaderLocks(sessions);
        LeaderLocks other = new LeaderLocks(sessions);
        try {
            assertThat(mine.hold(Set.of("it-a", "it-b"))).containsExactlyInAnyOrder("it-a", "it-b");
            assertThat(other.hold(Set.of("it-a", "it-b", "it-c"))).containsExactly("it-c");
            // Asked again it is not held twice: one release is enough.
            assertThat(mine.hold(Set.of("it-a", "it-b"))).hasSize(2);
            mine.release("it-a");
            assertThat(other.hold(Set.of("it-a", "it-b"))).containsExactly("it-a");
            mine.close();
            await().until(() -> other.hold(Set.of("it-b")).contains("it-b"));
        } finally {
            mine.close();
            other.close();
        }
    }

    @Test
    void a_hub_counts_for_as_long_as_its_session_lives() {
        LeaderLocks mine = new LeaderLocks(sessions);
        LeaderLocks other = new LeaderLocks(sessions);
        try {
            // This hub and that one; the sessions of another test may be about to end, and this hub's own about to
            // begin.
            await().until(() -> mine.hubs() == 2);
            assertThat(mine.hubs()).as("counted again").isEqualTo(2);
            assertThat(other.hubs()).isEqualTo(3);
            other.close();
            await().until(() -> mine.hubs() == 2);
        } finally {
            mine.close();
            other.close();
        }
    }

    @Test
    void one_that_has_stopped_neither_leads_nor_counts_though_its_loop_comes_round_once_more() {
        LeaderLocks stopped = new LeaderLocks(sessions);
        LeaderLocks other = new LeaderLocks(sessions);
        try {
            assertThat(stopped.hold(Set.of("it-d"))).containsExactly("it-d");
            stopped.hubs();
            stopped.close();
            assertThat(stopped.hold(Set.of("it-d"))).isEmpty();
            assertThat(stopped.hubs()).isOne();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> other.hold(Set.of("it-d")).contains("it-d"));
            // This hub and the other, as in the test above.
            await().atMost(Duration.ofSeconds(20)).until(() -> other.hubs() == 2);
        } finally {
            stopped.close();
            other.close();
        }
    }

    private void endSessionsThatHold(String name) {
        JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""))
                .sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())"
                        + " and objid = cast(cast(hashtext(?) as bit(32)) as bigint)")
                .param(name)
                .query(Boolean.class)
                .list();
    }
}
