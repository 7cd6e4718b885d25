package dev.serai.hub.db;

import dev.serai.hub.settings.TenantSettings;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose data the current thread works on. The database shows and takes only rows of this tenant, and none at all where
 * there is no tenant. Camel's steps run in the tenant of their message's header; everything else says it by itself:
 *
 * <pre>{@code return TenantContext.in(tenant, () -> jdbc.sql(…).query(…).list());}</pre>
 *
 * <p>A transaction belongs to one tenant. Nothing is inherited by other threads.
 */
public final class TenantContext {

    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    private TenantContext() {}

    /** Ends what {@link #enter} began. */
    @FunctionalInterface
    public interface TenantScope extends AutoCloseable {
        @Override
        void close();
    }

    /** The tenant of this thread; null when there is none. */
    public static @Nullable String current() {
        return CURRENT.get();
    }

    /**
     * Lets this thread work for a tenant until the scope is closed, on the same thread.
     *
     * @throws IllegalArgumentException when it is not a tenant's name
     */
    public static TenantScope enter(String tenant) {
        String before = CURRENT.get();
        CURRENT.set(checked(tenant));
        return () -> restore(before);
    }

    public static <T extends @Nullable Object> T in(String tenant, Supplier<T> work) {
        TenantScope scope = enter(tenant);
        try {
            return work.get();
        } finally {
            scope.close();
        }
    }

    public static void run(String tenant, Runnable work) {
        TenantScope scope = enter(tenant);
        try {
            work.run();
        } finally {
            scope.close();
        }
    }

    private static String checked(String tenant) {
        if (!TenantSettings.isName(tenant)) {
            throw new IllegalArgumentException("not the name of a tenant: 1 to 32 of a-z, 0-9 and -");
        }
        return tenant;
    }

    private static void restore(@Nullable String before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
