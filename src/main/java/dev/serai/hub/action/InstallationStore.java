package dev.serai.hub.action;

import dev.serai.hub.db.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What this installation is called towards others that share an engine with it; it stays when keys change. */
@Repository
class InstallationStore {

    private static final String KEEP = Sql.text("installation-keep");
    private static final String GET = Sql.text("installation-get");

    private final JdbcClient jdbc;

    InstallationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The name it has, or from now on this one. */
    @Transactional
    public String name(String proposed) {
        jdbc.sql(KEEP).param("name", proposed).update();
        return jdbc.sql(GET).query(String.class).single();
    }
}
