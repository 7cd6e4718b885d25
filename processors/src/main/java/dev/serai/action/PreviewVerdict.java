package dev.serai.action;

import dev.serai.wire.ReasonCode;

/**
 * What follows from trying a proposed change out.
 *
 * @param next what to do with the proposal
 * @param reason why: a {@link PreviewReason}, or what the executor says
 */
public record PreviewVerdict(AfterPreview next, ReasonCode reason) {

    /** What becomes of the proposal. */
    public enum AfterPreview {
        /** It is shown and asked about, or runs by policy. */
        GOES_ON,
        /** It is refused: it cannot be done as proposed, or nobody can say what it would do. */
        REFUSED,
        /** Nobody answered; ask again a little later. */
        AGAIN
    }
}
