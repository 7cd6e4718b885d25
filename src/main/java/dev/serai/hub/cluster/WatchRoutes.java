package dev.serai.hub.cluster;

import dev.serai.hub.routes.RouteRemoval;
import dev.serai.hub.routes.TemplateUser;
import dev.serai.hub.settings.ClusterSettings;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import dev.serai.hub.settings.TenantSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes a route of the template {@code cluster-watch} for each resource of each watched cluster. A template that is named
 * after the resource, such as {@code cluster-watch-pods}, is taken instead, and one {@code cluster-watch-…} of another
 * name beside them.
 */
@Component
class WatchRoutes implements TemplateUser {

    private static final Logger LOG = LoggerFactory.getLogger(WatchRoutes.class);
    private static final String TEMPLATE = "cluster-watch";

    private final ClusterSettings settings;
    private final TenantSettings tenants;

    WatchRoutes(ClusterSettings settings, TenantSettings tenants) {
        this.settings = settings;
        this.tenants = tenants;
    }

    /** Before Camel starts: a cluster that cannot be watched stops neither the hub nor other clusters. */
    void add(ModelCamelContext camel) {
        each(camel, (template, id, parameters) -> {
            try {
                String made = add(camel, template, id, parameters);
                // Until the context has started a new route is only noted; this has it start with all others.
                if (!made.isEmpty()) {
                    camel.startRouteDefinitions(List.of(camel.getRouteDefinition(made)));
                }
            } catch (Exception e) {
                LOG.error("There is no watch {}", id, e);
            }
        });
    }

    /** Ends all watches and begins them by the templates as they are now; what is missed meanwhile, their lists tell. */
    @Override
    public void templateChanged(ModelCamelContext camel, String template) throws Exception {
        if (!template.equals(TEMPLATE) && !template.startsWith(TEMPLATE + "-")) {
            return;
        }
        RouteRemoval.remove(camel, route -> route.getRouteId().matches(TEMPLATE + "(-[^@]*)?@.*"));
        each(camel, (changed, id, parameters) -> add(camel, changed, id, parameters));
    }

    /** Makes one watch. */
    private interface Maker<E extends Exception> {

        void make(String template, String id, Map<String, String> parameters) throws E;
    }

    private <E extends Exception> void each(ModelCamelContext camel, Maker<E> maker) throws E {
        for (Map.Entry<String, Cluster> entry : settings.clusters().entrySet()) {
            String name = entry.getKey();
            Cluster cluster = entry.getValue();
            if (cluster.watch()) {
                for (WatchedResource resource : WatchedResource.values()) {
                    String own = TEMPLATE + "-" + resource.title();
                    String template = camel.getRouteTemplateDefinition(own) == null ? TEMPLATE : own;
                    String id = TEMPLATE + "@" + name + "/" + resource.title();
                    maker.make(template, id, parameters(name, cluster, resource));
                }
                for (String template : others(camel)) {
                    maker.make(template, template + "@" + name, parameters(name, cluster, null));
                }
            }
        }
    }

    private static List<String> others(ModelCamelContext camel) {
        List<String> known = Stream.of(WatchedResource.values())
                .map(resource -> TEMPLATE + "-" + resource.title())
                .toList();
        return camel.getRouteTemplateDefinitions().stream()
                .map(RouteTemplateDefinition::getId)
                .filter(id -> id.startsWith(TEMPLATE + "-") && !known.contains(id))
                .toList();
    }

    /** The route's id; empty where there is nothing to watch. */
    private static String add(ModelCamelContext camel, String template, String id, Map<String, String> known)
            throws Exception {
        List<String> declared = camel.getRouteTemplateDefinition(template).getTemplateParameters().stream()
                .map(RouteTemplateParameterDefinition::getName)
                .toList();
        if (isNowhere(declared, known)) {
            return "";
        }
        Map<String, Object> parameters = new HashMap<>(known);
        parameters.keySet().retainAll(declared);
        return TemplatedRouteBuilder.builder(camel, template)
                .routeId(id)
                .parameters(parameters)
                .add();
    }

    /** What is watched by namespaces, by names or by either is left out where the cluster has none of them. */
    private static boolean isNowhere(List<String> declared, Map<String, String> known) {
        List<String> where = Stream.of("namespaces", "nodes", "names")
                .filter(declared::contains)
                .toList();
        return !where.isEmpty()
                && where.stream().allMatch(name -> known.getOrDefault(name, "").isEmpty());
    }

    private Map<String, String> parameters(String name, Cluster cluster, @Nullable WatchedResource resource) {
        String namespaces = String.join(",", cluster.namespaces());
        String nodes = String.join(",", cluster.nodes());
        boolean namesOnly = resource != null && !resource.isNamespaced();
        Map<String, String> parameters = new HashMap<>();
        parameters.put("cluster", name);
        parameters.put("tenant", tenants.ofCluster(name));
        parameters.put("kubeconfig", cluster.kubeconfig());
        parameters.put("context", cluster.context());
        parameters.put("inCluster", Boolean.toString(cluster.inCluster()));
        parameters.put("timeLimit", Long.toString(cluster.timeLimit().toMillis()));
        parameters.put("namespaces", namesOnly ? "" : namespaces);
        parameters.put("nodes", nodes);
        parameters.put("names", namesOnly ? nodes : "");
        if (resource != null) {
            parameters.put("resource", resource.path());
            parameters.put("fieldSelector", resource.fieldSelector());
        }
        return parameters;
    }
}
