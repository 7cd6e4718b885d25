package dev.serai.hub.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.Test;

class OfferedTypesLawsTest {

    /** What frameworks make by name, what logback and Camel are told, and what routes of one's own may meet. */
    private static final List<Path> NAMING = List.of(
            Path.of("src/main/resources/META-INF"), Path.of("docs/internals/conventions.md"), Path.of("routes"));

    @Test
    void no_room_offers_what_nobody_uses() {
        assertThat(Modules.ALL.contain("dev.serai.hub.job.JobComponent")).isTrue();
        new OfferedTypes("dev.serai.hub", Modules.ALL, named()).law().check(Modules.ALL);
    }

    @Test
    void one_that_nobody_uses_is_refused() {
        String root = "dev.serai.hub.laws.bad.rooms";
        var bad = new ClassFileImporter().importPackages(root);
        ArchRule law = new OfferedTypes(root, bad, type -> false).law();

        assertThat(law.evaluate(bad).getFailureReport().getDetails())
                .containsExactlyInAnyOrder(
                        root + ".db.RowOfTheFloor is public, and no other package uses it",
                        root + ".job.JobOfANoun is public, and no other package uses it");
        assertThat(new OfferedTypes(root, bad, type -> true).law().evaluate(bad).hasViolation())
                .isFalse();
    }

    private static final Pattern IMPORT =
            Pattern.compile("(?m)^@?import (?:static )?(dev\\.serai(?:\\.[a-z]+)+\\.[A-Z]\\w+)");

    /** Constants leave no trace in the classes that use them, and tests use what they show; pages show what views are. */
    private static final List<Path> SOURCES = List.of(
            Path.of("src/main/java"), Path.of("src/main/jte"), Path.of("src/test/java"), Path.of("src/bench/java"));

    private static Predicate<JavaClass> named() {
        String text = NAMING.stream()
                .flatMap(OfferedTypesLawsTest::files)
                .map(OfferedTypesLawsTest::text)
                .collect(Collectors.joining("\n"));
        Set<String> words = Pattern.compile("\\b[A-Z]\\w+")
                .matcher(text)
                .results()
                .map(word -> word.group())
                .collect(Collectors.toSet());
        Set<String> imported = SOURCES.stream()
                .flatMap(OfferedTypesLawsTest::files)
                .flatMap(file -> IMPORT.matcher(text(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        return type -> type.isAssignableTo(Endpoint.class)
                || imported.contains(type.getName())
                || words.contains(type.getSimpleName());
    }

    private static Stream<Path> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
