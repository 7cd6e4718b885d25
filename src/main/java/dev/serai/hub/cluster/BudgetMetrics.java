package dev.serai.hub.cluster;

import dev.serai.hub.action.BudgetLimits;
import dev.serai.hub.action.Budgets;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.settings.TenantSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** How much of each cluster's budget is spent: {@code serai.cluster.budget.*}. */
@Component
class BudgetMetrics {

    private final Budgets budgets;
    private final TenantSettings tenants;

    BudgetMetrics(BudgetLimits limits, Budgets budgets, TenantSettings tenants, MeterRegistry registry) {
        this.budgets = budgets;
        this.tenants = tenants;
        limits.perHour().forEach((cluster, perHour) -> {
            Gauge.builder("serai.cluster.budget.limit", () -> perHour)
                    .description("Objects of the cluster that may be changed in an hour")
                    .tag("cluster", cluster)
                    .register(registry);
            Gauge.builder("serai.cluster.budget.spent", this, metrics -> metrics.spent(cluster))
                    .description("Objects of the cluster that were changed in the last hour")
                    .tag("cluster", cluster)
                    .register(registry);
        });
    }

    private double spent(String cluster) {
        String tenant = tenants.ofCluster(cluster);
        try {
            return TenantContext.in(tenant, () -> budgets.spent(tenant, cluster));
        } catch (DataAccessException e) {
            // A scrape says what is known; readiness tells that the database is away.
            return Double.NaN;
        }
    }
}
