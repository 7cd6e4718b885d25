package dev.serai.hub.security;

import dev.serai.hub.db.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** E-mail and phone of accounts, sealed: the database never sees what they say. */
@Repository
public class ContactStore {

    private static final String FIND = Sql.text("contact-find");
    private static final String SET = Sql.text("contact-set");
    private static final String ACTIVE = Sql.text("contact-active");
    private static final String OUTDATED = Sql.text("contact-outdated");

    private final JdbcClient jdbc;

    ContactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is stored of one account; null where there is nothing. */
    public record Sealed(UUID userId, byte @Nullable [] email, byte @Nullable [] phone) {}

    public Optional<Sealed> find(String tenant, UUID userId) {
        return jdbc.sql(FIND)
                .param("tenant", tenant)
                .param("userId", userId)
                .query(ContactStore::row)
                .optional();
    }

    /** The accounts of these names that are not disabled: their ids by name. */
    public Map<String, UUID> active(String tenant, Collection<String> names) {
        Map<String, UUID> accounts = new HashMap<>();
        if (!names.isEmpty()) {
            jdbc.sql(ACTIVE)
                    .param("tenant", tenant)
                    .param("names", List.copyOf(names))
                    .query(row -> {
                        accounts.put(row.getString("username"), row.getObject("id", UUID.class));
                    });
        }
        return accounts;
    }

    /** Replaces what was there before; false when that has changed meanwhile. */
    public boolean replace(String tenant, Sealed before, Sealed after) {
        return jdbc.sql(SET)
                        .param("tenant", tenant)
                        .param("userId", before.userId())
                        .param("email", after.email(), Types.BINARY)
                        .param("phone", after.phone(), Types.BINARY)
                        .param("emailBefore", before.email(), Types.BINARY)
                        .param("phoneBefore", before.phone(), Types.BINARY)
                        .update()
                == 1;
    }

    /** The next accounts after this id of which something is sealed with another key than the current one. */
    public List<Sealed> outdated(String tenant, UUID after, byte[] current) {
        return jdbc.sql(OUTDATED)
                .param("tenant", tenant)
                .param("after", after)
                .param("current", current)
                .query(ContactStore::row)
                .list();
    }

    private static Sealed row(ResultSet row, int number) throws SQLException {
        return new Sealed(row.getObject("id", UUID.class), row.getBytes("email"), row.getBytes("phone"));
    }
}
