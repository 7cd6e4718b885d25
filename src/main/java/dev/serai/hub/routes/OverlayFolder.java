package dev.serai.hub.routes;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The integrator's folder. It may be missing. Files whose name begins with a dot are not looked at, nor are such folders. */
final class OverlayFolder {

    private static final int DEPTH = 8;

    private final Path root;

    /** What changes when a file does. */
    record FileVersion(long time, long size, @Nullable Object key, boolean readable) {}

    OverlayFolder(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    boolean exists() {
        return Files.isDirectory(root);
    }

    /** How the integrator knows a file. */
    String path(String name) {
        return root.resolve(name).toString();
    }

    /** Without the folder; of a file that is elsewhere its own name alone. */
    String name(String path) {
        Path file = Path.of(path);
        if (file.equals(root)) {
            return ".";
        }
        Path name = file.startsWith(root) ? root.relativize(file) : file.getFileName();
        return String.valueOf(name).replace('\\', '/');
    }

    /** How Camel knows it. */
    String location(String name) {
        return "file:" + root.resolve(name).toAbsolutePath().normalize();
    }

    /** All files as they are now, by name with {@code /}; what cannot be read is left out. */
    SortedMap<String, FileVersion> stamps() throws IOException {
        SortedMap<String, FileVersion> stamps = new TreeMap<>();
        if (!Files.isDirectory(root)) {
            return stamps;
        }
        // A mounted ConfigMap is links into a hidden folder.
        Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
                if (!isHidden(file) && found.isRegularFile()) {
                    String name = root.relativize(file).toString().replace('\\', '/');
                    stamps.put(name, stamp(file, found));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return stamps;
    }

    private static FileVersion stamp(Path file, BasicFileAttributes found) {
        return new FileVersion(
                found.lastModifiedTime().toMillis(), found.size(), found.fileKey(), Files.isReadable(file));
    }

    private boolean isHidden(Path path) {
        return !path.equals(root) && path.getFileName().toString().startsWith(".");
    }

    /** Whether a file is a link, or in one, to what lies elsewhere. */
    boolean leadsOut(String name) throws IOException {
        Path file = root.resolve(name);
        return Files.exists(file) && !file.toRealPath().startsWith(root.toRealPath());
    }

    /** In bytes; 0 where there is none. */
    long size(String name) throws IOException {
        Path file = root.resolve(name);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /**
     * A file's text, or null where there is none.
     *
     * @throws CharacterCodingException if it is not UTF-8
     */
    @Nullable
    String text(String name) throws IOException {
        try {
            return Files.readString(root.resolve(name));
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
