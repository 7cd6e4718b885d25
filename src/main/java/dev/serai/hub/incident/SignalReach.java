package dev.serai.hub.incident;

import dev.serai.replay.AlertPolicy;
import dev.serai.signal.SignalAlert;
import dev.serai.signal.SignalPolicy.Folds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where what has to do with an incident's alerts is looked for.
 *
 * @param folds how far from the first and the last of them it fired at most, and whether one page may be for several
 * @param services theirs, and by the policy those that need these or that these need
 * @param nodes on which they run, or which they are
 * @param sources whose facts count for one of them
 */
record SignalReach(Folds folds, Set<String> services, Set<String> nodes, Set<String> sources) {

    SignalReach {
        services = Set.copyOf(services);
        nodes = Set.copyOf(nodes);
        sources = Set.copyOf(sources);
    }

    static SignalReach of(List<SignalRow> alerts, AlertPolicy policy) {
        Set<String> services = new HashSet<>();
        Set<String> nodes = new HashSet<>();
        Set<String> sources = new HashSet<>(policy.signal().trusted());
        for (SignalRow row : alerts) {
            SignalAlert alert = row.signal();
            services.add(alert.service());
            services.addAll(policy.topology().near(alert));
            if (!alert.place().node().isEmpty()) {
                nodes.add(alert.place().node());
            }
            sources.add(row.source());
        }
        return new SignalReach(policy.signal().folds(), services, nodes, sources);
    }
}
