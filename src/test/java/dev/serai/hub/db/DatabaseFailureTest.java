package dev.serai.hub.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseFailureTest {

    @Test
    void each_sql_state_is_put_where_it_belongs() {
        Map<String, DatabaseFailure> states = new LinkedHashMap<>();
        for (String outage : new String[] {
            "08000", "08001", "08003", "08004", "08006", "08S01", "57P01", "57P02", "57P03", "57P05", "53000", "53100",
            "53200", "53300", "58030", "25006", "25P03", "25P04"
        }) {
            states.put(outage, DatabaseFailure.UNREACHABLE);
        }
        for (String lock : new String[] {"55P03", "40P01", "40001", "57014"}) {
            states.put(lock, DatabaseFailure.LOCKED);
        }
        for (String fault : new String[] {
            "21000", "22001", "22021", "22P02", "23503", "23505", "42501", "42P01", "42601", "P0001", "XX000"
        }) {
            states.put(fault, DatabaseFailure.NONE);
        }
        states.forEach((state, failure) -> assertThat(DatabaseFailure.of(new IllegalStateException(
                        new UncategorizedSQLException("task", null, new SQLException("", state)))))
                .as(state)
                .isEqualTo(failure));
    }

    @Test
    void a_pool_without_a_free_connection_is_told_from_a_database_that_is_away() {
        SQLException empty = new SQLTransientConnectionException("hub - Connection is not available");
        SQLException away = new SQLTransientConnectionException(
                "hub - Connection is not available", "08001", new SQLException("Connection refused", "08001"));

        assertThat(DatabaseFailure.of(new CannotGetJdbcConnectionException("", empty)))
                .isEqualTo(DatabaseFailure.EXHAUSTED);
        assertThat(DatabaseFailure.of(new CannotCreateTransactionException("", empty)))
                .isEqualTo(DatabaseFailure.EXHAUSTED);
        assertThat(DatabaseFailure.of(new CannotCreateTransactionException("", away)))
                .isEqualTo(DatabaseFailure.UNREACHABLE);
        SQLTransientConnectionException old = new SQLTransientConnectionException("", "08001");
        assertThat(DatabaseFailure.of(
                        new CannotCreateTransactionException("", new NoConnectionException(Purpose.JOBS, true, old))))
                .as("broken once, but all in use now")
                .isEqualTo(DatabaseFailure.EXHAUSTED);
    }

    @Test
    void what_the_pool_and_the_driver_say_without_a_state_is_known() {
        assertThat(DatabaseFailure.of(new TransactionSystemException(
                        "JDBC rollback failed", new SQLException("Connection is closed"))))
                .isEqualTo(DatabaseFailure.UNREACHABLE);
        assertThat(DatabaseFailure.of(new SQLException("HikariDataSource HikariDataSource (hub) has been closed.")))
                .isEqualTo(DatabaseFailure.UNREACHABLE);
        assertThat(DatabaseFailure.of(new PSQLException(
                        "An I/O error occurred", PSQLState.CONNECTION_FAILURE, new SocketTimeoutException("Read"))))
                .isEqualTo(DatabaseFailure.UNREACHABLE);
        assertThat(DatabaseFailure.of(new CannotAcquireLockException("x"))).isEqualTo(DatabaseFailure.LOCKED);
        assertThat(DatabaseFailure.of(new QueryTimeoutException("too long"))).isEqualTo(DatabaseFailure.LOCKED);
        assertThat(DatabaseFailure.isLockTimeout(
                        new CannotAcquireLockException("", new SQLException("canceling statement", "55P03"))))
                .isTrue();
    }

    @Test
    void what_is_not_the_databases_is_not_taken_for_it() {
        assertThat(DatabaseFailure.of(null)).isEqualTo(DatabaseFailure.NONE);
        assertThat(DatabaseFailure.of(new IllegalStateException(new SocketTimeoutException("a model"))))
                .isEqualTo(DatabaseFailure.NONE);
        assertThat(DatabaseFailure.of(new SQLException("this transaction works for another tenant", "25000")))
                .isEqualTo(DatabaseFailure.NONE);
        assertThat(DatabaseFailure.of(new DataIntegrityViolationException("", new SQLException("", "22021"))))
                .isEqualTo(DatabaseFailure.NONE);
        Exception endless = new Exception("one");
        endless.initCause(new Exception("two", endless));
        assertThat(DatabaseFailure.of(endless)).isEqualTo(DatabaseFailure.NONE);
    }
}
