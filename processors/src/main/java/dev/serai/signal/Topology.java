package dev.serai.signal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.evidence.Dependency;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.SchemaText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which service needs which: what {@code policy/topology.yaml} says, with what facts say. When one fails, who needs it
 * suffers.
 */
public final class Topology {

    public static final Topology NONE = new Topology(List.of());

    private static final String SCHEMA = SchemaText.of(Topology.class, "topology.schema.json");

    private final List<ServiceNeed> needs;
    private final Map<String, List<ServiceNeed>> byService;
    private final Map<String, List<ServiceNeed>> byNeeded;

    /**
     * One service needs another.
     *
     * @param place where both run; elsewhere it says nothing
     */
    record ServiceNeed(String service, String needed, SignalPlace place) {}

    private Topology(List<ServiceNeed> needs) {
        this.needs = List.copyOf(needs);
        this.byService = by(ServiceNeed::service);
        this.byNeeded = by(ServiceNeed::needed);
    }

    private Map<String, List<ServiceNeed>> by(Function<ServiceNeed, String> name) {
        Map<String, List<ServiceNeed>> by = new HashMap<>();
        needs.forEach(need ->
                by.computeIfAbsent(name.apply(need), any -> new ArrayList<>()).add(need));
        return by;
    }

    public static Topology of(List<Dependency> dependencies) {
        return NONE.and(dependencies);
    }

    /**
     * @param name the file's name for errors
     * @param text its YAML
     * @throws PolicyException when the file is broken
     */
    public static Topology read(String name, String text) {
        PolicyFile file = PolicyFile.read(name, text, SCHEMA);
        List<ServiceNeed> needs = new ArrayList<>();
        JsonNode entries = file.tree().path("needs");
        for (int i = 0; i < entries.size(); i++) {
            add(file, i, entries.get(i), needs);
        }
        return new Topology(needs);
    }

    private static void add(PolicyFile file, int index, JsonNode entry, List<ServiceNeed> needs) {
        String service = entry.path("service").asText();
        SignalPlace place = new SignalPlace(
                entry.path("cluster").asText(), entry.path("namespace").asText());
        for (JsonNode of : entry.path("of")) {
            if (of.asText().equals(service)) {
                throw new PolicyException(file.error("/needs/" + index + "/of", "a service does not need itself"));
            }
            needs.add(new ServiceNeed(service, of.asText(), place));
        }
    }

    /** With what else is known, by name alone. */
    public Topology and(List<Dependency> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<ServiceNeed> all = new ArrayList<>(needs);
        more.forEach(one -> all.add(new ServiceNeed(one.from().name(), one.to().name(), SignalPlace.UNKNOWN)));
        return new Topology(all);
    }

    /** What the alert's service needs. */
    ServiceReach needsOf(SignalAlert alert) {
        return ServiceReach.of(alert, service -> byService.getOrDefault(service, List.of()), ServiceNeed::needed);
    }

    /** What needs the alert's service. */
    ServiceReach dependantsOf(SignalAlert alert) {
        return ServiceReach.of(alert, service -> byNeeded.getOrDefault(service, List.of()), ServiceNeed::service);
    }

    /** The services that the alert's needs, and those that need it. */
    public Set<String> near(SignalAlert alert) {
        if (needs.isEmpty()) {
            return Set.of();
        }
        Set<String> near = new HashSet<>(needsOf(alert).services());
        near.addAll(dependantsOf(alert).services());
        return near;
    }
}
