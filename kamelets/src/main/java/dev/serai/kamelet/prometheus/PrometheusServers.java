package dev.serai.kamelet.prometheus;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who knows where a tenant's Prometheus is. */
@FunctionalInterface
public interface PrometheusServers {

    /**
     * @param tenant who asks
     * @param name which of the tenant's; null for the only one
     * @return empty where there is none
     */
    Optional<PrometheusServer> find(String tenant, @Nullable String name);

    /**
     * One server.
     *
     * @param url up to where {@code /api/v1} begins
     * @param token the bearer token; empty for none
     */
    record PrometheusServer(String url, String token) {

        /** Without the token. */
        @Override
        public String toString() {
            return "PrometheusServer[" + url + "]";
        }
    }
}
