package dev.serai.hub.cluster;

import dev.serai.hub.action.BudgetLimits;
import dev.serai.hub.settings.ClusterSettings;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The budgets of the configured clusters. */
@Component
class ClusterBudgets implements BudgetLimits {

    private final Map<String, Integer> perHour;

    ClusterBudgets(ClusterSettings settings) {
        this.perHour = settings.clusters().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().budgetPerHour()));
    }

    @Override
    public Map<String, Integer> perHour() {
        return perHour;
    }
}
