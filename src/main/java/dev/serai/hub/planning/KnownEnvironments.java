package dev.serai.hub.planning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.incident.Correlator;
import dev.serai.planning.ActionRequest;
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
     * What policy or the cluster's setting says, or what is more careful of the environments of all that is open in the object's
     * namespace. Alerts alone never lower it: who sends them chooses what they say.
     *
     * @return empty where neither policy nor the setting says anything
     */
    Optional<String> of(String tenant, ActionRequest request) {
        if (request.cluster().isEmpty()) {
            return Optional.empty();
        }
        String namespace = text(request, "namespace");
        return correlator.get().environmentAt(request.cluster(), namespace).map(said -> {
            Set<String> known = new LinkedHashSet<>(store.environments(tenant, request.cluster(), namespace));
            known.add(said);
            return correlator.get().highestEnvironment(known);
        });
    }

    private static String text(ActionRequest request, String argument) {
        JsonNode value = request.arguments().path(argument);
        return value.isTextual() ? value.asText() : "";
    }
}
