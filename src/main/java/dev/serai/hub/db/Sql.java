package dev.serai.hub.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** Reads the SQL files that are the only SQL in the hub. */
public final class Sql {

    private Sql() {}

    /** The text of {@code sql/<name>.sql}, for Spring's {@code JdbcClient}: parameters are written {@code :name}. */
    public static String text(String name) {
        try {
            return new ClassPathResource("sql/" + name + ".sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("SQL file sql/" + name + ".sql is not on the class path", e);
        }
    }
}
