package dev.serai.hub.console;

import dev.serai.approval.Role;
import dev.serai.hub.console.RoutesView.PageTab;
import java.util.Arrays;
import java.util.List;

/** The pages about what wakes people, and what does not. */
enum NoiseTabs {
    NOISE("Noise", "/console/noise"),
    SILENCES("Silences", "/console/silences"),
    WINDOWS("Windows", "/console/windows"),
    REPLAYS("Replays", "/console/replays");

    private final String title;
    private final String path;

    NoiseTabs(String title, String path) {
        this.title = title;
        this.path = path;
    }

    String path() {
        return path;
    }

    /** All of them, this one marked. */
    List<PageTab> tabs() {
        return Arrays.stream(values())
                .map(tab -> new PageTab(tab.title, tab.path, Role.VIEWER, tab == this))
                .toList();
    }
}
