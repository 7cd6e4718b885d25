package dev.serai.hub.scan;

import dev.serai.event.JournalEntry;
import dev.serai.event.ScanEvent;
import dev.serai.event.Subject;
import dev.serai.hub.cluster.Clusters;
import dev.serai.hub.db.Ids;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.settings.HttpActionSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person asks for: a scan of clusters of the tenant and of hosts that are on the list, never of anything else. */
@Component("scanCommands")
class ScanCommands {

    private final ScanStore store;
    private final Clusters clusters;
    private final HttpActionSettings hosts;

    ScanCommands(ScanStore store, Clusters clusters, HttpActionSettings hosts) {
        this.store = store;
        this.clusters = clusters;
        this.hosts = hosts;
    }

    /**
     * Stores the request, and sets the header {@code scanId} and the property {@code event}.
     *
     * @param body {@code scope} with {@code clusters} and {@code hosts}; what is not given means all of them
     * @throws Problem 422 for a cluster or host that is not configured
     */
    public void request(
            @Body Map<String, ?> body,
            @Header("tenant") String tenant,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Map<?, ?> scope = body.get("scope") instanceof Map<?, ?> given ? given : Map.of();
        boolean all = scope.isEmpty();
        List<String> places = chosen(scope.get("clusters"), all, clusters.names(tenant), "cluster");
        List<String> origins = chosen(scope.get("hosts"), all, origins(), "host");
        if (places.isEmpty() && origins.isEmpty()) {
            throw outside("There is no cluster and no host that could be scanned.");
        }
        UUID id = Ids.next();
        store.insert(tenant, id, new ScanStore.ScanScope(places, origins), actor);
        exchange.getMessage().setHeader("scanId", id.toString());
        exchange.setProperty(
                Journal.ENTRY,
                new JournalEntry(
                        tenant, actor, new ScanEvent.Requested(new Subject.Scan(id), places.size() + origins.size())));
    }

    /** An entry with a star names no host. */
    private Collection<String> origins() {
        TreeSet<String> origins = new TreeSet<>(hosts.allow());
        origins.removeIf(origin -> origin.contains("*"));
        return origins;
    }

    private static List<String> chosen(@Nullable Object wanted, boolean all, Collection<String> known, String what) {
        if (!(wanted instanceof List<?> names)) {
            return all ? List.copyOf(known) : List.of();
        }
        for (Object name : names) {
            if (!known.contains(String.valueOf(name))) {
                throw outside("There is no such " + what + " that could be scanned.");
            }
        }
        return names.stream().map(String::valueOf).distinct().toList();
    }

    private static Problem outside(String detail) {
        return new Problem(422, "scope-refused", "Scope refused", detail);
    }
}
