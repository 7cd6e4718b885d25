package dev.serai.hub.db;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** One statement of a {@link TenantConnection}: whenever it is executed, the transaction has its tenant. */
final class TenantStatement implements InvocationHandler {

    private final TenantConnection connection;
    private final Statement statement;
    private final @Nullable String sql;

    TenantStatement(TenantConnection connection, Statement statement, @Nullable String sql) {
        this.connection = connection;
        this.statement = statement;
        this.sql = sql;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (name.equals("equals")) {
            return arguments != null && proxy == arguments[0];
        }
        if (name.equals("hashCode")) {
            return System.identityHashCode(proxy);
        }
        if (name.startsWith("execute")) {
            return execute(method, arguments);
        }
        if (name.equals("getParameterMetaData") && sql != null) {
            return connection.parameterCounts().of(sql, (PreparedStatement) statement);
        }
        return TenantConnection.call(statement, method, arguments);
    }

    private @Nullable Object execute(Method method, Object @Nullable [] arguments) throws Throwable {
        connection.gotOn();
        String text = arguments != null && arguments[0] instanceof String given ? given : sql;
        if (connection.isManaged()) {
            connection.name(text);
            return TenantConnection.call(statement, method, arguments);
        }
        // Its transaction ends before its rows are read, so all of them are fetched at once, as auto-commit does.
        statement.setFetchSize(0);
        return connection.alone(text, () -> TenantConnection.call(statement, method, arguments));
    }
}
