package dev.serai.hub.db;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives connections that tell the database, in each transaction, for which tenant it works: the one that
 * {@link TenantContext} names. A statement outside a transaction becomes one of its own, which begins, names the tenant
 * and commits before the statement returns. Where no tenant is named, row level security shows and takes no row.
 */
public final class TenantDataSource extends DelegatingDataSource {

    private final TenantMissing missing;
    private final ParameterCounts parameterCounts = new ParameterCounts();

    public TenantDataSource(DataSource target, TenantMissing missing) {
        super(target);
        this.missing = missing;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return guarded(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return guarded(super.getConnection(user, password));
    }

    private Connection guarded(Connection connection) throws SQLException {
        return proxy(Connection.class, new TenantConnection(connection, missing, parameterCounts));
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(TenantDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
