package dev.serai.hub.incident;

import dev.serai.hub.routes.RoutesFolder;
import dev.serai.hub.silence.AlertPolicies;
import dev.serai.incident.CorrelationFile;
import java.util.Map;

/** The files that correlation and triage read. */
public final class IncidentFiles {

    private IncidentFiles() {}

    /** @throws dev.serai.policy.PolicyException naming file, line and column of what no hub would take */
    public static void check(RoutesFolder folder) {
        AlertPolicies.live(folder).get();
        folder.live(IncidentConfiguration.CORRELATION, (name, text) -> CorrelationFile.read(name, text, Map.of()))
                .get();
    }
}
