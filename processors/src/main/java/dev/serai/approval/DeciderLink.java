package dev.serai.approval;

import java.time.Instant;
import java.util.UUID;

/**
 * To whom an outside account is linked at the moment of a decision.
 *
 * @param userId the account
 * @param since since when
 */
public record DeciderLink(UUID userId, Instant since) {}
