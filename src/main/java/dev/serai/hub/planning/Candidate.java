package dev.serai.hub.planning;

import dev.serai.playbook.Playbook;
import dev.serai.risk.Backing;

/**
 * A playbook to look at for an incident.
 *
 * @param requester who asks for it: {@code policy} when it applies by itself, else {@code user:<name>}
 * @param backing whether its condition holds
 */
record Candidate(Playbook playbook, String requester, Backing backing) {

    static Candidate byPolicy(Playbook playbook) {
        return new Candidate(playbook, Wish.POLICY, Backing.PLAYBOOK);
    }
}
