package dev.serai.kamelet.sandbox;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What every sandbox container is denied. Nothing here can be switched off by an argument. */
final class Hardening {

    /** {@code nobody} on every Linux. */
    static final String USER = "65534:65534";

    /** The system calls that a command may make: a list of our own, since the engine's default knows AF_VSOCK and io_uring. */
    private static final String SECCOMP = profile();

    private Hardening() {}

    /**
     * The limits of one container; memory in bytes, cpus in processors. An engine whose kernel has no seccomp does not start
     * it.
     */
    static HostConfig hostConfig(long memoryBytes, double cpus, long pids) {
        return HostConfig.newHostConfig()
                .withAutoRemove(false)
                .withPrivileged(false)
                .withNetworkMode("none")
                .withIpcMode("private")
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges", "seccomp=" + SECCOMP))
                .withReadonlyRootfs(true)
                .withTmpFs(Map.of("/tmp", "rw,noexec,nosuid,nodev,size=64m,mode=1777"))
                .withMemory(memoryBytes)
                // Equal to memory: no swap on top of it.
                .withMemorySwap(memoryBytes)
                .withNanoCPUs(Math.round(cpus * 1_000_000_000L))
                .withPidsLimit(pids)
                .withUlimits(List.of(new Ulimit("nofile", 256L, 256L), new Ulimit("core", 0L, 0L)))
                .withRestartPolicy(RestartPolicy.noRestart())
                // Bounded, whatever the engine's own default is, and read again after a crash of the caller.
                .withLogConfig(new LogConfig(
                        LogConfig.LoggingType.LOCAL, Map.of("max-size", "64m", "max-file", "1", "compress", "false")));
    }

    /** The engine takes the profile's text, not a file's name, and shows it again whenever the container is inspected. */
    private static String profile() {
        try (InputStream file = Hardening.class.getResourceAsStream("seccomp.json")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(String::strip).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
