package dev.serai.hub.console;

import dev.serai.alert.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page Now.
 *
 * @param title says how much waits
 * @param approvals those that this person may decide, the most urgent first
 * @param pages incidents that nobody has taken on
 * @param taken incidents that were paged and somebody has taken on
 * @param quiet how many are open of which policy notified nobody
 * @param unread whether more may wait than the page reads
 * @param more whether there are more incidents than the page reads
 * @param mayChange whether this person may acknowledge
 * @param hasChannel whether a chat, mail or other channel is connected; without one nobody is notified
 */
public record NowView(
        String title,
        List<ApprovalLine> approvals,
        List<IncidentLine> pages,
        List<IncidentLine> taken,
        List<IncidentLine> quiet,
        boolean unread,
        boolean more,
        boolean mayChange,
        boolean hasChannel) {

    /**
     * An approval that waits.
     *
     * @param left how long, for instance {@code 26 minutes left}
     */
    public record ApprovalLine(String href, String title, Severity severity, List<PageFact> facts, String left) {}

    /**
     * An incident, or many of the same kind at once.
     *
     * @param ids of the incidents, more than one in a storm
     * @param href none for a storm
     * @param titles of those that a storm is made of, the first few
     * @param cut whether a storm may be larger than what is read of it
     */
    public record IncidentLine(
            List<String> ids,
            @Nullable String href,
            String title,
            Severity severity,
            List<PageFact> facts,
            List<PageFact> titles,
            boolean cut,
            Moment since) {

        public boolean isStorm() {
            return ids.size() > 1;
        }

        /** What the button says that acknowledges it. */
        public String acknowledge() {
            if (!isStorm()) {
                return "Acknowledge";
            }
            int most = PageForms.MOST_AT_ONCE;
            return "Acknowledge " + (ids.size() > most ? "the first " + most : (cut ? "these " : "all ") + ids.size());
        }
    }

    public boolean isIdle() {
        return approvals.isEmpty() && pages.isEmpty();
    }
}
