package dev.serai.hub.routes;

import dev.serai.hub.routes.RouteCounts.RouteCount;
import dev.serai.hub.routes.RouteCounts.RouteRates;
import dev.serai.hub.settings.TenantSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The routes that run and how often they ran, as the API has it. */
@Component("routesApi")
class RoutesApi {

    private final RouteMap map;
    private final RouteCounts counts;
    private final List<FaultSource> faults;
    private final RoutesFolder folder;
    private final TenantSettings tenants;

    RoutesApi(RouteMap map, RouteCounts counts, List<FaultSource> faults, RoutesFolder folder, TenantSettings tenants) {
        this.map = map;
        this.counts = counts;
        this.faults = faults;
        this.folder = folder;
        this.tenants = tenants;
    }

    /**
     * A row of {@code RouteList}. Routes run for all tenants, so where there are several nobody is told how often: it would
     * tell one how much the others send.
     */
    public Map<String, @Nullable Object> row(Exchange exchange) {
        RouteRates rates = tenants.tenants().size() == 1 ? counts.read() : null;
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("counted_since", rates == null ? null : rates.since());
        row.put("recent_since", rates == null ? null : rates.latelySince());
        row.put(
                "items",
                map.routes().stream()
                        .map(route -> row(route, rates, exchange.getContext()))
                        .toList());
        row.put(
                "faults",
                faults.stream()
                        .flatMap(source -> source.faults().stream())
                        .map(this::row)
                        .toList());
        return row;
    }

    private static Map<String, @Nullable Object> row(ShownRoute route, @Nullable RouteRates rates, CamelContext camel) {
        RouteCount all = rates == null ? null : rates.counts().getOrDefault(route.id(), RouteCount.NONE);
        RouteCount lately = rates == null ? null : rates.lately().getOrDefault(route.id(), RouteCount.NONE);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", route.id());
        row.put("description", route.description());
        row.put("stage", route.stage());
        row.put("file", route.place().file());
        row.put("line", route.place().line());
        row.put("own", route.place().own());
        row.put("running", isRunning(route.id(), camel));
        row.put("calls", List.copyOf(route.calls()));
        row.put("exchanges", all == null ? null : all.exchanges());
        row.put("failed", all == null ? null : all.failed());
        row.put("mean_ms", all == null ? null : mean(all));
        row.put("recent_exchanges", lately == null ? null : lately.exchanges());
        row.put("recent_failed", lately == null ? null : lately.failed());
        return row;
    }

    /** Of a template, whether the hub has made a route of it. */
    private static boolean isRunning(String id, CamelContext camel) {
        if (camel.getRoute(id) != null) {
            ServiceStatus status = camel.getRouteController().getRouteStatus(id);
            return status != null && status.isStarted();
        }
        return camel.getRoutes().stream().anyMatch(route -> route.getRouteId().startsWith(id + "@"));
    }

    /** In milliseconds, with three digits behind the point; null before the first. */
    private static @Nullable Double mean(RouteCount count) {
        return count.exchanges() == 0 ? null : Math.round(count.nanos() / (double) count.exchanges() / 1_000) / 1_000.0;
    }

    private Map<String, @Nullable Object> row(RouteFault fault) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("file", folder.name(fault.file()));
        row.put("line", fault.line());
        row.put("reason", fault.reason());
        return row;
    }
}
