package dev.serai.hub.planning;

import dev.serai.hub.action.ClusterAccess;
import dev.serai.hub.db.TenantContext;
import dev.serai.playbook.AccessLevel;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What playbooks may look at: what is stored about an incident, and what may be done where it happens. */
@Component
class IncidentFacts {

    private final PlanStore store;
    private final ClusterAccess access;

    IncidentFacts(PlanStore store, ClusterAccess access) {
        this.store = store;
        this.access = access;
    }

    Optional<PlanFacts> of(UUID incidentId) {
        return store.facts(incidentId).map(known -> known.with(access(known)));
    }

    private AccessLevel access(PlanFacts known) {
        String tenant = TenantContext.current();
        return tenant == null
                ? AccessLevel.NONE
                : access.of(tenant, known.place().cluster());
    }
}
