package dev.serai.hub.console;

import dev.serai.hub.console.RoutesView.PageTab;
import java.util.List;

/** What the hub is connected with. */
public record ConnectionsView(
        List<PageTab> tabs,
        String title,
        List<ConnectionLine> sources,
        List<ConnectionLine> channels,
        List<ConnectionLine> clusters) {

    /**
     * One of them.
     *
     * @param trouble what is wrong, in words; empty where nothing is
     */
    public record ConnectionLine(String name, String trouble, List<PageFact> facts) {}
}
