package dev.serai.hub.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit's proof, {@code serai.audit.*}.
 *
 * @param checkpointFile where signed checkpoints are appended; on another disk than the database's
 * @param checkpointEvery how often, when there is something new
 * @param sealEvery how often new events are sealed
 */
@ConfigurationProperties("serai.audit")
public record AuditSettings(
        @DefaultValue("data/audit-checkpoints.jsonl") Path checkpointFile,
        @DefaultValue("30s") Duration checkpointEvery,
        @DefaultValue("500ms") Duration sealEvery) {

    public AuditSettings {
        check("checkpoint-every", checkpointEvery, Duration.ofSeconds(1), Duration.ofMinutes(1));
        check("seal-every", sealEvery, Duration.ofMillis(10), Duration.ofSeconds(1));
    }

    private static void check(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "serai.audit." + name + " is " + value + ", allowed are " + least + " to " + most);
        }
    }
}
