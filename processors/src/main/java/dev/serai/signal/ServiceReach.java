package dev.serai.signal;

import dev.serai.signal.Topology.ServiceNeed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The services that are at most three needs away from an alert's own, each with the places in which that is so. */
final class ServiceReach {

    private static final int HOPS = 3;

    private final Map<String, Set<SignalPlace>> reached;

    private ServiceReach(Map<String, Set<SignalPlace>> reached) {
        this.reached = reached;
    }

    /**
     * @param next what is known of a service
     * @param name of the service to which that leads
     */
    static ServiceReach of(
            SignalAlert alert, Function<String, List<ServiceNeed>> next, Function<ServiceNeed, String> name) {
        Map<String, Set<SignalPlace>> reached = new HashMap<>();
        Set<String> edge = Set.of(alert.service());
        for (int hop = 0; hop < HOPS && !edge.isEmpty(); hop++) {
            Set<String> further = new HashSet<>();
            for (String service : edge) {
                for (ServiceNeed need : next.apply(service)) {
                    String other = name.apply(need);
                    if (!other.equals(alert.service())
                            && !need.place().isApartFrom(alert.place())
                            && add(reached, other, need.place())) {
                        further.add(other);
                    }
                }
            }
            edge = further;
        }
        return new ServiceReach(reached);
    }

    private static boolean add(Map<String, Set<SignalPlace>> reached, String service, SignalPlace place) {
        return reached.computeIfAbsent(service, any -> new HashSet<>()).add(place);
    }

    boolean contains(SignalAlert other) {
        return reached.getOrDefault(other.service(), Set.of()).stream()
                .anyMatch(place -> !place.isApartFrom(other.place()));
    }

    Set<String> services() {
        return reached.keySet();
    }
}
