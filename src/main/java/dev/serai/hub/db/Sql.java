package dev.serai.hub.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;

/** Reads the SQL files that are the only SQL in the hub. */
public final class Sql {

    /** Each is read once: a statement is prepared far more often than that. */
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private Sql() {}

    /** The text of {@code sql/<name>.sql}, for Spring's {@code JdbcClient}: parameters are written {@code :name}. */
    public static String text(String name) {
        return TEXTS.computeIfAbsent(name, Sql::read);
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("sql/" + name + ".sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("SQL file sql/" + name + ".sql is not on the class path", e);
        }
    }
}
