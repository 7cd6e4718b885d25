package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hubs of the version before go on while a new one migrates their database. */
class MigrationsLintTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** Each was there before the first release, so that no released hub has run before it. None comes to them. */
    private static final List<String> BEFORE_THE_FIRST_RELEASE = List.of(
            "V5__channels.sql",
            "V11__verification.sql",
            "V15__jobs_and_sending.sql",
            "V17__deciding_accounts.sql",
            "V95__signal_conditions.sql",
            "V103__reminders.sql",
            "V105__facts_of_sources.sql");

    @Test
    void no_migration_takes_from_the_version_before_what_it_uses() throws IOException {
        Map<String, List<String>> found = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.toList()) {
                found.put(file.getFileName().toString(), MigrationRules.findings(Files.readString(file)));
            }
        }
        assertThat(found).hasSizeGreaterThan(50);
        found.values().removeIf(List::isEmpty);

        assertThat(BEFORE_THE_FIRST_RELEASE).as("%s", found).containsAll(found.keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table alert",
                "DROP FUNCTION inbox_bytes()",
                "truncate alert",
                "alter table alert drop column title",
                "alter table alert drop title",
                "alter table alert rename column title to name",
                "alter table alert rename to alarm",
                "alter table alert\n  alter column title type varchar(80)",
                "alter table alert alter title set data type varchar(80)",
                "alter table alert alter title set not null",
                "alter table alert alter title drop default",
                "alter table alert add column colour text not null",
                "alter table alert add column depth numeric(3, 1), add colour text check (colour in ('a', 'b')) not null",
                "alter table alert add constraint short check (length(title) < 80)",
                "alter table alert drop constraint alert_pkey, add primary key (tenant, id)",
                "create unique index alert_once on alert (tenant, title)",
                "revoke update on alert from serai_app",
                "update alert set title = ''",
                "delete from only alert",
                "update alert set title = ''; alter table alert no force row level security; alter table alert force row level security",
                "alter table alert no force row level security; update alert set title = ''",
                "alter table alert no force row level security; alter table alert force row level security;"
                        + " update alert set title = ''; alter table alert force row level security",
            })
    void what_the_version_before_would_fail_by_is_refused(String statement) {
        assertThat(MigrationRules.findings("-- A comment.\nselect 1;\n" + statement + ";"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table colour (id uuid primary key, name text not null); alter table colour add check (name > '')",
                "create table colour (name text not null); create unique index colour_once on colour (name)",
                "alter table alert add column colour text",
                "alter table alert add column colour text not null default ''",
                "alter table alert drop constraint alert_state_check, add constraint alert_state_check check (state > '')",
                "create index alert_by_title on alert (tenant, title) where title is not null",
                "drop index alert_by_title",
                "create function f() returns void language sql as $$ drop table alert; $$; revoke execute on function f()"
                        + " from public",
                "-- drop table alert\nselect 1",
                "create table colour (name text not null); update colour set name = ''",
                "create table colour (name text not null); delete from only colour",
                "alter table alert no force row level security; update alert set title = '';"
                        + " alter table alert force row level security",
            })
    void what_only_adds_is_taken(String statement) {
        assertThat(MigrationRules.findings(statement + ";")).isEmpty();
    }
}
