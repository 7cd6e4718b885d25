package dev.serai.hub.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** SQL stands in files that camel-sql reads as they are meant. */
final class SqlRules {

    private static final String SQL = "sql:classpath:sql/";
    private static final Path RESOURCES = Path.of("src/main/resources");
    /** {@code #} is camel-sql's placeholder, {@code ::} collides with named parameters. */
    private static final Pattern SQL_TRAPS = Pattern.compile("::|#>");

    private SqlRules() {}

    static void files(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.EndpointUse endpoint : routes.endpoints()) {
            if (!endpoint.uri().startsWith("sql")) {
                continue;
            }
            if (!endpoint.uri().startsWith(SQL)) {
                findings.add(endpoint.file(), endpoint.pointer(), "SQL stands in a file: " + SQL + "<noun>-<verb>.sql");
                continue;
            }
            Path file = RESOURCES.resolve(endpoint.uri().split("\\?")[0].substring("sql:classpath:".length()));
            if (!Files.isRegularFile(file)) {
                findings.add(endpoint.file(), endpoint.pointer(), "there is no " + file);
            } else if (SQL_TRAPS.matcher(withoutComments(file)).find()) {
                findings.add(endpoint.file(), endpoint.pointer(), file + " holds :: or #>, which camel-sql misreads");
            }
        }
    }

    static String withoutComments(Path file) {
        try {
            return Files.readString(file).replaceAll("(?m)--.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
