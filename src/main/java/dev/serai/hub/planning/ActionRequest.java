package dev.serai.hub.planning;

import dev.serai.action.ActionDefinition;
import dev.serai.action.Claim;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.ResolvedArguments;
import dev.serai.playbook.Step;
import dev.serai.risk.ProposalOrigin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to have done, checked and resolved, before it is scored.
 *
 * @param playbook its name, or {@link Playbook#BY_HAND}
 * @param playbookSha256 of its file, or {@link Playbook#NO_FILE}
 * @param step of the playbook; the Kamelet by hand; with {@link #UNDO} behind it for a compensation
 * @param requester who asks
 * @param compensates the action whose effect it takes back, if any
 */
record ActionRequest(
        String playbook,
        String playbookSha256,
        String step,
        ActionDefinition definition,
        ResolvedArguments resolved,
        String requester,
        ProposalOrigin origin,
        @Nullable UUID compensates) {

    /** Ends the step of a compensation; no step can be named so. */
    static final String UNDO = "/undo";

    /** Who asks for what a playbook says; a model can only order playbooks, and asks for nothing. */
    static final String POLICY = "policy";

    static ActionRequest ofStep(
            PlaybookMatch from, Step step, ActionDefinition definition, ResolvedArguments resolved) {
        Playbook playbook = from.playbook();
        return new ActionRequest(
                playbook.name(),
                playbook.sha256(),
                step.id(),
                definition,
                resolved,
                from.requester(),
                from.origin(),
                null);
    }

    static ActionRequest byHand(ActionDefinition definition, ResolvedArguments resolved, String requester) {
        return new ActionRequest(
                Playbook.BY_HAND,
                Playbook.NO_FILE,
                definition.name(),
                definition,
                resolved,
                requester,
                ProposalOrigin.PERSON,
                null);
    }

    /** Whether a person wrote the arguments. */
    boolean ownArguments() {
        return Playbook.BY_HAND.equals(playbook);
    }

    /** What it has to itself while it is open, if it changes something. */
    String claim() {
        return Claim.of(resolved.arguments(), resolved.target());
    }

    /** The cluster it is about; empty if none. */
    String cluster() {
        return Claim.cluster(resolved.arguments());
    }
}
