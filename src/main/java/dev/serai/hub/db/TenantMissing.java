package dev.serai.hub.db;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says, once for each statement, when one that is about tenants' rows runs for no tenant: it finds nothing, which is safe
 * and yet a mistake.
 */
public final class TenantMissing {

    private static final Logger LOG = LoggerFactory.getLogger(TenantMissing.class);
    private static final int REMEMBERED = 1_000;

    private final Runnable count;
    private final Map<String, Boolean> judged = new ConcurrentHashMap<>();
    private volatile @Nullable Pattern tables;

    public TenantMissing(Runnable count) {
        this.count = count;
    }

    /** From now on it knows whose rows belong to tenants. */
    void watch(Collection<String> tenantTables) {
        tables = Pattern.compile("\\b(from|into|update|join)\\s+(" + String.join("|", tenantTables) + ")\\b");
    }

    void note(@Nullable String sql) {
        Pattern known = tables;
        if (sql == null || known == null) {
            return;
        }
        Boolean before = judged.get(sql);
        boolean tenants = before == null ? known.matcher(sql).find() : before;
        if (tenants) {
            count.run();
        }
        if (before == null && judged.size() < REMEMBERED) {
            judged.put(sql, tenants);
            if (tenants) {
                LOG.warn("A statement about tenants' rows runs for no tenant and finds none: {}", sql.strip());
            }
        }
    }
}
