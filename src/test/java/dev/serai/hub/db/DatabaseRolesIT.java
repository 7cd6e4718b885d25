package dev.serai.hub.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.hub.HubProcess;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.settings.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Who owns, who logs in, and what an owner that cannot begin is told. */
class DatabaseRolesIT {

    private static final Path SCRIPT = Path.of("deploy/postgres/roles.sql");

    @TempDir
    Path directory;

    @Test
    void what_compose_runs_makes_an_owner_and_a_login_that_are_no_superusers() throws IOException {
        String database = TestDatabase.newDatabase();
        JdbcTemplate superuser = new JdbcTemplate(login(database, "postgres"));
        superuser.execute(
                script(Map.of("spring.flyway.password", "of-owner", "spring.datasource.password", "of-login")));

        DataSource owner = login(database, "serai_owner");
        MigrationRights.check(owner);
        Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        SingleConnectionDataSource hub = login(database, "serai_login");
        new JdbcTemplate(hub).execute("set role serai_app");
        assertThatCode(() -> new RowSecurityCheck(JdbcClient.create(hub), new TenantMissing(() -> {})))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new JdbcTemplate(hub).execute("drop table alert"))
                .hasStackTraceContaining("must be owner");
        assertThat(superuser.queryForList(
                        "select rolname from pg_authid where rolname like 'serai%' and (rolsuper or rolcreaterole or"
                                + " rolcreatedb or rolbypassrls or rolcanlogin and coalesce(rolpassword, '') not like"
                                + " 'SCRAM-SHA-256$%')",
                        String.class))
                .isEmpty();
        hub.destroy();
    }

    @Test
    void compose_runs_that_script_and_the_hub_logs_in_as_these_roles() throws IOException {
        JsonNode services = new YAMLMapper()
                .readTree(Files.readString(Path.of("docker-compose.yml")))
                .path("services");
        JsonNode hub = services.path("hub").path("environment");
        assertThat(hub.path("SPRING_DATASOURCE_USERNAME").asText()).isEqualTo("serai_login");
        assertThat(hub.path("SPRING_FLYWAY_USER").asText()).isEqualTo("serai_owner");
        JsonNode postgres = services.path("postgres");
        assertThat(postgres.path("environment").path("POSTGRES_USER").asText()).isEqualTo("postgres");
        assertThat(postgres.path("volumes").get(0).asText())
                .isEqualTo("./" + SCRIPT + ":/docker-entrypoint-initdb.d/roles.sql:ro");
        for (JsonNode service : List.of(services.path("hub"), postgres)) {
            assertThat(service.path("secrets"))
                    .extracting(JsonNode::asText)
                    .contains("spring.datasource.password", "spring.flyway.password");
        }
    }

    @Test
    void an_owner_that_cannot_begin_is_told_what_to_run_without_a_stack() {
        String database = TestDatabase.newDatabase();
        String name =
                new JdbcTemplate(login(database, "postgres")).queryForObject("select current_database()", String.class);
        JdbcTemplate superuser = new JdbcTemplate(login(database, "postgres"));
        superuser.execute("create role plain_owner login");
        superuser.execute("alter database " + name + " owner to plain_owner");
        Map<String, Object> settings = TestDatabase.properties(database.replaceAll("[?&]user=[^&]*", ""));
        settings.put("spring.datasource.username", "plain_owner");
        try (HubProcess hub = HubProcess.launch(directory, HubProcess.freePort(), settings)) {
            assertThat(hub.await(Duration.ofMinutes(5))).isNotZero();
            assertThat(hub.log())
                    .contains("plain_owner (spring.flyway.user), may not", "serai_app", "install.md")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void an_owner_of_the_database_only_is_told_that_the_schema_is_not_its() {
        String database = TestDatabase.newDatabase();
        JdbcTemplate superuser = new JdbcTemplate(login(database, "postgres"));
        superuser.execute("create role schema_less login createrole");
        superuser.execute("revoke create on schema public from public");
        superuser.execute("do $$ begin if not exists (select from pg_roles where rolname = 'serai_app') then"
                + " create role serai_app nologin noinherit; end if; end $$");
        superuser.execute("grant serai_app to schema_less with admin option");
        DataSource owner = ConnectionLimits.of(Purpose.MIGRATION, DatabaseSettings.defaults())
                .source(database, "schema_less", "");
        assertThatThrownBy(() -> MigrationRights.check(owner))
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("may not make tables");
    }

    /** The script with the passwords where this test keeps them. */
    private String script(Map<String, String> secrets) throws IOException {
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            Files.writeString(directory.resolve(secret.getKey()), secret.getValue());
        }
        // The server may run as another user.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        String text = Files.readString(SCRIPT);
        assertThat(text).contains("/run/secrets/");
        return text.replace("/run/secrets/", directory + "/");
    }

    private static SingleConnectionDataSource login(String database, String user) {
        return new SingleConnectionDataSource(database.replaceAll("([?&])user=[^&]*&?", "$1"), user, "", true);
    }
}
