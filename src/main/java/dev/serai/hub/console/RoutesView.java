package dev.serai.hub.console;

import dev.serai.approval.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stages of the flow, or the routes of one.
 *
 * @param title a sentence
 * @param facts below it
 * @param picture null where nothing leads anywhere
 * @param table the same as numbers
 * @param faults what of the files is not in use; none is the rule
 * @param again whether an open page looks again by itself: what it counts goes on
 */
public record RoutesView(
        List<PageTab> tabs,
        String title,
        List<PageFact> facts,
        @Nullable FlowPicture picture,
        NumberTable table,
        List<RouteFaultLine> faults,
        boolean again) {

    /**
     * One of the pages that belong together.
     *
     * @param role the least one that sees something there
     */
    public record PageTab(String title, String path, Role role, boolean current) {}

    /**
     * Numbers in rows.
     *
     * @param name what is counted
     * @param heads of all columns; the first is the row's own
     */
    public record NumberTable(String name, List<String> heads, List<NumberRow> rows) {}

    /** @param cells behind the first column */
    public record NumberRow(String name, String href, List<String> cells) {}

    /** @param place file and line */
    public record RouteFaultLine(String place, String reason) {}
}
