package dev.serai.hub.console;

import dev.serai.hub.console.IncidentView.ListedLine;
import dev.serai.hub.console.RoutesView.PageTab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would have become of pages under other policies, the newest first.
 *
 * @param begin where the list begins, when this is a later page
 * @param next the page behind this one
 */
public record ReplaysView(
        List<PageTab> tabs, String title, List<ListedLine> lines, @Nullable String begin, @Nullable String next) {}
