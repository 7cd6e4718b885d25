package dev.serai.hub.http;

import dev.serai.hub.db.Sql;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps others from changing an object while a caller's precondition is checked and its change is made. */
@Repository
class GuardStore {

    private static final Map<String, String> LOCKS = Stream.of("incident", "action", "approval", "user", "automation")
            .collect(Collectors.toMap(kind -> kind, kind -> Sql.text("guard-" + kind)));

    private final JdbcClient jdbc;

    GuardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction; what does not exist is not locked. */
    public void lock(String kind, String tenant, String id) {
        String sql = LOCKS.get(kind);
        if (sql == null) {
            throw new IllegalArgumentException("nothing guards a " + kind);
        }
        jdbc.sql(sql)
                .param("tenant", tenant)
                .param("id", id)
                .query((row, number) -> 1)
                .list();
    }
}
