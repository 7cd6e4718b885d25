package dev.serai.hub.analysis;

import dev.serai.hub.routes.RoutesFolder;

/** The files that analysis reads. */
public final class AnalysisFiles {

    private AnalysisFiles() {}

    /** @throws dev.serai.policy.PolicyException naming file, line and column of what no hub would take */
    public static void check(RoutesFolder folder) {
        AnalysisConfiguration reading = new AnalysisConfiguration();
        reading.patternAnalyst(folder).get();
        reading.prompts(folder).get();
    }
}
