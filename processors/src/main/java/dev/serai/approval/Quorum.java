package dev.serai.approval;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Counts the people who say yes. */
public final class Quorum {

    private Quorum() {}

    /**
     * How many different people among {@code approvers} still count: an account that was switched off, lost its role or
     * asked for the action itself does not.
     */
    public static int count(PendingApproval pending, Collection<Decider> approvers) {
        Set<UUID> people = new HashSet<>();
        for (Decider approver : approvers) {
            boolean asked = Eligibility.isRequester(pending, approver)
                    && !pending.terms().requesterDecides();
            if (!asked && approver.holds(pending.terms().role())) {
                people.add(approver.userId());
            }
        }
        return people.size();
    }

    public static boolean reached(PendingApproval pending, Collection<Decider> approvers) {
        return count(pending, approvers) >= pending.terms().quorum();
    }
}
