package dev.serai.hub.console;

import org.jspecify.annotations.Nullable;

/**
 * The page of an approval.
 *
 * @param late a decision that was just sent and does not count; null for none
 */
public record ApprovalView(ProposalView proposal, @Nullable LateDecision late) {

    /**
     * A decision that does not count.
     *
     * @param said why
     * @param comment what its person wrote, to copy; may be empty
     */
    public record LateDecision(String said, String comment) {}
}
