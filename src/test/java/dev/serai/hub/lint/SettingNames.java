package dev.serai.hub.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;

/** The names of all settings, as their document has them; {@code <name>} stands for one word. */
record SettingNames(List<Pattern> names) {

    private static final Pattern NAME = Pattern.compile("`((?:serai)?\\.[a-z0-9.<>-]+)`");

    static SettingNames documented() {
        try (Stream<String> lines = Files.lines(Path.of("docs/reference/settings.md"))) {
            return new SettingNames(lines.filter(line -> line.startsWith("| `"))
                    .flatMap(line -> NAME.matcher(line.split("\\|")[1]).results())
                    .map(found -> found.group(1))
                    .map(SettingNames::pattern)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of a file that the document does not have. */
    List<String> findings(String yaml) throws IOException {
        ByteArrayResource file = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8));
        return new YamlPropertySourceLoader()
                .load("example", file).stream()
                        .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                        .map(name -> name.replaceAll("\\[[0-9]+]", ""))
                        .filter(name -> names.stream()
                                .noneMatch(known -> known.matcher(name).matches()))
                        .map(name -> "no setting has the name " + name)
                        .toList();
    }

    /** Whether a text is a setting's name, or begins some; what stands for a word, as {@code <name>}, ends it. */
    boolean begin(String text) {
        String literal = text.split("[<*]")[0];
        return names.stream().anyMatch(known -> {
            Matcher matcher = known.matcher(literal);
            return matcher.matches() || !known.pattern().startsWith(".*") && matcher.hitEnd();
        });
    }

    private static Pattern pattern(String name) {
        Matcher parts = Pattern.compile("<[a-z]+>|[^<]+").matcher(name);
        String expression = parts.results()
                .map(part -> part.group().startsWith("<") ? "[a-z0-9-]+" : Pattern.quote(part.group()))
                .collect(Collectors.joining());
        return Pattern.compile(name.startsWith(".") ? ".*" + expression : expression);
    }
}
