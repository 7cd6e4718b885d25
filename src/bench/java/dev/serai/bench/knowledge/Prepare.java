package dev.serai.bench.knowledge;

import dev.serai.digest.Sha256;
import dev.serai.kamelet.knowledge.KnowledgeFiles;
import dev.serai.knowledge.KnownSource;
import dev.serai.knowledge.PreparedSource;
import dev.serai.knowledge.SourceFacts;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code Prepare <folder of sources> <folder>}: makes the files that the product ships of what their publishers published. */
public final class Prepare {

    private static final Pattern VERSION = Pattern.compile("-([0-9]+\\.[0-9]+)[.-]");

    private Prepare() {}

    public static void main(String[] arguments) throws Exception {
        // MITRE's terms ask for the year.
        String licence = KnownSource.ATTACK.licence().replace("© The", "© 2025 The");
        prepare(KnownSource.ATTACK, licence, "enterprise-attack", arguments);
        prepare(KnownSource.NIST, KnownSource.NIST.licence(), "sp-?800-53", arguments);
    }

    private static void prepare(KnownSource source, String licence, String name, String[] arguments) throws Exception {
        Pattern named = Pattern.compile(".*" + name + ".*\\.json(\\.gz)?", Pattern.CASE_INSENSITIVE);
        Path origin;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]), 2)) {
            origin = files.filter(
                            file -> named.matcher(file.getFileName().toString()).matches())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no file for " + source.source()));
        }
        Matcher version = VERSION.matcher(origin.getFileName().toString());
        boolean says = source == KnownSource.ATTACK && version.find();
        KnowledgeFiles.ReadSource read = KnowledgeFiles.of(
                origin,
                source.format(),
                new SourceFacts(source.source(), source.source(), says ? version.group(1) : "", licence));
        Path file = Path.of(arguments[1], source.source() + ".chunks.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            System.out.println(PreparedSource.write(
                    out,
                    List.copyOf(read.chunks()),
                    origin.getFileName().toString(),
                    Sha256.hex(Files.readAllBytes(origin))));
        }
    }
}
