package dev.serai.hub.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionDefinition;
import dev.serai.action.BlastRadius;
import dev.serai.action.Budget;
import dev.serai.action.Claim;
import dev.serai.action.Effect;
import dev.serai.hub.action.BudgetStore.Charge;
import dev.serai.hub.action.BudgetStore.Spent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps changes of a cluster within its budget of an hour, which is counted from the stored actions. */
@Component
public class Budgets {

    /** Why nothing more is changed for now. */
    public static final String EXHAUSTED = "BUDGET_EXHAUSTED";

    private static final Duration WINDOW = Duration.ofHours(1);

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

    /** Whether a change would be too much by what was started up to now. */
    public boolean exhausted(String tenant, ActionDefinition definition, JsonNode arguments, Instant now) {
        String cluster = Claim.cluster(arguments);
        boolean changes = definition.effect() == Effect.CHANGE && !cluster.isEmpty();
        int weight = BlastRadius.of(definition, arguments).weight();
        return changes && !within(tenant, new Charge(cluster, weight), now, "proposal");
    }

    /** For people: what a cluster may take. */
    public String told(String cluster) {
        return cluster + ": " + limits.perHour().getOrDefault(cluster, 0) + " objects an hour";
    }

    /** How many objects of a cluster were changed within the last hour. */
    public int spent(String tenant, String cluster) {
        return store.spent(tenant, cluster, clock.instant().minus(WINDOW)).objects();
    }

    /** When some of a cluster's budget is free again; null if none of it is spent. */
    @Nullable
    public Duration free(String tenant, String cluster, Instant now) {
        Instant first = store.spent(tenant, cluster, now.minus(WINDOW)).first();
        return first == null ? null : Duration.between(now, first.plus(WINDOW)).plusSeconds(1);
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
        return within(action.tenant(), charge, now, "start");
    }

    private boolean within(String tenant, Charge charge, Instant now, String at) {
        Integer perHour = limits.perHour().get(charge.cluster());
        if (perHour == null) {
            return true;
        }
        Spent spent = store.spent(tenant, charge.cluster(), now.minus(WINDOW));
        boolean within = new Budget(perHour, spent.objects()).allows(charge.weight());
        if (!within) {
            meters.counter("serai.cluster.budget.refused", "cluster", charge.cluster(), "at", at)
                    .increment();
        }
        return within;
    }
}
