package dev.serai.hub.intake;

import dev.serai.hub.db.TenantContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** When each source delivered last. It is written now and then: a row that each delivery changed would have all of them wait for each other. */
@Component("lastDeliveries")
class LastDeliveries {

    private final SourceRows rows;
    private final Map<DeliveringSource, Instant> unwritten = new ConcurrentHashMap<>();

    LastDeliveries(SourceRows rows) {
        this.rows = rows;
    }

    private record DeliveringSource(String tenant, String source) {}

    void note(Delivery delivery) {
        unwritten.put(new DeliveringSource(delivery.tenant(), delivery.source()), delivery.receivedAt());
    }

    /** Writes what has come since the last time; nothing where nothing came. */
    public void write() {
        List<String> tenants = unwritten.keySet().stream()
                .map(DeliveringSource::tenant)
                .distinct()
                .toList();
        tenants.forEach(tenant -> TenantContext.in(tenant, () -> write(tenant)));
    }

    private int write(String tenant) {
        Map<String, Instant> own = new HashMap<>();
        unwritten.forEach((of, at) -> {
            if (of.tenant().equals(tenant)) {
                own.put(of.source(), at);
            }
        });
        rows.delivered(tenant, own);
        // What has come since is written the next time.
        own.forEach((source, at) -> unwritten.remove(new DeliveringSource(tenant, source), at));
        return own.size();
    }
}
