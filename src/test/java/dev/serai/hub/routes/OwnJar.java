package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** Jars of an integrator's own, compiled for a test. */
final class OwnJar {

    private OwnJar() {}

    /**
     * Writes a jar with one class, whose method {@code say} answers a word, and further files.
     *
     * @param type its full name
     */
    static void write(Path jar, Path work, String type, String word, Map<String, String> files) throws IOException {
        String name = type.substring(type.lastIndexOf('.') + 1);
        Path source = work.resolve(name + ".java");
        Files.writeString(
                source,
                "package %s; public class %s { public String say() { return \"%s\"; } }"
                        .formatted(type.substring(0, type.lastIndexOf('.')), name, word));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", work.toString(), "--release", "17", source.toString()))
                .isZero();
        String path = type.replace('.', '/') + ".class";
        Map<String, byte[]> entries = new TreeMap<>();
        entries.put(path, Files.readAllBytes(work.resolve(path)));
        files.forEach((file, text) -> entries.put(file, text.getBytes(StandardCharsets.UTF_8)));
        Path made = work.resolve("made.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(made))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        Files.createDirectories(jar.getParent());
        Files.copy(made, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
