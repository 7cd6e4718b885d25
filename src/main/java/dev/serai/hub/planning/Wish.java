package dev.serai.hub.planning;

import dev.serai.action.ActionDefinition;
import dev.serai.action.Claim;
import dev.serai.playbook.Frozen;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.Step;
import dev.serai.risk.Backing;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to have done, checked and frozen, before it is scored.
 *
 * @param playbook its name, or {@link Playbook#BY_HAND}
 * @param playbookSha256 of its file, or {@link Playbook#NO_FILE}
 * @param step of the playbook; the Kamelet by hand; with {@link #UNDO} behind it for a compensation
 * @param requester who asks
 * @param compensates the action whose effect it takes back, if any
 */
record Wish(
        String playbook,
        String playbookSha256,
        String step,
        ActionDefinition definition,
        Frozen.Arguments frozen,
        String requester,
        Backing backing,
        @Nullable UUID compensates) {

    /** Ends the step of a compensation; no step can be named so. */
    static final String UNDO = "/undo";

    /** Who asks for what a playbook says; a model can only order playbooks, and asks for nothing. */
    static final String POLICY = "policy";

    static Wish ofStep(Candidate from, Step step, ActionDefinition definition, Frozen.Arguments frozen) {
        Playbook playbook = from.playbook();
        return new Wish(
                playbook.name(),
                playbook.sha256(),
                step.id(),
                definition,
                frozen,
                from.requester(),
                from.backing(),
                null);
    }

    static Wish byHand(ActionDefinition definition, Frozen.Arguments frozen, String requester) {
        return new Wish(
                Playbook.BY_HAND,
                Playbook.NO_FILE,
                definition.name(),
                definition,
                frozen,
                requester,
                Backing.PERSON,
                null);
    }

    /** Whether a person wrote the arguments. */
    boolean ownArguments() {
        return Playbook.BY_HAND.equals(playbook);
    }

    /** What it has to itself while it is open, if it changes something. */
    String claim() {
        return Claim.of(frozen.arguments(), frozen.target());
    }

    /** The cluster it is about; empty if none. */
    String cluster() {
        return Claim.cluster(frozen.arguments());
    }
}
