package dev.serai.silence;

import java.time.Instant;
import java.util.UUID;

/**
 * What a person wants to hear nothing of for a while.
 *
 * @param author the account's name
 * @param endsAt excluded
 */
public record Silence(
        UUID id, LabelMatchers matchers, String author, String comment, Instant startsAt, Instant endsAt) {

    public boolean isActive(Instant now) {
        return !now.isBefore(startsAt) && now.isBefore(endsAt);
    }
}
