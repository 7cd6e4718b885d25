package dev.serai.hub.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.serai.hub.TestDatabase;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What each use of a connection tells the database, with a pool of one connection, so that nothing may be left on it. */
class TenantDataSourceIT {

    private static final String TENANT = "select coalesce(nullif(current_setting('serai.tenant', true), ''), 'nobody')";

    private static HikariDataSource pool;
    private static TenantDataSource source;
    private static JdbcTemplate jdbc;
    private static TransactionTemplate transaction;
    private static final AtomicInteger MISSING = new AtomicInteger();

    @BeforeAll
    static void start() {
        pool = new HikariDataSource();
        pool.setJdbcUrl(TestDatabase.newDatabase());
        pool.setMaximumPoolSize(1);
        TenantMissing missing = new TenantMissing(MISSING::incrementAndGet);
        missing.watch(List.of("thing"));
        source = new TenantDataSource(pool, missing);
        jdbc = new JdbcTemplate(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        jdbc.execute("create table thing (id integer primary key deferrable initially deferred, tenant text)");
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    private static String tenant() {
        return jdbc.queryForObject(TENANT, String.class);
    }

    @Test
    void a_statement_alone_works_for_the_tenant_of_its_thread_and_leaves_nothing_behind() throws Exception {
        assertThat(tenant()).isEqualTo("nobody");
        assertThat(TenantContext.in("acme", TenantDataSourceIT::tenant)).isEqualTo("acme");
        assertThat(tenant()).isEqualTo("nobody");
        String inside =
                TenantContext.in("acme", () -> TenantContext.in("other", TenantDataSourceIT::tenant) + tenant());
        assertThat(inside).isEqualTo("otheracme");
        assertThat(TenantContext.in("acme", () -> CompletableFuture.supplyAsync(TenantDataSourceIT::tenant))
                        .get())
                .isEqualTo("nobody");
    }

    @Test
    void a_statement_alone_is_committed_when_it_returns_and_fails_when_its_commit_fails() {
        TenantContext.run("acme", () -> {
            jdbc.update("insert into thing values (1, 'a')");
            // Deferred: it is the commit that fails, and the caller must hear of it.
            assertThatThrownBy(() -> jdbc.update("insert into thing values (1, 'b')"))
                    .isInstanceOf(DataIntegrityViolationException.class);
            assertThatThrownBy(() -> jdbc.update("insert into nothing values (1)"))
                    .isInstanceOf(DataAccessException.class);
            assertThat(jdbc.queryForList("select tenant from thing where id = 1", String.class))
                    .containsExactly("a");
            assertThat(tenant()).isEqualTo("acme");
        });
        assertThat(tenant()).isEqualTo("nobody");
    }

    @Test
    void a_statement_stays_prepared_though_its_parameters_are_counted_each_time() {
        String sql = "select cast(? as integer) as given";
        for (int i = 0; i < 20; i++) {
            int given = i;
            Integer read = jdbc.execute(sql, (PreparedStatementCallback<Integer>) statement -> {
                assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(1);
                statement.setInt(1, given);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getInt("given");
                }
            });
            assertThat(read).isEqualTo(given);
        }

        String plans = "select max(generic_plans + custom_plans) from pg_prepared_statements where statement like ?";
        assertThat(jdbc.queryForObject(plans, Integer.class, "select cast($1 as integer) as given%"))
                .isGreaterThan(5);
        int type = jdbc.execute(sql, (PreparedStatementCallback<Integer>)
                statement -> statement.getParameterMetaData().getParameterType(1));

        assertThat(type).isEqualTo(Types.INTEGER);
    }

    @Test
    void many_rows_are_read_whatever_the_fetch_size() {
        JdbcTemplate streaming = new JdbcTemplate(source);
        streaming.setFetchSize(10);
        assertThat(TenantContext.in(
                        "acme", () -> streaming.queryForList("select * from generate_series(1, 500)", Integer.class)))
                .hasSize(500);
    }

    @Test
    void a_transaction_works_for_one_tenant_also_after_a_rollback_to_a_savepoint() {
        TenantContext.run(
                "acme",
                () -> transaction.executeWithoutResult(status -> {
                    Object savepoint = status.createSavepoint();
                    assertThat(tenant()).isEqualTo("acme");
                    status.rollbackToSavepoint(savepoint);
                    assertThat(tenant()).isEqualTo("acme");
                    assertThatThrownBy(() -> TenantContext.in("other", TenantDataSourceIT::tenant))
                            .hasMessageContaining("another tenant");
                    assertThat(tenant()).isEqualTo("acme");
                }));
        assertThat(tenant()).isEqualTo("nobody");
        transaction.executeWithoutResult(status -> {
            assertThat(tenant()).isEqualTo("nobody");
            assertThat(TenantContext.in("other", TenantDataSourceIT::tenant)).isEqualTo("other");
        });
        assertThat(tenant()).isEqualTo("nobody");
    }

    @Test
    void a_statement_about_tenants_rows_for_nobody_is_counted() {
        int before = MISSING.get();
        jdbc.queryForList("select * from thing where id = -1");
        transaction.executeWithoutResult(status -> jdbc.queryForList("select * from thing where id = ?", -1));
        jdbc.queryForList("select 1");
        TenantContext.run("acme", () -> jdbc.queryForList("select * from thing where id = -1"));
        assertThat(MISSING.get() - before).isEqualTo(2);
    }

    @Test
    void only_names_are_tenants() {
        for (String name : new String[] {"", "A", "a b", "a'", "x".repeat(33), "ä"}) {
            assertThatThrownBy(() -> TenantContext.enter(name)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(TenantContext.current()).isNull();
    }
}
