package dev.serai.hub.console;

import dev.serai.hub.console.RoutesView.PageTab;
import java.util.Arrays;
import java.util.List;

/** The pages about how the hub works. */
enum RouteTabs {
    FLOW("Flow", "/console/routes"),
    JOBS("Jobs", "/console/jobs"),
    CONNECTIONS("Connections", "/console/connections"),
    MODELS("Models", "/console/models");

    private final String title;
    private final String path;

    RouteTabs(String title, String path) {
        this.title = title;
        this.path = path;
    }

    String path() {
        return path;
    }

    /** All of them, this one marked. */
    List<PageTab> tabs() {
        return Arrays.stream(values())
                .map(tab -> new PageTab(tab.title, tab.path, tab == this))
                .toList();
    }
}
