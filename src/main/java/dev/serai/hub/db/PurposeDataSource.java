package dev.serai.hub.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Gives each thread a connection for what {@link PurposeContext} says it does; one for reading where nothing is said. */
final class PurposeDataSource extends AbstractDataSource {

    private final PurposePools pools;

    PurposeDataSource(PurposePools pools) {
        this.pools = pools;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pools.connection(Objects.requireNonNullElse(PurposeContext.current(), Purpose.READS));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the hub has one login");
    }
}
