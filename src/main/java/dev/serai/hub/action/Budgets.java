package dev.serai.hub.action;

import dev.serai.action.Budget;
import dev.serai.hub.action.BudgetStore.Charge;
import dev.serai.hub.action.BudgetStore.Spent;
import dev.serai.hub.db.AfterCommit;
import dev.serai.planning.ClusterBudget;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps changes of a cluster within its budget of an hour, which is counted from the stored actions. */
@Component
public class Budgets {

    private final BudgetStore store;
    private final BudgetLimits limits;
    private final MeterRegistry meters;
    private final Clock clock;

    Budgets(BudgetStore store, BudgetLimits limits, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
    }

    /** A cluster's budget; null for one without, and where there is no cluster. */
    public @Nullable ClusterBudget of(String tenant, String cluster, Instant now) {
        Integer perHour = limits.perHour().get(cluster);
        if (perHour == null) {
            return null;
        }
        Spent spent = store.spent(tenant, cluster, now.minus(ClusterBudget.WINDOW));
        return new ClusterBudget(cluster, new Budget(perHour, spent.objects()), spent.first());
    }

    /** Counts a change that would have been too much, once that is committed. */
    public void refused(String cluster, String at) {
        AfterCommit.run(meters.counter("serai.cluster.budget.refused", "cluster", cluster, "at", at)::increment);
    }

    /** How many objects of a cluster were changed within the last hour. */
    public int spent(String tenant, String cluster) {
        return store.spent(tenant, cluster, clock.instant().minus(ClusterBudget.WINDOW))
                .objects();
    }

    /**
     * Whether an action may start by its cluster's budget, in the transaction that commits its start: until that ends no
     * other change of the cluster starts, in no instance.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean mayStart(StoredAction action, Instant now) {
        Charge charge = store.charge(action.tenant(), action.id()).orElse(null);
        if (charge == null) {
            return true;
        }
        store.lock(action.tenant(), charge.cluster());
        ClusterBudget budget = of(action.tenant(), charge.cluster(), now);
        boolean within = budget == null || budget.budget().allows(charge.weight());
        if (!within) {
            refused(charge.cluster(), "start");
        }
        return within;
    }
}
