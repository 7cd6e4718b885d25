package dev.serai.hub.planning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.OwnSource;
import dev.serai.incident.Correlator;
import dev.serai.planning.ActionRequest;
import dev.serai.playbook.IncidentFact.PlaceFact;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * In which environment an object lies that somebody names by hand: the same as for a playbook that acts there. Whoever asks
 * chooses the incident, so that alone says nothing about the object.
 */
@Component
class KnownEnvironments {

    private final PlanStore store;
    private final Supplier<Correlator> correlator;

    KnownEnvironments(PlanStore store, Supplier<Correlator> correlator) {
        this.store = store;
        this.correlator = correlator;
    }

    /**
     * What policy or the cluster's setting says, or what is more careful: of the incident's own environment where that is about
     * this very object, else of those of all that is open in the object's namespace. Alerts alone never lower it: who sends
     * them chooses what they say.
     *
     * @return empty where neither policy nor the setting says anything
     */
    Optional<String> of(Plan plan, ActionRequest request) {
        String namespace = text(request, "namespace");
        Optional<String> said = request.cluster().isEmpty()
                ? Optional.empty()
                : correlator.get().environmentAt(request.cluster(), namespace);
        return said.map(environment -> {
            Set<String> known = new LinkedHashSet<>(Set.of(environment));
            if (isAbout(plan, request)) {
                known.add(plan.known().place().environment());
            } else {
                known.addAll(store.environments(plan.tenant(), request.cluster(), namespace));
            }
            return correlator.get().highestEnvironment(known);
        });
    }

    /** Whether the incident is trouble of the very object that is to be changed, and no request for that. */
    private static boolean isAbout(Plan plan, ActionRequest request) {
        PlaceFact place = plan.known().place();
        return !place.cluster().isEmpty()
                && !place.workload().isEmpty()
                && place.cluster().equals(request.cluster())
                && place.namespace().equals(text(request, "namespace"))
                && place.workload().equals(text(request, "name"))
                && plan.known().facts().alerts().stream().noneMatch(alert -> OwnSource.find(alert.source())
                        .filter(OwnSource::isRequest)
                        .isPresent());
    }

    private static String text(ActionRequest request, String argument) {
        JsonNode value = request.arguments().path(argument);
        return value.isTextual() ? value.asText() : "";
    }
}
