package dev.serai.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseTroubleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08001", "08003", "08004", "08006", "08S01", "53000", "53100", "53200", "53300", "58030",
                "57P01", "57P02", "57P03", "57P05", "57014", "55P03", "40001", "40P01", "25P03", "25006"
            })
    void a_state_of_the_database_itself_is_its_trouble(String state) {
        SQLException sql = new SQLException("x", state);
        assertThat(DatabaseTrouble.isIn(sql)).isTrue();
        assertThat(DatabaseTrouble.isIn(new IllegalStateException(new UncategorizedSQLException("t", "s", sql))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23503", "22001", "42P01", "42501", "22P02", "P0001", "21000"})
    void what_a_statement_did_wrong_is_not(String state) {
        assertThat(DatabaseTrouble.isIn(new RuntimeException(new SQLException("x", state))))
                .isFalse();
    }

    @Test
    void a_pool_without_a_connection_and_a_read_for_ever_are() {
        assertThat(DatabaseTrouble.isIn(new CannotGetJdbcConnectionException(
                        "x", new SQLTransientConnectionException("hub - Connection is not available"))))
                .isTrue();
        assertThat(DatabaseTrouble.isIn(new CannotCreateTransactionException("x")))
                .isTrue();
        assertThat(DatabaseTrouble.isIn(new PSQLException(
                        "An I/O error occurred", PSQLState.CONNECTION_FAILURE, new SocketTimeoutException("Read"))))
                .isTrue();
        assertThat(DatabaseTrouble.isIn(new SQLException("Connection is closed")))
                .isTrue();
        assertThat(DatabaseTrouble.isIn(new CannotAcquireLockException("x"))).isTrue();
    }

    @Test
    void the_works_own_failures_are_not_nor_is_another_services() {
        assertThat(DatabaseTrouble.isIn(null)).isFalse();
        assertThat(DatabaseTrouble.isIn(new SocketTimeoutException("Read timed out")))
                .isFalse();
        assertThat(DatabaseTrouble.isIn(new DuplicateKeyException("x", new SQLException("x", "23505"))))
                .isFalse();
        assertThat(DatabaseTrouble.isIn(new DataIntegrityViolationException("x")))
                .isFalse();
    }

    @Test
    void a_chain_in_circles_ends() {
        RuntimeException one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));
        assertThat(DatabaseTrouble.isIn(one)).isFalse();
    }
}
