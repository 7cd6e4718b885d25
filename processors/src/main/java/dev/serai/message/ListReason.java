package dev.serai.message;

import dev.serai.incident.IncidentState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why one message lists what nobody gets a message each about, and what it therefore says beside the list. */
public sealed interface ListReason {

    String SHOWN_THERE = "; the console shows all.";

    /** Its title, without since when. */
    String title(StormPage page);

    /** What stands before the decisions; only where there are some. */
    default String decisions(StormPage.StormDecisions decisions, String until) {
        boolean one = decisions.waiting() == 1;
        if (decisions.waiting() == decisions.all()) {
            return (one ? "One decision is needed" : decisions.waiting() + " decisions are needed, the first") + " by "
                    + until;
        }
        return (one ? "One" : decisions.waiting()) + " of the " + decisions.all() + " proposals "
                + (one ? "is still to be decided by " : "are still to be decided, the first by ") + until;
    }

    /** What stands before the list; empty for nothing. */
    default Optional<String> lead(StormPage page, Audience audience) {
        return Optional.empty();
    }

    /** What stands behind the list; empty for nothing. */
    Optional<String> why(StormPage page);

    /** So much began within a minute that one message lists it. */
    record Storm() implements ListReason {

        @Override
        public String title(StormPage page) {
            return listed(page, "incident");
        }

        @Override
        public Optional<String> why(StormPage page) {
            String what = page.count() == 0 ? "Too many proposals came" : "Too much began";
            String listed = page.count() == 0 ? "them" : "it";
            return unlessOver(page, what + " at once for a message each, so this one lists " + listed + SHOWN_THERE);
        }
    }

    /** @param pages how many its chat had had within an hour */
    record SpentBudget(int pages) implements ListReason {

        @Override
        public String title(StormPage page) {
            return listed(page, "more incident");
        }

        @Override
        public Optional<String> why(StormPage page) {
            return unlessOver(
                    page,
                    "The limit of " + pages
                            + " messages about new incidents per hour is reached here, so this one lists what came after them"
                            + SHOWN_THERE);
        }
    }

    /** It lists nothing but what was still to be decided at half time. */
    record HalfTime() implements ListReason {

        @Override
        public String title(StormPage page) {
            StormPage.StormDecisions decisions = page.decisions();
            String all = counted(decisions.all(), "proposal");
            if (page.isOver()) {
                return Sign.WELL + "Settled: " + all;
            }
            return Sign.STILL_TO_DECIDE + "Still to be decided: "
                    + (decisions.waiting() < decisions.all() ? decisions.waiting() + " of " : "") + all;
        }

        @Override
        public String decisions(StormPage.StormDecisions decisions, String until) {
            return (decisions.waiting() == 1 ? "It" : "The first") + " must be decided by " + until;
        }

        @Override
        public Optional<String> why(StormPage page) {
            return unlessOver(
                    page,
                    "For each of them at least half of the time to decide is over. They are many, so one message lists them"
                            + SHOWN_THERE);
        }
    }

    /**
     * It lists nothing but what nobody had acknowledged after a while; {@link StormPage#worst} is then what nobody has.
     *
     * @param nextAt when people are reminded of some of it again; null when they are not
     */
    record Unacknowledged(@Nullable Instant nextAt) implements ListReason {

        @Override
        public String title(StormPage page) {
            String all = counted(page.count(), "incident");
            long open = page.count(IncidentState.OPEN);
            if (open > 0) {
                return Sign.CALLED + "Nobody has acknowledged: " + (open == page.count() ? all : open + " of " + all);
            }
            return page.isOver() ? Sign.WELL + "Over: " + all : Sign.OWNED + "Nothing left to acknowledge: " + all;
        }

        @Override
        public Optional<String> lead(StormPage page, Audience audience) {
            if (!page.isDue()) {
                return Optional.empty();
            }
            return Optional.of("They are in a list that was sent here before."
                    + (nextAt == null
                            ? ""
                            : " The next reminder comes at " + audience.time(nextAt)
                                    + ", unless somebody acknowledges them before."));
        }

        @Override
        public Optional<String> why(StormPage page) {
            long taken = page.count(IncidentState.ACKNOWLEDGED);
            long over = page.count(IncidentState.RESOLVED);
            return page.isDue() || page.isOver()
                    ? Optional.empty()
                    : Optional.of(taken + (taken == 1 ? " is acknowledged" : " are acknowledged")
                            + (over == 0 ? "" : ", " + over + (over == 1 ? " is over" : " are over"))
                            + "; the console shows who has which.");
        }
    }

    /** How many of what; that there are proposals stays said, however they end. */
    private static String listed(StormPage page, String incident) {
        String incidents = counted(page.count(), incident);
        String proposals = counted(page.decisions().all(), "proposal");
        String both = incidents + (incidents.isEmpty() || proposals.isEmpty() ? "" : " and ") + proposals;
        if (page.isOver()) {
            return Sign.WELL + (incidents.isEmpty() ? "Settled: " : "Over: ") + both;
        }
        return (page.worst().isEmpty()
                        ? Sign.DECIDE
                        : SeverityMark.of(page.worst().get(0).severity()) + " ")
                + both;
    }

    private static Optional<String> unlessOver(StormPage page, String why) {
        return page.isOver() ? Optional.empty() : Optional.of(why);
    }

    private static String counted(long count, String what) {
        return count == 0 ? "" : Spans.count(count, what);
    }
}
