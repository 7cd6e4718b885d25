package dev.serai.hub.console;

import dev.serai.hub.console.FlowLayout.LaidGraph;
import dev.serai.hub.console.FlowLayout.LaidOut;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lays each picture out once: again only when the routes have changed. */
@Component
class FlowLayouts {

    /** More than there are stages; what was drawn of routes before a change goes with time. */
    private static final int MOST = 40;

    private final Map<LaidGraph, LaidOut> known = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LaidGraph, LaidOut> eldest) {
            return size() > MOST;
        }
    };

    /** Who asks first for a picture waits up to a second, and others for them. */
    synchronized LaidOut of(LaidGraph graph) {
        LaidOut out = known.get(graph);
        if (out == null) {
            out = FlowLayout.of(graph);
            known.put(graph, out);
        }
        return out;
    }
}
