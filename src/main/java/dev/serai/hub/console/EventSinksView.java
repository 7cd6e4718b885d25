package dev.serai.hub.console;

import dev.serai.hub.console.ConnectionsView.ConnectionLine;
import dev.serai.hub.console.RoutesView.PageTab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is sent events, or what was given up for one of them.
 *
 * @param subscriber whose dead letters these are; empty where all subscribers are shown
 * @param blocked the event that this subscriber does not take; null where it takes all
 * @param notSkipped what a person last had skipped and was not; null where there is no such event
 * @param changes whether the visitor may skip an event, and have dead letters sent again or discard them
 * @param begin where the list begins, when this is a later page
 * @param next the page behind this one
 */
public record EventSinksView(
        List<PageTab> tabs,
        String title,
        String subscriber,
        List<ConnectionLine> subscribers,
        @Nullable BlockedLine blocked,
        @Nullable NotSkippedLine notSkipped,
        List<DeadLetterLine> letters,
        boolean changes,
        @Nullable String begin,
        @Nullable String next) {

    /**
     * An event that is not taken.
     *
     * @param title what happened
     * @param type its name in the catalogue
     * @param error why
     * @param skipped whether a person has it given up
     */
    public record BlockedLine(
            String id, String title, String type, String error, boolean skipped, List<PageFact> facts) {}

    /**
     * An event that was not skipped.
     *
     * @param error why
     */
    public record NotSkippedLine(String error, List<PageFact> facts) {}

    /**
     * An event that was given up.
     *
     * @param title what happened
     * @param type its name in the catalogue
     * @param error why it was refused the last time
     * @param due whether it is sent again anyway
     */
    public record DeadLetterLine(
            String id, String title, String type, String error, boolean due, List<PageFact> facts) {}
}
