package dev.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * What is installed holds nothing of the demo. It needs the package of this build: with {@code -Dit.test=…} add
 * {@code -Dspring-boot.repackage.skip=false}.
 */
public class PackagedJarIT {

    private static final Path BUILT = Path.of("src/target");

    /** The plain jar, or the one that runs, {@code -exec.jar}. */
    public static Path jar(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(BUILT)) {
            return files.filter(file -> file.getFileName().toString().matches("serai-hub-.*SNAPSHOT" + suffix))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no serai-hub-…" + suffix + " in " + BUILT));
        }
    }

    /** Names of all entries, also of the jars within, and the text of what configures. */
    private static List<String> entries(Path jar) throws IOException {
        List<String> found = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            entries(zip, found);
        }
        return found;
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private static void entries(ZipInputStream zip, List<String> found) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            found.add(name);
            if (name.endsWith(".jar")) {
                entries(new ZipInputStream(zip), found);
            } else if (name.matches(".*(spring\\.factories|\\.imports|application[^/]*\\.(yaml|yml|properties))")) {
                found.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void neither_jar_holds_anything_of_the_demo() throws Exception {
        for (String suffix : List.of("-exec.jar", ".jar")) {
            List<String> found = entries(jar(suffix));
            assertThat(found.stream().anyMatch(name -> name.contains("BOOT-INF/lib/serai-kamelets")))
                    .isEqualTo(suffix.startsWith("-exec"));
            assertThat(found).as(suffix).anyMatch(name -> name.endsWith("dev/serai/hub/Hub.class"));
            assertThat(found).as(suffix).anyMatch(text -> text.contains("EmbeddedDatabaseInitializer"));
            assertThat(found)
                    .as(suffix)
                    .noneMatch(text -> text.contains("dev/serai/demo")
                            || text.contains("dev.serai.demo")
                            || text.contains("serai-demo")
                            || text.contains("serai.demo")
                            || text.contains("serai.clusters.demo")
                            || text.contains("mockwebserver")
                            || text.contains("kubernetes-server-mock"));
        }
    }

    @Test
    void the_jar_holds_the_routes_of_the_repository_and_none_of_before() throws Exception {
        List<String> held = names(jar("-exec.jar")).stream()
                .filter(name -> name.matches("BOOT-INF/classes/serai/routes/.*[^/]"))
                .map(name -> name.substring("BOOT-INF/classes/serai/".length()))
                .toList();
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            assertThat(held)
                    .containsExactlyInAnyOrder(files.filter(Files::isRegularFile)
                            .map(Path::toString)
                            .toArray(String[]::new));
        }
    }
}
