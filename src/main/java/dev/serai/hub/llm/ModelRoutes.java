package dev.serai.hub.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.serai.hub.routes.RouteRemoval;
import dev.serai.hub.routes.TemplateUser;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StartupListener;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Makes a route of the template {@value #TEMPLATE} for each model that is configured, with a circuit breaker of its own, and
 * the bean {@code model-<name>} that its endpoint names.
 */
@Component
class ModelRoutes implements CamelContextConfiguration, StartupListener, TemplateUser {

    static final String TEMPLATE = "model";

    // Not the registry itself: what it reads needs the database, which is ready later than this is made.
    private final ObjectProvider<ModelRegistry> registry;

    ModelRoutes(ObjectProvider<ModelRegistry> registry) {
        this.registry = registry;
    }

    static String routeId(String model) {
        return TEMPLATE + "@" + model;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        try {
            camel.addStartupListener(this);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // The routes are there.
    }

    @Override
    public void onCamelContextStarting(CamelContext camel, boolean alreadyStarted) throws Exception {
        ModelCamelContext context = (ModelCamelContext) camel;
        for (ConfiguredModel model : registry.getObject().all()) {
            context.getRegistry().bind("model-" + model.name(), ChatModel.class, new ModelClient(model));
            add(context, model);
            // Until the context has started a new route is only noted; this has it start with all others.
            context.startRouteDefinitions(List.of(context.getRouteDefinition(routeId(model.name()))));
        }
    }

    @Override
    public void onCamelContextStarted(CamelContext camel, boolean alreadyStarted) {
        // The routes are there.
    }

    @Override
    public void templateChanged(ModelCamelContext camel, String template) throws Exception {
        if (!template.equals(TEMPLATE)) {
            return;
        }
        RouteRemoval.remove(camel, route -> route.getRouteId().startsWith(TEMPLATE + "@"));
        for (ConfiguredModel model : registry.getObject().all()) {
            add(camel, model);
        }
    }

    private static void add(ModelCamelContext camel, ConfiguredModel model) throws Exception {
        TemplatedRouteBuilder.builder(camel, TEMPLATE)
                .routeId(routeId(model.name()))
                .parameter("name", model.name())
                .parameter("timeoutMs", model.settings().timeoutMs())
                .add();
    }
}
