package dev.serai.hub.settings;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where metrics are read for the incidents of a tenant: {@code serai.prometheus.<name>.*}; nowhere by default. An address
 * that an alert names is never asked.
 *
 * @param prometheus servers by name
 */
@ConfigurationProperties("serai")
public record PrometheusSettings(Map<String, MetricsServer> prometheus) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    public PrometheusSettings {
        prometheus = prometheus == null ? Map.of() : Map.copyOf(prometheus);
        prometheus.forEach(PrometheusSettings::check);
    }

    private static void check(String name, MetricsServer server) {
        String property = "serai.prometheus." + name;
        require(NAME.matcher(name).matches(), property + ": a server's name is 1 to 40 of a-z, 0-9 and -");
        URI url = server.url();
        require(
                url.getHost() != null
                        && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                        && url.getUserInfo() == null
                        && url.getQuery() == null
                        && url.getFragment() == null,
                property + ".url is no http or https address without user, query and fragment");
    }

    /** Whether there is one for the tenant's incidents. */
    public boolean serves(String tenant) {
        return prometheus.values().stream().anyMatch(server -> server.tenant().equals(tenant));
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * One server.
     *
     * @param url up to where {@code /api/v1} begins
     * @param token the bearer token that it asks for; null for none
     * @param tenant whose incidents it is read for
     */
    public record MetricsServer(URI url, @Nullable String token, @DefaultValue("default") String tenant) {

        public MetricsServer {
            if (url == null) {
                throw new IllegalArgumentException("serai.prometheus.<name>.url is missing");
            }
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "MetricsServer[" + url + ", tenant " + tenant + "]";
        }
    }
}
