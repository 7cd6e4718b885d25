package dev.serai.kamelet.prometheus;

import dev.serai.kamelet.net.DeadlineClient;
import dev.serai.kamelet.prometheus.PrometheusServers.PrometheusServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * The step of {@code prometheus-range-action}: one range query with a bounded step and one deadline. The address is the
 * Kamelet's or a bean's, never an argument; no redirect is followed. Its properties are the Kamelet's.
 */
public class PrometheusRangeAction {

    /** Points of one series at most. */
    static final int MOST_POINTS = 240;

    private static final long SHORTEST_STEP = 15;
    private static final long LONGEST_SPAN = 7 * 24 * 3600;
    private static final int LONGEST_EXPRESSION = 4096;
    private static final int MAX_BYTES = 4 << 20;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final DeadlineClient client = new DeadlineClient(Version.HTTP_1_1, Duration.ofSeconds(5), MAX_BYTES);
    private String url = "";
    private String token = "";
    private String servers = "";
    private Duration timeLimit = Duration.ofSeconds(5);

    /** Up to where {@code /api/v1} begins; empty where a bean knows the servers. */
    public void setUrl(String url) {
        this.url = url;
    }

    /** The bearer token; empty for none. */
    public void setToken(String token) {
        this.token = token;
    }

    /** The name of a {@link PrometheusServers} in the registry. */
    public void setServers(String servers) {
        this.servers = servers;
    }

    /** In milliseconds, at most 30 s. */
    public void setTimeLimit(long timeLimit) {
        Duration wanted = Duration.ofMillis(timeLimit);
        this.timeLimit = wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }

    /**
     * @param arguments {@code expression}, {@code from} and {@code to} in seconds since 1970, and perhaps {@code server}
     * @param tenant whose server it is
     * @return {@code outcome}, {@code reason}, {@code status}, and {@code text}: the answer's JSON
     */
    public Map<String, Object> read(
            @Body Map<String, Object> arguments, @Header("tenant") @Nullable String tenant, Exchange exchange) {
        Optional<String> form = form(arguments);
        if (form.isEmpty()) {
            return failed("REFUSED_ARGUMENTS", 0);
        }
        return server(arguments, tenant, exchange)
                .map(server -> request(server, form.get()))
                .map(this::send)
                .orElseGet(() -> failed("UNKNOWN_SERVER", 0));
    }

    private Optional<PrometheusServer> server(
            Map<String, Object> arguments, @Nullable String tenant, Exchange exchange) {
        if (servers.isEmpty()) {
            return url.isEmpty() ? Optional.empty() : Optional.of(new PrometheusServer(url, token));
        }
        PrometheusServers known =
                exchange.getContext().getRegistry().lookupByNameAndType(servers, PrometheusServers.class);
        @Nullable String name = arguments.get("server") instanceof String given ? given : null;
        return known == null || tenant == null ? Optional.empty() : known.find(tenant, name);
    }

    /** The form of the query; its last point is the last moment, and no series has more than {@value #MOST_POINTS}. */
    private Optional<String> form(Map<String, Object> arguments) {
        if (!(arguments.get("expression") instanceof String expression)
                || expression.isBlank()
                || expression.length() > LONGEST_EXPRESSION
                || !(arguments.get("from") instanceof Number from)
                || !(arguments.get("to") instanceof Number to)) {
            return Optional.empty();
        }
        long span = to.longValue() - from.longValue();
        if (span <= 0 || span > LONGEST_SPAN || from.longValue() < 0) {
            return Optional.empty();
        }
        long step = Math.max(SHORTEST_STEP, (span + MOST_POINTS - 2) / (MOST_POINTS - 1));
        return Optional.of("query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8) + "&start="
                + (to.longValue() - span / step * step) + "&end=" + to.longValue() + "&step=" + step + "&timeout="
                + timeLimit.toMillis() + "ms");
    }

    private HttpRequest request(PrometheusServer server, String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.url().replaceAll("/+$", "") + "/api/v1/query_range"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form));
        if (!server.token().isEmpty()) {
            request.header("Authorization", "Bearer " + server.token());
        }
        return request.build();
    }

    private Map<String, Object> send(HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    client.send(request, timeLimit, (status, body) -> new String(body, StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) {
                return failed("HTTP_STATUS", answer.statusCode());
            }
            Map<String, Object> result = result("succeeded", "READ", 200);
            result.put("text", answer.body());
            return result;
        } catch (TimeoutException e) {
            return failed("TIMEOUT", 0);
        } catch (IOException e) {
            return failed("NOT_REACHED", 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("INTERRUPTED", 0);
        }
    }

    private static Map<String, Object> failed(String reason, int status) {
        return result("failed", reason, status);
    }

    private static Map<String, Object> result(String outcome, String reason, int status) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("outcome", outcome);
        result.put("reason", reason);
        result.put("status", status);
        return result;
    }
}
