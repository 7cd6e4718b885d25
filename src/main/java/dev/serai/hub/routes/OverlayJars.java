package dev.serai.hub.routes;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The jars of the integrator's folder, in {@code lib/} and {@code kamelets/}, and the loader by which Camel finds what is in them. */
final class OverlayJars {

    private static final Pattern JAR = Pattern.compile("(lib|kamelets)/[^/]+[.]jar");

    private final OverlayFolder overlay;
    private volatile @Nullable JarSet current;
    private volatile @Nullable RouteFault first;

    OverlayJars(OverlayFolder overlay) {
        this.overlay = overlay;
    }

    /** Those of a folder's files that are jars. */
    static SortedMap<String, OverlayFolder.FileVersion> of(SortedMap<String, OverlayFolder.FileVersion> files) {
        SortedMap<String, OverlayFolder.FileVersion> jars = new TreeMap<>(files);
        jars.keySet().removeIf(name -> !JAR.matcher(name).matches());
        return jars;
    }

    /** What is in use: as the folder is when it is first asked, until others are put to use. */
    synchronized JarSet current() {
        JarSet now = current;
        if (now == null) {
            try {
                now = JarSet.open(overlay, of(overlay.stamps()));
            } catch (IOException e) {
                first = fault(e);
                now = JarSet.NONE;
            }
            current = now;
        }
        return now;
    }

    /** Why none is in use since the start; null where that is not so. */
    @Nullable
    RouteFault first() {
        return first;
    }

    RouteFault fault(IOException thrown) {
        String jar = thrown instanceof JarSet.JarRefused refused ? refused.jar() : "lib";
        return new RouteFault(overlay.path(jar), 1, String.valueOf(thrown.getMessage()));
    }

    void use(JarSet next) {
        current = next;
    }

    /** Finds what {@code parent} has not in the jars that are in use when it is asked. */
    ClassLoader loader(ClassLoader parent) {
        return new CurrentJars(parent);
    }

    private final class CurrentJars extends ClassLoader {

        CurrentJars(ClassLoader parent) {
            super("serai-overlay-current", parent);
        }

        /** Without what it found before: that may be a class of jars that are out of use. */
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            JarSet now = current();
            ClassLoader jars = now.loader();
            // Theirs has the same parent, and asks it first.
            return jars == null ? super.loadClass(name, resolve) : find(name, jars);
        }

        private Class<?> find(String name, ClassLoader jars) throws ClassNotFoundException {
            try {
                return getParent().loadClass(name);
            } catch (ClassNotFoundException e) {
                return jars.loadClass(name);
            }
        }

        @Override
        protected @Nullable URL findResource(String name) {
            ClassLoader jars = current().loader();
            return jars == null ? null : jars.getResource(name);
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            URLClassLoader jars = current().loader();
            return jars == null ? Collections.emptyEnumeration() : jars.findResources(name);
        }
    }
}
