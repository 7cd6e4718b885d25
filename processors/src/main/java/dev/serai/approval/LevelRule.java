package dev.serai.approval;

import java.time.Duration;

/**
 * Who must say yes at one level of risk.
 *
 * @param automatic whether policy itself says yes; the other parts then mean nothing
 * @param quorum how many different people, 1 to 5
 * @param role what each of them must at least be
 * @param ttl how long they have, one second to one day
 * @param requesterDecides whether the person who asked counts
 * @param escalate whether the escalation channel is told at half time
 */
public record LevelRule(
        boolean automatic, int quorum, Role role, Duration ttl, boolean requesterDecides, boolean escalate) {

    static final Duration LONGEST = Duration.ofDays(1);

    public LevelRule {
        if (quorum < 1 || quorum > 5) {
            throw new IllegalArgumentException("quorum is " + quorum + ", not within 1 to 5");
        }
        if (ttl.compareTo(Duration.ofSeconds(1)) < 0 || ttl.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("ttl is " + ttl + ", not within PT1S and P1D");
        }
        if (!automatic && !role.covers(Role.OPERATOR)) {
            throw new IllegalArgumentException("role is " + role.wire() + "; a viewer decides nothing");
        }
    }
}
