package dev.serai.hub.console;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of an approval.
 *
 * @param late a decision that was just sent and does not count, as it came too late or while others decide; null for none
 */
public record ApprovalView(ProposalView proposal, @Nullable LateDecision late) {

    /**
     * A decision that does not count.
     *
     * @param said why
     * @param comment what its person wrote, to copy; may be empty
     * @param status that the page is answered with
     * @param headers that it is answered with, as {@code Retry-After}
     */
    public record LateDecision(String said, String comment, int status, Map<String, String> headers) {}
}
