package dev.serai.hub.routes;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The integrator's jars as they were at one moment. They are copied: who writes over a file does not pull it from under
 * classes that run.
 *
 * @param version another one for other files
 * @param loader of their classes and resources, behind the hub's own; null where there are no jars
 * @param kamelets the texts of the Kamelets in them, by {@code <jar>!/kamelets/<file>}
 * @param classes the names of their classes
 */
record JarSet(
        String version, @Nullable URLClassLoader loader, SortedMap<String, String> kamelets, Set<String> classes) {

    static final JarSet NONE = new JarSet("", null, new TreeMap<>(), Set.of());

    private static final String KAMELET = "kamelets/[^/]+" + RouteFile.KAMELET.replace(".", "[.]");
    private static final int LONGEST = 1024 * 1024;

    /** A jar that cannot be used. */
    static final class JarRefused extends IOException {

        private static final long serialVersionUID = 1L;

        private final String jar;

        JarRefused(String jar, IOException cause) {
            super("is no jar that can be read", cause);
            this.jar = jar;
        }

        String jar() {
            return jar;
        }
    }

    /** @throws JarRefused naming the first that cannot be used */
    static JarSet open(OverlayFolder overlay, SortedMap<String, ?> jars) throws IOException {
        if (jars.isEmpty()) {
            return NONE;
        }
        Path copies = Files.createTempDirectory("serai-jars");
        copies.toFile().deleteOnExit();
        List<URL> urls = new ArrayList<>();
        SortedMap<String, String> kamelets = new TreeMap<>();
        Set<String> classes = new TreeSet<>();
        for (String name : jars.keySet()) {
            Path copy = copies.resolve(urls.size() + ".jar");
            try {
                Files.copy(overlay.root().resolve(name), copy, StandardCopyOption.REPLACE_EXISTING);
                copy.toFile().deleteOnExit();
                read(name, copy, kamelets, classes);
            } catch (IOException e) {
                throw new JarRefused(name, e);
            }
            urls.add(copy.toUri().toURL());
        }
        URLClassLoader loader =
                new URLClassLoader("serai-overlay", urls.toArray(URL[]::new), JarSet.class.getClassLoader());
        return new JarSet(version(jars), loader, kamelets, classes);
    }

    static String version(SortedMap<String, ?> jars) {
        return jars.isEmpty() ? "" : jars.toString();
    }

    private static void read(String name, Path jar, SortedMap<String, String> kamelets, Set<String> classes)
            throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (entry.getName().matches(KAMELET)) {
                    try (InputStream in = file.getInputStream(entry)) {
                        kamelets.put(
                                name + "!/" + entry.getName(),
                                new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
                    }
                } else if (entry.getName().endsWith(".class")) {
                    classes.add(entry.getName().replaceFirst("[.]class$", "").replace('/', '.'));
                }
            }
        }
    }

    /** Another one where what a text says may mean something else by other jars; empty where it names none of their classes. */
    String mark(String text) {
        return classes.stream().anyMatch(text::contains) ? version : "";
    }
}
