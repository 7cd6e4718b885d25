package dev.serai.hub.console;

import dev.serai.hub.console.ListPageView.ChoiceOption;
import dev.serai.hub.console.RoutesView.PageTab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How loud it was, and what of it woke people.
 *
 * @param title says how often people were paged
 * @param spans of days that can be looked at
 * @param heldBack what triage notified nobody of, by its reason
 * @param rules those that paged most first
 * @param more how many rules there are besides
 */
public record NoiseView(
        List<PageTab> tabs,
        String title,
        List<PageFact> facts,
        List<ChoiceOption> spans,
        List<ChartView> charts,
        RankView heldBack,
        List<NoiseRuleLine> rules,
        long more) {

    /**
     * A rule as its source calls it.
     *
     * @param alertsHref the search for its alerts; none where the name is not shown as it was accepted
     * @param incidentsHref the search for its incidents, likewise
     * @param heldBack how often
     * @param because how often for which reason; empty when never
     */
    public record NoiseRuleLine(
            String name,
            @Nullable String alertsHref,
            @Nullable String incidentsHref,
            String pages,
            String incidents,
            String alerts,
            String returned,
            String heldBack,
            List<String> because) {}
}
