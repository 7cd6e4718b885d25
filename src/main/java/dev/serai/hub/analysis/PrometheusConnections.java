package dev.serai.hub.analysis;

import dev.serai.hub.settings.PrometheusSettings;
import dev.serai.hub.settings.PrometheusSettings.MetricsServer;
import dev.serai.kamelet.prometheus.PrometheusServers;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Prometheus servers of the settings, each for its tenant alone. */
@Component("prometheusServers")
class PrometheusConnections implements PrometheusServers {

    private final Map<String, MetricsServer> servers;

    PrometheusConnections(PrometheusSettings settings) {
        this.servers = new TreeMap<>(settings.prometheus());
    }

    /** Of several the one of that name, else the first. */
    @Override
    public Optional<PrometheusServer> find(String tenant, @Nullable String name) {
        return servers.entrySet().stream()
                .filter(one -> one.getValue().tenant().equals(tenant))
                .filter(one -> name == null || one.getKey().equals(name))
                .findFirst()
                .map(Map.Entry::getValue)
                .map(server ->
                        new PrometheusServer(server.url().toString(), Objects.requireNonNullElse(server.token(), "")));
    }

    /** The server that is called like a cluster; null where none is, which stands for the first. */
    @Nullable
    String named(String tenant, String cluster) {
        MetricsServer own = servers.get(cluster);
        return own != null && own.tenant().equals(tenant) ? cluster : null;
    }

    boolean serves(String tenant) {
        return find(tenant, null).isPresent();
    }
}
