package dev.serai.hub.console;

import dev.serai.hub.console.PlaybookDetailView.StepLine;
import java.util.List;

/** All playbooks. */
public record PlaybookListView(List<PlaybookCard> playbooks) {

    public record PlaybookCard(String name, String title, List<StepLine> steps) {}
}
