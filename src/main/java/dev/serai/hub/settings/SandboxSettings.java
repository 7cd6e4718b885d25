package dev.serai.hub.settings;

import dev.serai.kamelet.sandbox.DockerAddress;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where and how actions run in a container: {@code serai.sandbox.*}.
 *
 * @param dockerHost {@code unix:///<path>} or {@code tcp://<host>:<port>}; unset: {@code DOCKER_HOST}, else the default
 *     socket if it answers
 * @param image pinned by digest, and already on the engine; unset: no sandbox
 * @param memory of one container
 * @param cpus processors of one container
 * @param pids processes of one container
 * @param timeout after which a container is killed, at most 5 minutes
 */
@ConfigurationProperties("serai.sandbox")
public record SandboxSettings(
        @Nullable String dockerHost,
        @Nullable String image,
        @DefaultValue("256MB") DataSize memory,
        @DefaultValue("1") double cpus,
        @DefaultValue("64") int pids,
        @DefaultValue("60s") Duration timeout) {

    private static final Pattern PINNED = Pattern.compile("(?:[a-z0-9][a-z0-9._/:-]{0,250}@)?sha256:[0-9a-f]{64}");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    public SandboxSettings {
        dockerHost = blankToNull(dockerHost);
        image = blankToNull(image);
        if (dockerHost != null) {
            DockerAddress.of(dockerHost);
        }
        if (image != null && !PINNED.matcher(image).matches()) {
            throw new IllegalArgumentException("serai.sandbox.image is '" + image
                    + "', not pinned by digest: <repository>@sha256:<digest> or sha256:<image id>");
        }
        if (memory.toMegabytes() < 16) {
            throw new IllegalArgumentException("serai.sandbox.memory is " + memory + ", less than 16MB");
        }
        if (cpus <= 0 || cpus > 64) {
            throw new IllegalArgumentException("serai.sandbox.cpus is " + cpus + ", not above 0 and at most 64");
        }
        if (pids < 4 || pids > 4096) {
            throw new IllegalArgumentException("serai.sandbox.pids is " + pids + ", not within 4 and 4096");
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("serai.sandbox.timeout is " + timeout + ", not within 1s and 5m");
        }
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
