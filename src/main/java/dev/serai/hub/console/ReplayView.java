package dev.serai.hub.console;

import dev.serai.alert.Severity;
import dev.serai.hub.console.RoutesView.PageTab;
import java.util.List;

/**
 * One replay with what differs.
 *
 * @param title what came of it, or that nothing has yet
 * @param remarks what limits what it says: that it failed, is not over, or is of a part only
 * @param more how many differences are not kept
 */
public record ReplayView(
        List<PageTab> tabs,
        String title,
        List<PageFact> facts,
        List<String> remarks,
        List<DifferenceLine> differences,
        long more) {

    /**
     * An alert that pages otherwise under the other policy.
     *
     * @param sentence how it differs
     * @param before what the hub's policy makes of it
     * @param after what the other one does
     */
    public record DifferenceLine(
            String title,
            Severity severity,
            String sentence,
            List<PageFact> facts,
            DecisionView before,
            DecisionView after) {}
}
