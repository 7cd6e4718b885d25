package dev.serai.hub.console;

import dev.serai.alert.Severity;
import dev.serai.hub.console.IncidentView.CauseView;
import dev.serai.hub.console.IncidentView.SeenChange;
import dev.serai.hub.console.IncidentView.TimelineEntry;
import java.util.List;

/**
 * An incident told from its end, for people who were not there.
 *
 * @param head what, where and how bad
 * @param impact sentences, each in parts with their times: whom it hurt and for how long
 * @param deeds what was done, the first thing first
 * @param timeline what people did and what changed, the first thing first
 * @param cut how much of the timeline is left out between its beginning and its end; empty for nothing
 * @param open what Serai knows is not settled; empty when it knows of nothing
 * @param markdown all of it as a file
 */
public record PostmortemView(
        PostmortemHead head,
        List<List<PageFact>> impact,
        CauseView cause,
        List<SeenChange> changes,
        List<DeedView> deeds,
        List<TimelineEntry> timeline,
        String cut,
        List<String> open,
        String markdown) {

    /** @param written when this was */
    public record PostmortemHead(String id, String title, Severity severity, List<PageFact> facts, Moment written) {}

    /**
     * @param by who proposed it and who agreed
     * @param said what came of it
     */
    public record DeedView(Moment at, String title, String by, String said, boolean helped) {}

    PostmortemView withMarkdown(String text) {
        return new PostmortemView(head, impact, cause, changes, deeds, timeline, cut, open, text);
    }

    /** What helped, by its title. */
    public List<String> helped() {
        return deeds.stream().filter(DeedView::helped).map(DeedView::title).toList();
    }
}
