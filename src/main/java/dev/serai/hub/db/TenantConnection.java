package dev.serai.hub.db;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One connection of {@link TenantDataSource}. Like any connection it is used by one thread at a time. */
final class TenantConnection implements InvocationHandler {

    /** Ends with the transaction. With it goes the driver's BEGIN, so that it costs one round trip. */
    private static final String NAME = "select set_config('serai.tenant', ?, true)";

    private final Connection connection;
    private final TenantMissing missing;
    private final ParameterCounts parameterCounts;
    private final @Nullable WatchedWork work = WatchedWork.current();

    /** Whether somebody else begins and ends the transactions. */
    private boolean managed;

    /** For whom the current transaction works. */
    private @Nullable String named;

    TenantConnection(Connection connection, TenantMissing missing, ParameterCounts parameterCounts)
            throws SQLException {
        this.connection = connection;
        this.missing = missing;
        this.parameterCounts = parameterCounts;
        this.managed = !connection.getAutoCommit();
        if (work != null) {
            work.takes(connection);
        }
    }

    /** Tells who watches this thread that it gets on. */
    void gotOn() {
        if (work != null) {
            work.gotOn();
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        gotOn();
        switch (method.getName()) {
            case "close":
                if (work != null) {
                    work.gives(connection);
                }
                return call(connection, method, arguments);
            case "equals":
                return arguments != null && proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "setAutoCommit":
                managed = arguments != null && Boolean.FALSE.equals(arguments[0]);
                named = null;
                return call(connection, method, arguments);
            case "commit", "rollback":
                named = null;
                return call(connection, method, arguments);
            case "createStatement":
                return statement(Statement.class, null, method, arguments);
            case "prepareStatement":
                return statement(PreparedStatement.class, sql(arguments), method, arguments);
            case "prepareCall":
                return statement(CallableStatement.class, sql(arguments), method, arguments);
            default:
                return call(connection, method, arguments);
        }
    }

    private <T extends Statement> T statement(
            Class<T> type, @Nullable String sql, Method method, Object @Nullable [] arguments) throws Throwable {
        T statement = type.cast(Objects.requireNonNull(call(connection, method, arguments)));
        return TenantDataSource.proxy(type, new TenantStatement(this, statement, sql));
    }

    ParameterCounts parameterCounts() {
        return parameterCounts;
    }

    boolean isManaged() {
        return managed;
    }

    /** Names the tenant in a transaction that somebody else ends. */
    void name(@Nullable String sql) throws SQLException {
        String tenant = TenantContext.current();
        if (tenant == null) {
            if (named == null) {
                missing.note(sql);
            }
        } else if (named == null) {
            set(tenant);
            named = tenant;
        } else if (!named.equals(tenant)) {
            // Invalid transaction state: the caller's mistake, and no trouble of the database.
            throw new SQLException("this transaction works for another tenant", "25000");
        }
    }

    /** Runs a statement as a transaction of its own. */
    @Nullable
    Object alone(@Nullable String sql, StatementCall work) throws Throwable {
        String tenant = TenantContext.current();
        if (tenant == null) {
            missing.note(sql);
            return work.run();
        }
        connection.setAutoCommit(false);
        try {
            set(tenant);
            Object result = work.run();
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (Throwable failure) {
            undo(failure);
            throw failure;
        }
    }

    /** What a statement is asked to do. */
    @FunctionalInterface
    interface StatementCall {
        @Nullable
        Object run() throws Throwable;
    }

    private void undo(Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void set(String tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NAME)) {
            statement.setString(1, tenant);
            statement.execute();
        }
    }

    private static @Nullable String sql(Object @Nullable [] arguments) {
        return arguments == null ? null : (String) arguments[0];
    }

    static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
