package dev.serai.hub.console;

import dev.serai.hub.console.RoutesView.PageTab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people set so that alerts notify nobody: silences, or maintenance windows.
 *
 * @param live the kind of events that an open page follows
 * @param create leads to the form for another one; null for who may not
 * @param groups what is in force, what is to come, what ended lately
 */
public record SuppressionListView(
        List<PageTab> tabs, String title, String live, @Nullable PageFact create, List<SuppressionGroup> groups) {

    /** @param nothing what is said where there is none */
    public record SuppressionGroup(String heading, String nothing, List<SuppressionLine> lines) {}

    /**
     * One silence or window.
     *
     * @param matchers what it is about, as Alertmanager writes it
     * @param facts until when, who, how many
     * @param further more about it, each with a name before the matchers
     * @param end where a form ends it; null where there is nothing to end or nobody may
     */
    public record SuppressionLine(
            String matchers, String comment, List<PageFact> facts, List<NamedMatchers> further, @Nullable String end) {}

    /** For instance {@code Expected} and the matchers of an effect. */
    public record NamedMatchers(String name, String matchers) {}
}
