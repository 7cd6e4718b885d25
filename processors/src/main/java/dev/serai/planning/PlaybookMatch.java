package dev.serai.planning;

import dev.serai.playbook.Playbook;
import dev.serai.risk.ProposalOrigin;

/**
 * A playbook to look at for an incident.
 *
 * @param requester who asks for it: {@code policy} when it applies by itself, else {@code user:<name>}
 * @param origin whether its condition holds
 */
public record PlaybookMatch(Playbook playbook, String requester, ProposalOrigin origin) {

    public static PlaybookMatch byPolicy(Playbook playbook) {
        return new PlaybookMatch(playbook, RequestSource.POLICY, ProposalOrigin.PLAYBOOK);
    }
}
