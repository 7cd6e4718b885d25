package dev.serai.hub.analysis;

import dev.serai.analysis.Evidence;
import dev.serai.analysis.Observation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives what is only shown, and not stored, the form of evidence: without secrets, bounded, and with an id. */
public final class ShownFacts {

    private static final UUID NO_INCIDENT = new UUID(0, 0);

    /** Ids that are made of a name, as these are; those of rows are made of the time. */
    private static final int NAMED = 3;

    private ShownFacts() {}

    /** Whether an id is of what was only shown. */
    public static boolean isShown(UUID id) {
        return id.version() == NAMED;
    }

    /** The same has the same id when it is found again. */
    public static Evidence evidence(Observation seen, String tenant, @Nullable UUID incident, Instant now) {
        UUID id = UUID.nameUUIDFromBytes((seen.source() + "\n" + seen.text()).getBytes(StandardCharsets.UTF_8));
        return Evidence.of(seen, id, tenant, incident == null ? NO_INCIDENT : incident, now);
    }
}
