package dev.serai.hub.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What waits for a commit is done when others can see what was written, and never when it was taken back. */
class AfterCommitIT {

    private final DriverManagerDataSource source = new DriverManagerDataSource(TestDatabase.newDatabase());
    private final JdbcTemplate jdbc = new JdbcTemplate(source);
    private final JdbcTemplate others = new JdbcTemplate(new DriverManagerDataSource(source.getUrl()));
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    private final List<Integer> seen = new ArrayList<>();

    AfterCommitIT() {
        jdbc.execute("create table thing (id integer primary key deferrable initially deferred)");
    }

    private void readByOthers() {
        seen.add(others.queryForObject("select count(*) from thing", Integer.class));
    }

    private void write(int id) {
        jdbc.update("insert into thing values (?)", id);
        AfterCommit.run(this::readByOthers);
    }

    @Test
    void it_is_done_once_others_see_what_was_written() {
        transaction.executeWithoutResult(status -> {
            write(1);
            write(2);
            assertThat(seen).isEmpty();
        });

        assertThat(seen).containsExactly(2, 2);
    }

    @Test
    void after_a_rollback_and_a_commit_that_failed_it_is_not_done() {
        transaction.executeWithoutResult(status -> {
            write(1);
            status.setRollbackOnly();
        });
        write(2);
        assertThat(seen).containsExactly(1);
        seen.clear();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> write(2)))
                .isInstanceOf(DataAccessException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void without_a_transaction_it_is_done_at_once() {
        write(1);

        assertThat(seen).containsExactly(1);
    }
}
