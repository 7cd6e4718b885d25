package dev.serai.hub.audit;

import dev.serai.audit.Checkpoint;
import dev.serai.audit.Seal;
import dev.serai.hub.settings.AuditSettings;
import dev.serai.hub.settings.KeySettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Signs where the chains end, for each tenant with something new since the last time. */
@Component
class CheckpointSigner {

    private final CheckpointFile file;
    private final PrivateKey key;
    private final Clock clock;
    private final Counter signed;
    private final Map<String, Seal> unsigned = new HashMap<>();
    private long signedAt = System.nanoTime();

    CheckpointSigner(AuditSettings settings, KeySettings keys, Clock clock, MeterRegistry meters) {
        this.file = new CheckpointFile(settings.checkpointFile());
        this.key = keys.auditPair().getPrivate();
        this.clock = clock;
        this.signed = meters.counter("serai.audit.checkpoints");
    }

    /** What was signed last, by tenant. */
    Map<String, Checkpoint> last() {
        return file.last();
    }

    /** The new end of a tenant's chain. */
    synchronized void note(Seal tail) {
        unsigned.put(tail.tenant(), tail);
    }

    synchronized boolean signedLongerAgoThan(Duration time) {
        return System.nanoTime() - signedAt > time.toNanos();
    }

    /** Signs what was noted, and returns when the disk has it. */
    synchronized void sign() {
        if (!unsigned.isEmpty()) {
            file.append(key, unsigned.values(), clock.instant());
            signed.increment(unsigned.size());
        }
        unsigned.clear();
        signedAt = System.nanoTime();
    }
}
