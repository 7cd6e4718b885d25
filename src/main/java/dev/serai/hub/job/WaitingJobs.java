package dev.serai.hub.job;

import dev.serai.hub.job.DeadJobStore.Depth;
import dev.serai.hub.settings.TenantSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How much waits and runs, in all hubs. */
@Component
public class WaitingJobs {

    private final DeadJobStore store;
    private final TenantSettings tenants;

    WaitingJobs(DeadJobStore store, TenantSettings tenants) {
        this.store = store;
        this.tenants = tenants;
    }

    /**
     * By name, as far as there is any. Jobs wait together whosever they are, so where there are several tenants nothing is
     * told: one would learn what the others do.
     */
    public Optional<List<Depth>> depths() {
        return tenants.tenants().size() > 1
                ? Optional.empty()
                : Optional.of(store.depths(RetryPolicy.CRASHES).stream()
                        .sorted(Comparator.comparing(Depth::name))
                        .toList());
    }
}
