package dev.serai.kamelet.knowledge;

import dev.serai.digest.Sha256;
import dev.serai.knowledge.DocumentFormat;
import dev.serai.knowledge.KnowledgeChunk;
import dev.serai.knowledge.KnownSource;
import dev.serai.knowledge.MarkdownChunker;
import dev.serai.knowledge.OscalChunker;
import dev.serai.knowledge.SourceFacts;
import dev.serai.knowledge.StixChunker;
import dev.serai.knowledge.UnreadableDocument;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads documents from files: {@code *.json} and {@code *.json.gz} of STIX or OSCAL, and {@code *.md}. */
public final class KnowledgeFiles {

    private static final int DEPTH = 8;
    private static final int MARKDOWN = 2 * 1024 * 1024;
    private static final long JSON = 512L * 1024 * 1024;
    private static final int BEGINNING = 4_096;

    private KnowledgeFiles() {}

    /**
     * What files of one source say.
     *
     * @param sha256 of all their bytes, in the order of their names
     */
    public record ReadSource(String source, String version, String sha256, List<KnowledgeChunk> chunks) {}

    /**
     * One source: a file, or all files of the format below a folder.
     *
     * @throws UnreadableDocument naming the file that is not what it is read as
     * @throws IOException where a file cannot be read
     */
    public static ReadSource of(Path place, DocumentFormat format, SourceFacts facts) throws IOException {
        Path parent = place.toAbsolutePath().getParent();
        Path root = Files.isRegularFile(place) && parent != null ? parent : place;
        List<Path> files = new ArrayList<>();
        for (Path file : files(place)) {
            if (isMarkdown(file) == (format == DocumentFormat.MARKDOWN) && (isMarkdown(file) || isJson(file))) {
                files.add(file);
            }
        }
        return read(root, files, format, facts);
    }

    /** All below a folder, each sub-folder a source of its name; what lies beside them by its format. */
    public static List<ReadSource> under(Path folder) throws IOException {
        Map<String, FilesOfSource> sources = new TreeMap<>();
        for (Path file : files(folder)) {
            DocumentFormat format = formatOf(file);
            if (format != null) {
                String source = source(folder, file, format);
                Path root = folder.relativize(file).getNameCount() > 1
                        ? folder.resolve(folder.relativize(file).getName(0))
                        : folder;
                FilesOfSource found =
                        sources.computeIfAbsent(source, key -> new FilesOfSource(root, format, new ArrayList<>()));
                if (found.format() == format) {
                    found.files().add(file);
                }
            }
        }
        List<ReadSource> all = new ArrayList<>();
        for (Map.Entry<String, FilesOfSource> one : sources.entrySet()) {
            String name = one.getKey();
            SourceFacts facts = new SourceFacts(name, name, "", KnownSource.licenceOf(name));
            all.add(read(
                    one.getValue().root(),
                    one.getValue().files(),
                    one.getValue().format(),
                    facts));
        }
        return List.copyOf(all);
    }

    private record FilesOfSource(Path root, DocumentFormat format, List<Path> files) {}

    private static ReadSource read(Path root, List<Path> files, DocumentFormat format, SourceFacts facts)
            throws IOException {
        MessageDigest digest = Sha256.digest();
        List<KnowledgeChunk> chunks = new ArrayList<>();
        for (Path file : files) {
            chunks.addAll(read(file, name(root, file), format, facts, digest));
        }
        String version = chunks.isEmpty() ? facts.version() : chunks.get(0).version();
        return new ReadSource(facts.name(), version, HexFormat.of().formatHex(digest.digest()), unique(chunks));
    }

    private static List<KnowledgeChunk> read(
            Path file, String name, DocumentFormat format, SourceFacts facts, MessageDigest digest) throws IOException {
        try (InputStream in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
            return switch (format) {
                case STIX -> StixChunker.read(plain(file, in), facts);
                case OSCAL -> OscalChunker.read(plain(file, in), facts);
                case MARKDOWN -> MarkdownChunker.read(text(in), name, facts);
            };
        } catch (UnreadableDocument e) {
            throw new UnreadableDocument(file.getFileName() + ": " + e.getMessage());
        }
    }

    private static InputStream plain(Path file, InputStream in) throws IOException {
        return new BoundedInput(file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, JSON);
    }

    private static String text(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MARKDOWN + 1);
        if (bytes.length > MARKDOWN) {
            throw new UnreadableDocument("it is longer than " + MARKDOWN + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<Path> files(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(place, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !name(place, file).matches("(.*/)?\\..*"))
                    .sorted()
                    .toList();
        }
    }

    private static @Nullable DocumentFormat formatOf(Path file) throws IOException {
        if (isMarkdown(file)) {
            return DocumentFormat.MARKDOWN;
        }
        if (!isJson(file)) {
            return null;
        }
        try (InputStream in = plain(file, Files.newInputStream(file))) {
            String begin = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
            return begin.contains("\"catalog\"")
                    ? DocumentFormat.OSCAL
                    : begin.contains("\"bundle\"") ? DocumentFormat.STIX : null;
        }
    }

    private static String source(Path folder, Path file, DocumentFormat format) {
        Path within = folder.relativize(file);
        if (within.getNameCount() > 1) {
            return within.getName(0).toString().toLowerCase(Locale.ROOT);
        }
        return switch (format) {
            case STIX -> KnownSource.ATTACK.source();
            case OSCAL -> KnownSource.NIST.source();
            case MARKDOWN -> "runbooks";
        };
    }

    /** With {@code /} and without its ending. */
    private static String name(Path root, Path file) {
        Path absolute = root.toAbsolutePath();
        return absolute.relativize(file.toAbsolutePath())
                .toString()
                .replace('\\', '/')
                .replaceFirst("\\.(md|markdown)$", "");
    }

    private static boolean isMarkdown(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(md|markdown)");
    }

    private static boolean isJson(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.json(\\.gz)?");
    }

    /** Two documents may bear one reference: the first keeps its id. */
    public static List<KnowledgeChunk> unique(List<KnowledgeChunk> chunks) {
        Map<String, KnowledgeChunk> byId = new HashMap<>();
        return chunks.stream()
                .filter(chunk -> byId.putIfAbsent(chunk.id(), chunk) == null)
                .toList();
    }
}
