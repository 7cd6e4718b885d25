package dev.serai.kamelet.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A tiny image of the machine's own static busybox, made without a registry; a test without Docker says so. */
final class TestImage {

    private TestImage() {}

    /** The image's id, {@code sha256:…}; skips the test, with the reason, where there is no engine or no busybox. */
    static String id() throws Exception {
        return with(Map.of());
    }

    /** The same with further programs under {@code /probe}. */
    static String with(Map<String, SyscallProbe> probes) throws Exception {
        Path busybox = Path.of("/bin/busybox");
        Assumptions.assumeTrue(Files.exists(busybox), "skipped: /bin/busybox (busybox-static) is not installed");
        Assumptions.assumeTrue(
                Files.exists(Path.of("/var/run/docker.sock")), "skipped: no Docker engine on /var/run/docker.sock");
        Path root = Files.createTempDirectory("sandbox-image");
        Path bin = Files.createDirectories(root.resolve("bin"));
        Files.copy(busybox, bin.resolve("busybox"));
        Files.createDirectories(root.resolve("tmp"));
        for (String name : new String[] {"sh", "cat", "id", "sleep", "yes", "grep", "touch", "ls", "head"}) {
            Files.createSymbolicLink(bin.resolve(name), Path.of("busybox"));
        }
        Path folder = Files.createDirectories(root.resolve("probe"));
        for (Map.Entry<String, SyscallProbe> probe : probes.entrySet()) {
            Path file = folder.resolve(probe.getKey());
            Files.write(file, probe.getValue().elf());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return run("sh", "-c", IMPORT, "sh", root.toString());
    }

    /** The tag is of the content, and what is there already stays: a new image would leave the one before without a name. */
    private static final String IMPORT =
            """
            chmod 1777 "$1/tmp"
            tar -C "$1" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf "$1.tar" .
            tag="serai-test:$(sha256sum "$1.tar" | cut -c 1-20)"
            docker image inspect --format '{{.Id}}' "$tag" 2> /dev/null || docker import "$1.tar" "$tag"
            rm -r "$1" "$1.tar"
            """;

    /** What a command of this machine prints, without the end of line. */
    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running: " + String.join(" ", command));
        }
        return output.strip();
    }
}
