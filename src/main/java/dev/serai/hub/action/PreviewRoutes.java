package dev.serai.hub.action;

import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.approval.DryRuns;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Finds the route {@code direct:preview-<executor>}, which tries a change out and changes nothing. */
@Component("previewRoutes")
class PreviewRoutes implements DryRuns {

    private final CamelContext camel;
    private final ActionCatalogue catalogue;

    PreviewRoutes(CamelContext camel, ActionCatalogue catalogue) {
        this.camel = camel;
        this.catalogue = catalogue;
    }

    /** A change that must not start without a dry run is refused where there is no such route, and never asked about. */
    @Override
    public boolean needed(ActionDefinition definition) {
        return definition.effect() == Effect.CHANGE && (definition.needsDryRun() || there(name(definition)));
    }

    @LeadsTo({"direct:preview-*", "direct:executor-missing"})
    public String preview(@ExchangeProperty(ActionStart.ACTION) StoredAction action) {
        return catalogue
                .find(action.kamelet())
                .map(PreviewRoutes::name)
                .filter(this::there)
                .map(name -> "direct:" + name)
                .orElse("direct:executor-missing");
    }

    private static String name(ActionDefinition definition) {
        return "preview-" + definition.executor();
    }

    private boolean there(String name) {
        return camel.getRoutes().stream()
                .anyMatch(route -> route.getEndpoint().getEndpointUri().equals("direct://" + name));
    }
}
