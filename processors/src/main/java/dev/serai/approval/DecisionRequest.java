package dev.serai.approval;

import dev.serai.wire.WireName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's decision as it arrived.
 *
 * @param tenant whose approval it is
 * @param approvalId the approval decided on
 * @param userId the account that decides; a channel has mapped its own identity to it
 * @param verdict approve or reject
 * @param digest the digest the person was shown; it must equal the approval's
 * @param channel where it arrived: {@code rest}, {@code telegram}, …
 * @param account the outside account that spoke, by its id in the channel; null where people sign in to the hub itself
 * @param deliveryId the channel's id of this delivery, so that a replay is known; null where the channel has none
 * @param comment what the person wrote, if anything
 */
public record DecisionRequest(
        String tenant,
        UUID approvalId,
        UUID userId,
        DecisionVerdict verdict,
        String digest,
        String channel,
        @Nullable String account,
        @Nullable String deliveryId,
        @Nullable String comment) {

    /** Of somebody who signed in to the hub itself. */
    public DecisionRequest(
            String tenant,
            UUID approvalId,
            UUID userId,
            DecisionVerdict verdict,
            String digest,
            String channel,
            @Nullable String deliveryId,
            @Nullable String comment) {
        this(tenant, approvalId, userId, verdict, digest, channel, null, deliveryId, comment);
    }

    /** What a person can say. */
    public enum DecisionVerdict implements WireName {
        APPROVE,
        REJECT;

        /** @throws IllegalArgumentException for anything but a wire name */
        public static DecisionVerdict of(String wire) {
            return WireName.of(DecisionVerdict.class, wire);
        }
    }
}
