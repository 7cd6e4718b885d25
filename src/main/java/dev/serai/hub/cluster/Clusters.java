package dev.serai.hub.cluster;

import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.action.StoredAction;
import dev.serai.hub.settings.ClusterSettings;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import dev.serai.hub.settings.TenantSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The clusters, and which of them a call is for. Each method for routes sets the exchange property {@value #ENDPOINT}: a
 * Kamelet's address made of settings, or a route that answers why there is none. A caller's text never stands in it: the
 * cluster's name is looked up first.
 */
@Component("clusters")
public class Clusters {

    /** The annotation {@code serai.dev/executor} of the Kamelets that these clusters carry out. */
    public static final String EXECUTOR = "kubernetes";

    static final String ENDPOINT = "clusterEndpoint";
    static final String REFUSAL = "clusterRefusal";

    private static final String REFUSED = "direct:cluster-refused";
    private static final String UNTRACED = "direct:reconcile-without-trace";
    private static final String MISSING = "direct:executor-missing";

    private final Map<String, Cluster> clusters;
    private final TenantSettings tenants;
    private final ActionCatalogue catalogue;

    Clusters(ClusterSettings settings, TenantSettings tenants, ActionCatalogue catalogue) {
        this.clusters = settings.clusters();
        this.tenants = tenants;
        this.catalogue = catalogue;
    }

    /** Whether this hub knows any cluster. */
    public boolean configured() {
        return !clusters.isEmpty();
    }

    /** The names of a tenant's clusters. */
    public Set<String> names(String tenant) {
        Set<String> names = new TreeSet<>(clusters.keySet());
        names.removeIf(name -> !tenants.ofCluster(name).equals(tenant));
        return names;
    }

    /** A cluster by its name; empty if there is none, or if it is another tenant's, which look the same from outside. */
    public Optional<Cluster> find(String tenant, @Nullable Object name) {
        return name instanceof String text && names(tenant).contains(text)
                ? Optional.ofNullable(clusters.get(text))
                : Optional.empty();
    }

    /** All Kamelet addresses that the methods for routes can choose. */
    List<String> endpoints() {
        return clusters.entrySet().stream()
                .flatMap(cluster -> catalogue.names().stream()
                        .flatMap(action -> catalogue.find(action).stream())
                        .filter(action -> action.executor().equals(EXECUTOR))
                        .flatMap(action -> ClusterEndpoint.all(action, cluster.getKey(), cluster.getValue()).stream()))
                .toList();
    }

    /** For a question by the Kamelet in the header {@code kamelet}. */
    @LeadsTo({REFUSED, MISSING})
    public void read(
            @Header("tenant") String tenant,
            @Header("kamelet") String kamelet,
            @Body Map<String, ?> arguments,
            Exchange exchange) {
        boolean reads = catalogue
                .find(kamelet)
                .filter(definition -> definition.executor().equals(EXECUTOR))
                .map(ActionDefinition::effect)
                .filter(Effect.READ::equals)
                .isPresent();
        if (!reads) {
            refuse(exchange, "REFUSED_POLICY", "only reading Kamelets of a cluster answer questions");
            return;
        }
        choose(exchange, tenant, arguments, (name, cluster) -> ClusterEndpoint.read(kamelet, name, cluster));
    }

    /** To carry out an approved action. */
    @LeadsTo({REFUSED, MISSING})
    public void apply(
            @ExchangeProperty("action") StoredAction action, @Body Map<String, ?> arguments, Exchange exchange) {
        if (action.effect() == Effect.CHANGE && action.call().targetVersion() == null && configured()) {
            refuse(exchange, "REFUSED_GUARD", "no dry run of it is kept, so nothing was approved");
            return;
        }
        choose(exchange, action, arguments, "apply");
    }

    /** To try a proposed action: the server checks it and stores nothing. */
    @LeadsTo({REFUSED, MISSING})
    public void preview(
            @ExchangeProperty("action") StoredAction action, @Body Map<String, ?> arguments, Exchange exchange) {
        choose(exchange, action, arguments, "dry-run");
    }

    /** To find out what became of an action. */
    @LeadsTo({UNTRACED, REFUSED, MISSING})
    public void find(
            @ExchangeProperty("action") StoredAction action, @Body Map<String, ?> arguments, Exchange exchange) {
        if (action.effect() == Effect.READ) {
            exchange.setProperty(ENDPOINT, UNTRACED);
            return;
        }
        choose(
                exchange,
                action.tenant(),
                arguments,
                (name, cluster) -> ClusterEndpoint.find(action.kamelet(), name, cluster));
    }

    private void choose(Exchange exchange, StoredAction action, Map<String, ?> arguments, String mode) {
        choose(
                exchange,
                action.tenant(),
                arguments,
                (name, cluster) -> action.effect() == Effect.READ
                        ? ClusterEndpoint.read(action.kamelet(), name, cluster)
                        : ClusterEndpoint.change(action.kamelet(), name, cluster, mode));
    }

    private void choose(Exchange exchange, String tenant, Map<String, ?> arguments, EndpointAddress address) {
        Object name = arguments.get("cluster");
        Optional<Cluster> cluster = find(tenant, name);
        if (cluster.isPresent()) {
            exchange.setProperty(ENDPOINT, address.of(String.valueOf(name), cluster.get()));
        } else if (configured()) {
            refuse(exchange, "REFUSED_POLICY", "this hub has no such cluster");
        } else {
            exchange.setProperty(ENDPOINT, MISSING);
        }
    }

    private static void refuse(Exchange exchange, String reason, String detail) {
        Map<String, @Nullable Object> refusal = new LinkedHashMap<>();
        refusal.put("outcome", "failed");
        refusal.put("reason", reason);
        refusal.put("effect", "none");
        refusal.put("detail", detail);
        exchange.getMessage().setBody(refusal);
        exchange.setProperty(ENDPOINT, REFUSED);
    }

    private interface EndpointAddress {
        String of(String name, Cluster cluster);
    }
}
