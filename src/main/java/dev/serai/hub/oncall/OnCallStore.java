package dev.serai.hub.oncall;

import dev.serai.hub.db.Sql;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who is linked in which channel. */
@Repository
class OnCallStore {

    private static final String PEOPLE = Sql.text("oncall-people");

    private final JdbcClient jdbc;

    OnCallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows of {@code ReachablePerson}: accounts that may act, by name. */
    List<Map<String, Object>> people(String tenant) {
        return jdbc.sql(PEOPLE).param("tenant", tenant).query().listOfRows();
    }
}
