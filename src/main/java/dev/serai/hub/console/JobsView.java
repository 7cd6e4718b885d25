package dev.serai.hub.console;

import dev.serai.hub.console.RoutesView.NumberTable;
import dev.serai.hub.console.RoutesView.PageTab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits, and what was given up.
 *
 * @param lanes what waits, by job; none where several tenants share it
 * @param begin where the list begins, when this is a later page
 * @param next the page behind this one
 */
public record JobsView(
        List<PageTab> tabs,
        String title,
        List<NumberTable> lanes,
        List<DeadJobLine> dead,
        @Nullable String begin,
        @Nullable String next) {

    /** @param error as its last attempt ended */
    public record DeadJobLine(String id, String title, String error, List<PageFact> facts) {}
}
