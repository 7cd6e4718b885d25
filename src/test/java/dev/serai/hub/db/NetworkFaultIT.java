package dev.serai.hub.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.Hub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.hub.settings.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the network and a crowd do to the hub's connections, with limits small enough to wait for. */
@SpringBootTest(
        classes = Hub.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "serai.database.statement-timeout.intake=1s",
            "serai.database.statement-timeout.keepers=2s",
            "serai.database.lock-timeout.intake=500ms",
            "serai.database.idle-in-transaction=5s",
            "serai.database.connection-wait=1s",
        })
@ContextConfiguration(initializers = {TestDatabase.class, ProxiedDatabase.class})
class NetworkFaultIT {

    private static final String NAME = "it-lost-machine";
    /** When whatever is silent is noticed and passed at the latest; the limits below are a tenth of that. */
    private static final Duration NOTICED = Duration.ofSeconds(25);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private TcpProxy proxy;

    @Autowired
    private String databasePath;

    @Autowired
    private DataSource source;

    @Autowired
    private PurposePools pools;

    @Autowired
    private OwnSessions sessions;

    @Autowired
    private DatabaseSettings settings;

    @Autowired
    private PlatformTransactionManager transactions;

    private WebhookClient hub;

    @BeforeEach
    void client() {
        hub = new WebhookClient(port);
    }

    @Test
    void half_open_connections_stop_intake_for_no_longer_than_a_time_limit() {
        assertThat(post(NUMBER.incrementAndGet())).isEqualTo(202);
        assertThat(proxy.freeze()).isPositive();
        await().atMost(NOTICED).until(() -> post(NUMBER.incrementAndGet()) == 202);
    }

    @Test
    void a_lost_machine_keeps_neither_the_rows_nor_the_lock_between_instances() throws Exception {
        int alert = NUMBER.incrementAndGet();
        assertThat(post(alert)).isEqualTo(202);
        try (TcpProxy network = new TcpProxy(proxy.target());
                LeaderLocks other = new LeaderLocks(sessions)) {
            DataSource its = lostMachine(network);
            Connection rows = its.getConnection();
            rows.setAutoCommit(false);
            rows.createStatement().execute("select from alert for update");
            LeaderLocks leader =
                    new LeaderLocks(new OwnSession(its::getConnection, () -> {}, "set idle_session_timeout = '5s'"));
            assertThat(leader.hold(Set.of(NAME))).containsExactly(NAME);
            assertThat(other.hold(Set.of(NAME))).as("another has it").isEmpty();
            assertThat(network.freeze()).isEqualTo(2);

            await().atMost(NOTICED).until(() -> post(alert) == 202);
            await().atMost(NOTICED).until(() -> other.hold(Set.of(NAME)).contains(NAME));
        }
    }

    @Test
    void a_crowd_of_decisions_keeps_nobody_else_from_the_database() throws SQLException {
        List<Connection> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < settings.connections().decisions(); i++) {
                crowd.add(pools.connection(Purpose.DECISIONS));
            }
            assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {}))
                    .satisfies(thrown -> assertThat(DatabaseFailure.of(thrown)).isEqualTo(DatabaseFailure.EXHAUSTED));
            assertThat(post(NUMBER.incrementAndGet())).isEqualTo(202);
            for (Purpose other : pools.limits().keySet()) {
                if (other != Purpose.DECISIONS) {
                    assertThat(application(other)).isEqualTo("serai " + other.label());
                }
            }
        } finally {
            for (Connection one : crowd) {
                one.close();
            }
        }
        new TransactionTemplate(transactions).executeWithoutResult(status -> assertThat(application(Purpose.JOBS))
                .as("a transaction keeps its connection")
                .isEqualTo("serai decisions"));
    }

    private String application(Purpose purpose) {
        return PurposeContext.in(purpose, () -> JdbcClient.create(source)
                .sql("select current_setting('application_name')")
                .query(String.class)
                .single());
    }

    /** A hub that is no longer there. */
    private DataSource lostMachine(TcpProxy network) {
        String url = "jdbc:postgresql://127.0.0.1:" + network.port() + databasePath;
        return ConnectionLimits.of(Purpose.INTAKE, settings).source(url, "postgres", "");
    }

    private int post(int number) {
        return hub.generic("{\"title\": \"network-fault-" + number + "\"}").status();
    }
}
