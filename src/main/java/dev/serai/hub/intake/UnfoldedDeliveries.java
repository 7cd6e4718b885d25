package dev.serai.hub.intake;

import dev.serai.hub.settings.TenantSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What this hub has accepted and nobody has folded yet, each tenant's for itself. */
@Component
class UnfoldedDeliveries {

    /** Their alerts take several times their bytes. */
    private static final int HEAP_SHARE = 32;

    private final Map<String, UnfoldedQueue> queues;

    UnfoldedDeliveries(TenantSettings tenants, MeterRegistry meters) {
        long bytes = Runtime.getRuntime().maxMemory()
                / HEAP_SHARE
                / tenants.tenants().size();
        this.queues = tenants.tenants().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), tenant -> new UnfoldedQueue(bytes)));
        meters.gauge("serai.intake.fold.waiting", queues.values(), UnfoldedDeliveries::waiting);
    }

    private static double waiting(Collection<UnfoldedQueue> queues) {
        return queues.stream().mapToInt(UnfoldedQueue::size).sum();
    }

    void add(String tenant, Portion portion) {
        if (!portion.deliveries().isEmpty()) {
            of(tenant).add(portion);
        }
    }

    UnfoldedQueue of(String tenant) {
        UnfoldedQueue queue = queues.get(tenant);
        if (queue == null) {
            throw new IllegalArgumentException("not one of serai.tenants");
        }
        return queue;
    }

    /** Whether nothing of this hub waits or is being folded. */
    boolean isEmpty() {
        return queues.values().stream().allMatch(queue -> queue.size() == 0);
    }

    List<UUID> ids(String tenant) {
        return of(tenant).ids();
    }
}
