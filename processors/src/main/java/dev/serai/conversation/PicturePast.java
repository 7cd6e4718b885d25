package dev.serai.conversation;

import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationVerdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An earlier incident like this one, with what was done. */
public record PicturePast(
        UUID id, String title, Instant openedAt, @Nullable Instant resolvedAt, String summary, List<PictureDeed> done) {

    public PicturePast {
        done = List.copyOf(done);
    }

    /** A change that was carried out, or tried to be. */
    public record PictureDeed(PictureAct what, ActionState state, @Nullable VerificationVerdict verification) {}
}
