package dev.serai.hub.routes;

import dev.serai.failure.Causes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.camel.FailedToStartRouteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether routes go together with those beside them: what they call begins somewhere, and no other file has their ids. */
final class RouteNeighbours {

    private static final Logger LOG = LoggerFactory.getLogger(RouteNeighbours.class);

    private final OverlayFiles files;
    private RouteCalls calls = new RouteCalls();

    RouteNeighbours(OverlayFiles files) {
        this.files = files;
    }

    /** From now on routes can call the product's and those of all these texts, whether they run or not. */
    void know(SortedMap<String, String> texts) {
        RouteCalls known = new RouteCalls();
        files.product().forEach(file -> file.items().forEach(known::add));
        texts.forEach((name, text) -> {
            try {
                files.read(name, text).file().items().forEach(known::add);
            } catch (Exception e) {
                LOG.debug("Begins nowhere: {} ({})", name, Causes.rootName(e));
            }
        });
        calls = known;
    }

    /** @throws FailedToStartRouteException where a route would call what begins nowhere, or does not any more */
    void answered(Flow.FlowChange change, Flow next) throws FailedToStartRouteException {
        for (Definition definition : change.come()) {
            for (RouteItem item : definition.items()) {
                for (String address : calls.missing(item)) {
                    throw new FailedToStartRouteException(definition.id(), "no route begins at " + address);
                }
            }
        }
        RouteCalls away = RouteCalls.of(change.away());
        RouteCalls come = RouteCalls.of(change.come());
        for (Definition definition : next.all()) {
            for (RouteItem item : definition.items()) {
                for (String address : RouteCalls.calls(item)) {
                    if (away.answers(address) && !come.answers(address)) {
                        throw new FailedToStartRouteException(
                                definition.id(), "it would call " + address + ", where no route began any more");
                    }
                }
            }
        }
    }

    /**
     * An id of the product's is replaced; one of another file of the integrator's is not.
     *
     * @param good the integrator's files that run, by name
     */
    static void alone(String name, RouteFile file, Map<String, RouteFile> good) throws FailedToStartRouteException {
        Set<String> taken = new HashSet<>();
        good.forEach((other, there) -> {
            if (!other.equals(name)) {
                there.items().forEach(item -> taken.add(item.name()));
            }
        });
        for (RouteItem item : file.items()) {
            if (!item.name().isEmpty() && !taken.add(item.name())) {
                throw new FailedToStartRouteException(item.id(), "duplicate id detected: " + item.id());
            }
        }
    }
}
