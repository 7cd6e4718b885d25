package dev.serai.hub.cluster;

import dev.serai.hub.settings.ClusterSettings;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import dev.serai.hub.settings.TenantSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes a route of each route template {@code cluster-watch-…} for each watched cluster. A template that declares the
 * parameter {@code namespaces} or {@code nodes} is left out where the cluster has none.
 */
@Component
class WatchRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(WatchRoutes.class);
    private static final String TEMPLATE = "cluster-watch-";

    private final ClusterSettings settings;
    private final TenantSettings tenants;

    WatchRoutes(ClusterSettings settings, TenantSettings tenants) {
        this.settings = settings;
        this.tenants = tenants;
    }

    void add(ModelCamelContext camel) {
        List<RouteTemplateDefinition> templates = camel.getRouteTemplateDefinitions().stream()
                .filter(template -> template.getId().startsWith(TEMPLATE))
                .toList();
        settings.clusters().forEach((name, cluster) -> {
            if (cluster.watch()) {
                templates.forEach(template -> add(camel, template, name, cluster));
            }
        });
    }

    private void add(ModelCamelContext camel, RouteTemplateDefinition template, String name, Cluster cluster) {
        Map<String, Object> parameters = new HashMap<>(parameters(name, cluster));
        List<String> declared = template.getTemplateParameters().stream()
                .map(RouteTemplateParameterDefinition::getName)
                .toList();
        boolean nowhere =
                declared.contains("namespaces") && cluster.namespaces().isEmpty()
                        || declared.contains("nodes") && cluster.nodes().isEmpty();
        if (nowhere) {
            return;
        }
        parameters.keySet().retainAll(declared);
        try {
            String id = TemplatedRouteBuilder.builder(camel, template.getId())
                    .routeId(template.getId() + "@" + name)
                    .parameters(parameters)
                    .add();
            // Until the context has started a new route is only noted; this has it start with all others.
            camel.startRouteDefinitions(List.of(camel.getRouteDefinition(id)));
        } catch (Exception e) {
            // A cluster that cannot be watched stops neither the hub nor other clusters.
            LOG.error("Cluster {} is not watched by {}", name, template.getId(), e);
        }
    }

    private Map<String, String> parameters(String name, Cluster cluster) {
        return Map.of(
                "cluster", name,
                "tenant", tenants.ofCluster(name),
                "kubeconfig", cluster.kubeconfig(),
                "context", cluster.context(),
                "inCluster", Boolean.toString(cluster.inCluster()),
                "namespaces", String.join(",", cluster.namespaces()),
                "nodes", String.join(",", cluster.nodes()),
                "timeLimit", Long.toString(cluster.timeLimit().toMillis()));
    }
}
