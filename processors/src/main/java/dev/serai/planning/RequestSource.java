package dev.serai.planning;

import dev.serai.playbook.Cooldown;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.Step;
import dev.serai.risk.ProposalOrigin;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from.
 *
 * @param requester who asks: {@link #POLICY} or an actor such as {@code user:<name>}
 * @param playbook its name, or {@link Playbook#BY_HAND}
 * @param playbookSha256 of its file, or {@link Playbook#NO_FILE}
 * @param step of the playbook; the Kamelet by hand; with {@link #UNDO} behind it for a compensation
 * @param stepCooldown how long the step itself leaves its target alone; null where it does not say, or there is none
 * @param compensates the action whose effect it takes back, if any
 */
public record RequestSource(
        ProposedBy by,
        String requester,
        ProposalOrigin origin,
        String playbook,
        String playbookSha256,
        String step,
        @Nullable Duration stepCooldown,
        @Nullable UUID compensates) {

    /** Ends the step of a compensation; no step can be named so. */
    public static final String UNDO = "/undo";

    /** Who asks for what a playbook says; a model orders these, or proposes by its own tools. */
    public static final String POLICY = "policy";

    /** A playbook's step. */
    public static RequestSource step(ProposedBy by, PlaybookMatch from, Step step) {
        Playbook playbook = from.playbook();
        return new RequestSource(
                by,
                from.requester(),
                from.origin(),
                playbook.name(),
                playbook.sha256(),
                step.id(),
                step.cooldown(),
                null);
    }

    /** A Kamelet with a person's own arguments. */
    public static RequestSource hand(String requester, String kamelet) {
        return new RequestSource(
                ProposedBy.PERSON,
                requester,
                ProposalOrigin.PERSON,
                Playbook.BY_HAND,
                Playbook.NO_FILE,
                kamelet,
                null,
                null);
    }

    /** A Kamelet with arguments that a model wrote, for whoever has asked it. */
    public static RequestSource model(String requester, String kamelet) {
        return new RequestSource(
                ProposedBy.MODEL,
                requester,
                ProposalOrigin.MODEL,
                Playbook.BY_HAND,
                Playbook.NO_FILE,
                kamelet,
                null,
                null);
    }

    /**
     * What takes an action back.
     *
     * @param playbook that of the action, null if it is gone
     * @param step the step of the action
     */
    public static RequestSource undoing(String requester, @Nullable Playbook playbook, String step, UUID action) {
        return new RequestSource(
                ProposedBy.PERSON,
                requester,
                ProposalOrigin.PERSON,
                playbook == null ? Playbook.BY_HAND : playbook.name(),
                playbook == null ? Playbook.NO_FILE : playbook.sha256(),
                step + UNDO,
                null,
                action);
    }

    /** Whether there is no playbook: then somebody wrote the arguments. */
    public boolean byHand() {
        return Playbook.BY_HAND.equals(playbook);
    }

    /** Whether it is this playbook's, rather than one action that somebody asks for. */
    public boolean inSequence() {
        return by == ProposedBy.PLAYBOOK;
    }

    /**
     * How long the target is left alone after the same was done to it. A step's own time replaces the policy's for the
     * playbook itself, though never by less than the pause that keeps it from going round; for anybody else the longer
     * of both counts.
     */
    public Duration cooldown(Duration policy) {
        Duration own = stepCooldown == null ? policy : stepCooldown;
        return longer(own, inSequence() ? Cooldown.PAUSE : policy);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
