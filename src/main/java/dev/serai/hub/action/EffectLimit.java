package dev.serai.hub.action;

import java.time.Duration;
import java.util.Optional;

/** How long an executor may be at work on an action after it began: until then its outcome is nobody else's business. */
public interface EffectLimit {

    /** Empty for another executor's action. */
    Optional<Duration> of(StoredAction action);
}
