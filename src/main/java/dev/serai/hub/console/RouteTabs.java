package dev.serai.hub.console;

import dev.serai.approval.Role;
import dev.serai.hub.console.RoutesView.PageTab;
import java.util.Arrays;
import java.util.List;

/** The pages about how the hub works. */
enum RouteTabs {
    FLOW("Flow", "/console/routes", Role.OPERATOR),
    JOBS("Jobs", "/console/jobs", Role.OPERATOR),
    CONNECTIONS("Connections", "/console/connections", Role.OPERATOR),
    QUARANTINE("Quarantine", "/console/quarantine", Role.OPERATOR),
    SINKS("Event sinks", "/console/event-sinks", Role.OPERATOR),
    MODELS("Models", "/console/models", Role.VIEWER);

    private final String title;
    private final String path;
    private final Role role;

    /** @param role the least one that sees something there */
    RouteTabs(String title, String path, Role role) {
        this.title = title;
        this.path = path;
        this.role = role;
    }

    String path() {
        return path;
    }

    /** All of them, this one marked. */
    List<PageTab> tabs() {
        return Arrays.stream(values())
                .map(tab -> new PageTab(tab.title, tab.path, tab.role, tab == this))
                .toList();
    }
}
