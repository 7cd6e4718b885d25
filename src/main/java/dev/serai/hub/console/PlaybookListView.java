package dev.serai.hub.console;

import java.util.List;

/** All playbooks. */
public record PlaybookListView(List<PlaybookCard> playbooks) {

    /** @param when the condition under which it is proposed, as it is written there */
    public record PlaybookCard(String name, String title, String when, List<String> steps, String sha256) {}
}
