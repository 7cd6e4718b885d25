package dev.serai.hub.console;

import dev.serai.hub.console.ListPageView.ChoiceOption;
import dev.serai.hub.console.NowView.IncidentLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is notified of what, and what waits for them.
 *
 * @param title says where what is notified
 * @param called who is on call, and what waits for them
 * @param rules of the routing policy in their order, and at the end what goes for everything else
 * @param hours that rules name
 * @param levels who decides at each level of risk
 * @param conditionsShown whether rules are shown with their conditions, and hours at all
 * @param peopleShown whether the visitor may see who may act
 * @param people who may act
 */
public record OnCallView(
        String title,
        CalledView called,
        List<RoutingLine> rules,
        List<String> hours,
        List<LevelLine> levels,
        boolean conditionsShown,
        boolean peopleShown,
        List<ReachedPerson> people,
        PreviewForm preview) {

    /**
     * Who is on call, and what waits for them.
     *
     * @param mayOverride whether the visitor may hand over
     * @param waiting the first pages that nobody has acknowledged, the worst and oldest first
     * @param more whether more wait than are shown
     */
    public record CalledView(List<RotaLine> rotas, boolean mayOverride, List<IncidentLine> waiting, boolean more) {}

    /**
     * Who is on call by one rota.
     *
     * @param sentence who is, and who is next
     * @param shifts what comes
     * @param overrides who replaces whom
     */
    public record RotaLine(String name, String sentence, List<PageFact> shifts, List<PageFact> overrides) {}

    /** @param when the condition as it is written; null when it always holds */
    public record RoutingLine(String name, String sentence, @Nullable String when) {}

    /** Who decides at one level of risk. */
    public record LevelLine(String name, String sentence) {}

    /** An account. */
    public record ReachedPerson(String name, List<PageFact> facts) {}

    /**
     * What would become of an alert.
     *
     * @param answer in a sentence; null while nobody has asked
     */
    public record PreviewForm(
            List<ChoiceOption> severities, String environment, String label, @Nullable String answer) {}
}
