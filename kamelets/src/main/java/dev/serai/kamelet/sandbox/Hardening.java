package dev.serai.kamelet.sandbox;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import java.util.List;
import java.util.Map;

/** What every sandbox container is denied. Nothing here can be switched off by an argument. */
final class Hardening {

    /** {@code nobody} on every Linux. */
    static final String USER = "65534:65534";

    private Hardening() {}

    /** The limits of one container; memory in bytes, cpus in processors. Docker's default seccomp profile stays on. */
    static HostConfig hostConfig(long memoryBytes, double cpus, long pids) {
        return HostConfig.newHostConfig()
                .withAutoRemove(false)
                .withPrivileged(false)
                .withNetworkMode("none")
                .withIpcMode("private")
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
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
}
