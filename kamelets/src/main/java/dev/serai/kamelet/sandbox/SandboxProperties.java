package dev.serai.kamelet.sandbox;

import com.github.dockerjava.api.model.HostConfig;
import java.time.Duration;

/** The configuration of the sandbox Kamelets, set property by property from their own. */
abstract class SandboxProperties {

    private DockerAddress address = new DockerAddress(true, "/var/run/docker.sock", 0);
    private String image = "";
    private String hub = "none";
    private long memory = 256L * 1024 * 1024;
    private double cpus = 1;
    private long pids = 64;
    private Duration timeLimit = Duration.ofSeconds(60);
    private int outputLimit = 64 * 1024;

    /** {@code unix:///<path>} or {@code tcp://<host>:<port>}. */
    public void setDockerHost(String dockerHost) {
        this.address = DockerAddress.of(dockerHost);
    }

    /** By digest: checked when it is used, so that the other Kamelets need none. */
    public void setImage(String image) {
        this.image = image;
    }

    /** Whose containers these are, for the label {@code dev.serai.hub}. */
    public void setHub(String hub) {
        this.hub = hub;
    }

    /** In bytes. */
    public void setMemory(long memory) {
        this.memory = memory;
    }

    public void setCpus(double cpus) {
        this.cpus = cpus;
    }

    public void setPids(long pids) {
        this.pids = pids;
    }

    /** In milliseconds. */
    public void setTimeLimit(long timeLimit) {
        this.timeLimit = Duration.ofMillis(timeLimit);
    }

    /** In bytes, for each of the two streams. */
    public void setOutputLimit(int outputLimit) {
        this.outputLimit = outputLimit;
    }

    DockerAddress address() {
        return address;
    }

    String image() {
        return SandboxRequest.pinned(image);
    }

    String hub() {
        return hub;
    }

    Duration timeLimit() {
        return timeLimit;
    }

    int outputLimit() {
        return outputLimit;
    }

    HostConfig hostConfig() {
        return Hardening.hostConfig(memory, cpus, pids);
    }

    String[] environment(String actionId) {
        return new String[] {
            "HOME=/tmp",
            SandboxExecFactory.LABEL + "dev.serai.action=" + actionId,
            SandboxExecFactory.LABEL + "dev.serai.hub=" + hub
        };
    }
}
