package dev.serai.hub.db;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * How many parameters statements have. Camel asks before each execution, and PostgreSQL's driver then has the database parse the
 * statement, without the types that it will have: a round trip, after which what was prepared of it is of no use any more. A text
 * has as many parameters each time, so only the first answer is fetched.
 */
final class ParameterCounts {

    /** Far more than the hub has statements: a list of values makes a text for each length. */
    private static final int MOST = 2_000;

    private final Cache<String, Integer> counts =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** Answers with a count that is known; anything else the driver is asked for. */
    ParameterMetaData of(String sql, PreparedStatement statement) {
        return TenantDataSource.proxy(ParameterMetaData.class, (proxy, method, arguments) -> {
            if (method.getName().equals("getParameterCount")) {
                return count(sql, statement);
            }
            return TenantConnection.call(statement.getParameterMetaData(), method, arguments);
        });
    }

    private int count(String sql, PreparedStatement statement) throws SQLException {
        Integer known = counts.getIfPresent(sql);
        if (known == null) {
            known = statement.getParameterMetaData().getParameterCount();
            counts.put(sql, known);
        }
        return known;
    }
}
