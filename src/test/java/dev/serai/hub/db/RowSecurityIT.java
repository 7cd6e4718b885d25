package dev.serai.hub.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The second wall: what the database itself shows and takes, whatever statement reaches it. */
class RowSecurityIT {

    /** Tables without a tenant, and why they have none. */
    private static final Set<String> OF_NOBODY = Set.of(
            // The queue is polled for all tenants at once; each job carries its own in its payload, and no API shows
            // it.
            "job",
            // The installation's own name, which its keys are bound to: one for all tenants.
            "installation",
            // No index on @> works under row security. Another tenant sees ids and hashes, but the salt that they are
            // made
            // with is guarded, and only the triggers write here.
            "alert_search",
            "incident_search",
            // Catalogues and the installation's own runbooks: what all tenants may read.
            "knowledge_shared_chunk",
            // Which version of which source there is: hubs compare it for all tenants at once, and no API shows
            // another's.
            "knowledge_source",
            "flyway_schema_history");

    private static final String TENANT_TABLES = "select c.relname from pg_class c join pg_attribute a on"
            + " a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped where c.relkind in ('r', 'p') and"
            + " c.relnamespace = 'public'::regnamespace order by 1";

    @Test
    void every_table_has_a_tenant_and_its_guard_or_is_on_the_short_list() {
        JdbcTemplate owner = owner(migrated());

        List<String> tables =
                owner.queryForList("select tablename from pg_tables where schemaname = 'public'", String.class);
        Set<String> guarded = new TreeSet<>(owner.queryForList(
                "select c.relname from pg_class c join pg_policy p on p.polrelid = c.oid where c.relrowsecurity and"
                        + " c.relforcerowsecurity and p.polcmd = '*' and p.polpermissive and"
                        + " pg_get_expr(p.polqual, c.oid) = pg_get_expr(p.polwithcheck, c.oid) and"
                        + " pg_get_expr(p.polqual, c.oid) like '(tenant = %serai.tenant%'",
                String.class));

        assertThat(guarded).containsExactlyInAnyOrderElementsOf(owner.queryForList(TENANT_TABLES, String.class));
        assertThat(tables).hasSizeGreaterThan(15);
        assertThat(tables.stream().filter(table -> !guarded.contains(table)))
                .as("a table without a tenant is visible to all of them: give it one, or say here why not")
                .containsExactlyInAnyOrderElementsOf(OF_NOBODY);
        assertThat(owner.queryForList("select polname from pg_policy", String.class))
                .as("a second policy would open what the first one closes")
                .containsOnly("own_tenant")
                .hasSize(guarded.size());
    }

    @Test
    void no_row_of_another_tenant_is_seen_or_written_in_any_table() {
        String database = migrated();
        JdbcTemplate owner = owner(database);
        List<String> tables = owner.queryForList(
                TENANT_TABLES.replace(" order by", " and not c.relispartition order by"), String.class);
        tables.forEach(table -> stock(owner, table));
        SoftAssertions all = new SoftAssertions();

        for (String table : tables) {
            all.assertThat(seen(database, "mine", table))
                    .as("%s, own row", table)
                    .isEqualTo("1");
            for (String tenant : new String[] {null, "", "other", "mine' or 'a' = 'a"}) {
                all.assertThat(seen(database, tenant, table))
                        .as("%s as %s", table, tenant)
                        .isEqualTo("0");
                for (String write :
                        List.of("update %s set tenant = tenant", "delete from %s", "update %s set tenant = 'other'")) {
                    all.assertThat(written(database, tenant, write.formatted(table)))
                            .as("%s as %s", write.formatted(table), tenant)
                            .isIn("0", "refused");
                }
                all.assertThat(written(database, tenant, "insert into " + table + " (tenant) values ('mine')"))
                        .as("insert into %s as %s", table, tenant)
                        .isEqualTo("refused");
                all.assertThat(written(database, tenant, "insert into " + table + " (tenant) values ('')"))
                        .as("a row of nobody into %s as %s", table, tenant)
                        .isEqualTo("refused");
            }
            all.assertThat(written(database, "mine", "update " + table + " set tenant = 'other'"))
                    .as("%s, giving a row away", table)
                    .isEqualTo("refused");
            all.assertThat(owner.queryForObject("select count(*) from " + table + " where tenant = 'mine'", Long.class))
                    .as("%s, afterwards", table)
                    .isEqualTo(1L);
        }
        all.assertAll();
    }

    @Test
    void a_partition_is_reached_by_its_table_alone() {
        String database = migrated();
        List<String> partitions = owner(database)
                .queryForList(TENANT_TABLES.replace(" order by", " and c.relispartition order by"), String.class);
        assertThat(partitions).hasSizeGreaterThan(3);
        for (String partition : partitions) {
            assertThat(written(database, "mine", "delete from " + partition)).isEqualTo("refused");
            assertThat(written(database, "mine", "insert into " + partition + " (tenant) values ('mine')"))
                    .isEqualTo("refused");
        }
    }

    @Test
    void an_installation_with_data_is_upgraded_by_an_owner_that_is_no_superuser() {
        String database = TestDatabase.newDatabase();
        String name = database.replaceAll(".*/([a-z0-9]+)\\?.*", "$1");
        JdbcTemplate superuser = owner(database);
        superuser.execute("do $$ begin if not exists (select from pg_roles where rolname = 'serai_app') then"
                + " create role serai_app nologin noinherit; end if; end $$");
        superuser.execute("create role upgrade_owner login");
        superuser.execute("grant serai_app to upgrade_owner with admin option");
        superuser.execute("alter database " + name + " owner to upgrade_owner");
        superuser.execute("alter schema public owner to upgrade_owner");
        migrate(database, "upgrade_owner", "1");
        JdbcTemplate owner = new JdbcTemplate(login(database, "upgrade_owner"));
        owner.update(
                "insert into automation values ('default', true, 'user:ann', now()), ('other', false, 'x', now())");

        for (String sql : List.of(
                "insert into audit_event select gen_random_uuid(), tenant, 'user:ann', 'thing.changed', 'thing', n, null,"
                        + " '{}', now() from unnest(array['default', 'other']) tenant, unnest(array['1', '2']) n",
                "insert into audit_seal select tenant, 1, id, '', '', now() from audit_event where object_id = '1'")) {
            owner.update(sql);
        }

        migrate(database, "upgrade_owner", "latest");

        assertThat(superuser.queryForList(
                        "select p.tenant || e.object_id from audit_pending p join audit_event e on e.id = p.event_id",
                        String.class))
                .as("what has no seal yet waits for it, whosever it is")
                .containsExactlyInAnyOrder("default2", "other2");
        assertThat(owner.queryForObject("select count(*) from automation", Long.class))
                .as("the owner is held to it too")
                .isZero();
        assertThat(superuser.queryForObject("select count(*) from automation", Long.class))
                .isEqualTo(2);
        owner.execute("set role serai_app");
        owner.execute("set serai.tenant = 'default'");
        assertThat(owner.queryForObject("select string_agg(tenant, ',') from automation", String.class))
                .isEqualTo("default");
        stocked("default").forEach(owner::update);
        for (String of : List.of("alert", "incident")) {
            String search = "select count(*) from " + of + "_search where terms @> search_wanted('default', " + ASKED;
            assertThat(owner.queryForObject(search, Long.class)).isEqualTo(1L);
            owner.update("update " + of + " set title = 'Till down'");
            assertThat(owner.queryForObject(search, Long.class))
                    .as("it follows")
                    .isZero();
            owner.update("delete from " + of);
            assertThat(owner.queryForObject("select count(*) from " + of + "_search", Long.class))
                    .as("it goes with what it is about")
                    .isZero();
        }
    }

    @Test
    void another_tenants_session_neither_tests_nor_writes_what_is_searched_by() {
        String database = migrated();
        for (String tenant : List.of("mine", "other")) {
            for (String sql : stocked(tenant)) {
                assertThat(written(database, tenant, sql)).as(sql).isEqualTo("1");
            }
        }

        for (String table : List.of("alert_search", "incident_search")) {
            assertThat(matching(database, "mine", table, "search_wanted('mine', " + ASKED))
                    .as("%s, own words", table)
                    .isEqualTo("1");
            assertThat(matching(database, "other", table, "search_wanted('mine', " + ASKED))
                    .as("%s, with the other's name", table)
                    .isEqualTo("0");
            assertThat(matching(database, "other", table, "search_wanted('other', " + ASKED))
                    .as("%s, with its own salt it finds its own row only", table)
                    .isEqualTo("1");
            assertThat(as(
                            database,
                            "other",
                            jdbc -> String.valueOf(jdbc.queryForObject(
                                    "select count(*) from " + table + " a join " + table
                                            + " b on a.terms && b.terms and a <> b",
                                    Long.class))))
                    .as("%s, equal words have no equal terms", table)
                    .isEqualTo("0");
            for (String tenant : List.of("mine", "other")) {
                for (String write :
                        List.of("delete from %s", "update %s set terms = '{}'", "insert into %1$s table %1$s")) {
                    assertThat(written(database, tenant, write.formatted(table)))
                            .as("%s as %s", write.formatted(table), tenant)
                            .isEqualTo("refused");
                }
            }
        }
        assertThat(seen(database, "other", "search_salt where tenant <> 'other'"))
                .isEqualTo("0");
        assertThat(written(database, "other", "update search_salt set salt = sha256('')"))
                .isEqualTo("refused");
        as(database, "other", jdbc -> {
            jdbc.execute("create temporary table added_by_me (id uuid, tenant text)");
            assertThatThrownBy(() ->
                            jdbc.execute("create trigger mine after insert on added_by_me referencing new table as"
                                    + " added for each statement execute function public.alert_search_add()"))
                    .hasStackTraceContaining("permission denied for function");
            return "";
        });
    }

    private static final String ASKED = "array['severity'], array['high'], '{}', 'shop')";

    private static String matching(String database, String tenant, String table, String terms) {
        return seen(database, tenant, table + " where terms @> " + terms);
    }

    private static List<String> stocked(String tenant) {
        return List.of(
                ("insert into alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations,"
                                + " environment, links, notes, starts_at, first_seen, last_seen) values"
                                + " (gen_random_uuid(), '%s', 'generic', 'f', 'firing', 'high', 'Shop down',"
                                + " '{\"pod\":\"a\"}', '{}', 'production', '[]', '[]', now(), now(), now())")
                        .formatted(tenant),
                ("insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment, cluster,"
                                + " namespace, workload, verdict, verdict_reason, alerts, opened_at, last_alert_at,"
                                + " updated_at) values (gen_random_uuid(), '%s', 'k', 'default', 'open', 'high',"
                                + " 'Shop down', 'production', 'c', 'n', 'w', 'page', 'NEW_INCIDENT', 1, now(), now(),"
                                + " now())")
                        .formatted(tenant));
    }

    @Test
    void the_hub_refuses_to_work_as_whom_row_security_does_not_bind() {
        String database = migrated();
        TenantMissing missing = new TenantMissing(() -> {});
        SingleConnectionDataSource superuser = login(database, "postgres");

        assertThatThrownBy(() -> new RowSecurityCheck(JdbcClient.create(superuser), missing))
                .hasMessageContaining("it works as postgres");
        JdbcTemplate jdbc = new JdbcTemplate(superuser);
        jdbc.execute("alter table alert no force row level security");
        jdbc.execute("alter table incident disable row level security");
        jdbc.execute("set role serai_app");
        assertThatThrownBy(() -> new RowSecurityCheck(JdbcClient.create(superuser), missing))
                .hasMessageContaining("not forced on alert, incident");
        jdbc.execute("reset role");
        jdbc.execute("alter table alert force row level security");
        jdbc.execute("alter table incident enable row level security");
        jdbc.execute("set role serai_app");
        assertThat(new RowSecurityCheck(JdbcClient.create(superuser), missing)).isNotNull();
        superuser.destroy();
    }

    /** One row of the tenant {@code mine} in any table: what else it must hold is not the question here. */
    private static void stock(JdbcTemplate owner, String table) {
        owner.queryForList(
                        "select conname from pg_constraint where conrelid = ?::regclass and contype in ('p', 'u', 'f',"
                                + " 'c') order by contype = 'f' desc",
                        String.class,
                        table)
                .forEach(constraint ->
                        owner.execute("alter table " + table + " drop constraint \"" + constraint + "\" cascade"));
        owner.queryForList(
                        "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0 and attnotnull and"
                                + " attidentity = '' and not attisdropped and attname <> 'tenant'",
                        String.class,
                        table)
                .forEach(column ->
                        owner.execute("alter table " + table + " alter column \"" + column + "\" drop not null"));
        owner.execute("alter table " + table + " disable trigger user");
        owner.update("insert into " + table + " (tenant) values ('mine')");
    }

    private static String seen(String database, @Nullable String tenant, String table) {
        return as(
                database,
                tenant,
                jdbc -> String.valueOf(jdbc.queryForObject("select count(*) from " + table, Long.class)));
    }

    private static String written(String database, @Nullable String tenant, String sql) {
        return as(database, tenant, jdbc -> {
            try {
                return String.valueOf(jdbc.update(sql));
            } catch (DataAccessException e) {
                assertThat(e.getMostSpecificCause().getMessage())
                        .containsAnyOf("row-level security", "permission denied");
                return "refused";
            }
        });
    }

    private static String as(
            String database, @Nullable String tenant, java.util.function.Function<JdbcTemplate, String> work) {
        SingleConnectionDataSource connection = APPLICATIONS.computeIfAbsent(database, RowSecurityIT::application);
        JdbcTemplate jdbc = new JdbcTemplate(connection);
        jdbc.execute("reset serai.tenant");
        if (tenant != null) {
            jdbc.queryForObject("select set_config('serai.tenant', ?, false)", String.class, tenant);
        }
        return work.apply(jdbc);
    }

    private static final java.util.Map<String, SingleConnectionDataSource> APPLICATIONS = new java.util.HashMap<>();

    private static SingleConnectionDataSource application(String database) {
        SingleConnectionDataSource connection = login(database, "postgres");
        new JdbcTemplate(connection).execute("set role serai_app");
        return connection;
    }

    private static String migrated() {
        String database = TestDatabase.newDatabase();
        migrate(database, "postgres", "latest");
        return database;
    }

    private static void migrate(String database, String user, String target) {
        Flyway.configure()
                .dataSource(database, user, "")
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static JdbcTemplate owner(String database) {
        return new JdbcTemplate(login(database, "postgres"));
    }

    private static SingleConnectionDataSource login(String database, String user) {
        String url = database.replaceAll("([?&])user=[^&]*&?", "$1");
        return new SingleConnectionDataSource(url, user, "", true);
    }
}
