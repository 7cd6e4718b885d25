package dev.serai.hub.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.TestDatabase;
import dev.serai.hub.settings.DatabaseSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.mock.env.MockEnvironment;

/** The limits stand on the server whatever the URL and the login say, and a start without them is refused. */
class ConnectionLimitsIT {

    private static final String URL = TestDatabase.newDatabase();
    private static final DatabaseSettings SETTINGS = DatabaseSettings.defaults();

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void a_url_that_says_less_is_overridden(Purpose purpose) {
        ConnectionLimits limits = ConnectionLimits.of(purpose, SETTINGS);
        String lessUrl = URL
                + "&socketTimeout=0&tcpKeepAlive=false&connectTimeout=0&options=-c%20lock_timeout%3D0%20-c%20"
                + "statement_timeout%3D0%20-c%20search_path%3Dpublic";
        PGSimpleDataSource source = limits.source(lessUrl, "postgres", "");
        assertThatCode(() -> ConnectionLimitsCheck.check(source, limits)).doesNotThrowAnyException();
        assertThatCode(() -> ConnectionLimitsCheck.check(limits.driverSource(lessUrl, "postgres", ""), limits))
                .doesNotThrowAnyException();
        assertThat(source.getOptions()).contains("search_path=public");
        assertThat(source.getSocketTimeout()).isEqualTo((int) limits.statement().toSeconds() + 2);
        assertThat(source.getConnectTimeout()).isEqualTo(3);
        assertThat(source.getTcpKeepAlive()).isTrue();
    }

    @Test
    void what_migrates_has_a_short_url() throws SQLException {
        DataSource source = ConnectionLimits.of(Purpose.MIGRATION, SETTINGS).driverSource(URL, "postgres", "");
        try (Connection connection = source.getConnection()) {
            assertThat(connection.getMetaData().getURL()).doesNotContain("?");
        }
    }

    @Test
    void what_a_pooler_swallowed_is_noticed_and_named() {
        PGSimpleDataSource pooled = new PGSimpleDataSource();
        pooled.setUrl(URL);
        assertThatThrownBy(() -> ConnectionLimitsCheck.check(pooled, ConnectionLimits.of(Purpose.INTAKE, SETTINGS)))
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContainingAll(
                        "connections for intake",
                        "idle_in_transaction_session_timeout is 0 instead of 10000",
                        "lock_timeout is 0 instead of 500",
                        "statement_timeout is 0 instead of 5000",
                        "tcp_user_timeout is 0 instead of 14000")
                .satisfies(thrown -> assertThat(
                                new DatabaseFailureAnalyzer().analyze(thrown).getAction())
                        .contains("pooler"));
    }

    @Test
    void a_pools_settings_that_have_no_effect_any_more_are_refused() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("spring.datasource.hikari.maximum-pool-size", "50");
        assertThatThrownBy(() -> new DatabaseConfiguration()
                        .purposePools(new DataSourceProperties(), SETTINGS, new SimpleMeterRegistry(), environment))
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("spring.datasource.hikari");
    }

    @Test
    void a_database_that_is_away_is_told_without_its_stack() {
        DataSource away = ConnectionLimits.of(Purpose.READS, SETTINGS)
                .source("jdbc:postgresql://127.0.0.1:1/hub", "postgres", "");
        assertThatThrownBy(() -> ConnectionLimitsCheck.check(away, ConnectionLimits.of(Purpose.READS, SETTINGS)))
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("no connection to its database");
    }

    @Test
    void a_login_that_was_given_other_limits_has_the_hubs() throws SQLException {
        try (Connection connection = ConnectionLimits.of(Purpose.READS, SETTINGS)
                        .source(URL, "postgres", "")
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role limits_of_its_own login superuser");
            statement.execute("alter role limits_of_its_own set lock_timeout = 0");
        }
        ConnectionLimits limits = ConnectionLimits.of(Purpose.JOBS, SETTINGS);
        assertThatCode(() -> ConnectionLimitsCheck.check(limits.source(URL, "limits_of_its_own", ""), limits))
                .doesNotThrowAnyException();
    }
}
