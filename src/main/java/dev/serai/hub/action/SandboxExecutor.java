package dev.serai.hub.action;

import dev.serai.hub.settings.KeySettings;
import dev.serai.hub.settings.SandboxSettings;
import dev.serai.kamelet.sandbox.DockerEngine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;

/** The sandbox's settings as the routes write them: {@code {{bean:sandbox.image}}} and so on. */
@Component("sandbox")
class SandboxExecutor {

    private static final String DEFAULT_SOCKET = "unix:///var/run/docker.sock";
    private static final int HUB_ID_CHARS = 16;

    private final SandboxSettings settings;
    private final String dockerHost;
    private final String hub;

    SandboxExecutor(SandboxSettings settings, KeySettings keys, InstallationStore installation)
            throws GeneralSecurityException {
        this.settings = settings;
        this.dockerHost = address(settings);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(keys.dataKey());
        this.hub = installation.name(HexFormat.of()
                .formatHex(mac.doFinal("hub".getBytes(StandardCharsets.UTF_8)))
                .substring(0, HUB_ID_CHARS));
    }

    private static String address(SandboxSettings settings) {
        String set = settings.dockerHost();
        String environment = System.getenv("DOCKER_HOST");
        if (set != null) {
            return set;
        }
        return environment == null || environment.isBlank() ? DEFAULT_SOCKET : environment;
    }

    /** Whether an image is set and an engine answers, now. */
    public boolean ready() {
        return settings.image() != null && DockerEngine.answers(dockerHost);
    }

    public String dockerHost() {
        return dockerHost;
    }

    public String image() {
        String image = settings.image();
        return image == null ? "none" : image;
    }

    /** This installation, told apart from others on the same engine; its first data key named it, and showed nothing. */
    public String hub() {
        return hub;
    }

    /** In bytes. */
    public long memory() {
        return settings.memory().toBytes();
    }

    public double cpus() {
        return settings.cpus();
    }

    public int pids() {
        return settings.pids();
    }

    /** In milliseconds. */
    public long timeLimit() {
        return settings.timeout().toMillis();
    }
}
