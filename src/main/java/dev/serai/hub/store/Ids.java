package dev.serai.hub.store;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.UUID;

/** Makes ids: UUIDv7 (RFC 9562), so that they sort by the time they were made. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** The lowest id that can be made at this time. */
    public static UUID first(Instant time) {
        long millis = Math.max(0, time.toEpochMilli());
        return new UUID(millis << 16 | 0x7000L, 0x8000_0000_0000_0000L);
    }

    /** When an id was made, to the millisecond. */
    public static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** The time that an id made now carries: the machine's, whatever the hub's clock says. */
    public static Instant time() {
        return madeAt(next());
    }
}
