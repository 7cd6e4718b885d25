package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's templates show text as text alone, and hold nothing that the pages' policy forbids. */
class PageTemplatesLintTest {

    private static final Path TEMPLATES = Path.of("src/main/jte");

    private static final Map<String, Pattern> REFUSED = Map.of(
            "text is never HTML", Pattern.compile("\\$unsafe|Content\\s*\\{|writeContent|HtmlContent"),
            "no script in a page", Pattern.compile("<script(?! type=\"module\" src=\"\\$\\{[^}]*}\"></script>)"),
            "no style in a page", Pattern.compile("<style|\\sstyle\\s*="),
            "no handler in a page", Pattern.compile("\\son[a-z]+\\s*=\\s*\"", Pattern.CASE_INSENSITIVE),
            "no address that runs something", Pattern.compile("(?i)javascript:|data:text"),
            "what is shown is made by a view, not by code in the page", Pattern.compile("!\\{"),
            "only attributes that the pages' own views fill lead anywhere",
                    Pattern.compile("(?i)<(?:iframe|object|embed|base|meta http-equiv)"));

    @Test
    void templates_keep_to_the_rules() throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<String> wrong = wrong(text(file));
                if (!wrong.isEmpty()) {
                    found.put(file.toString(), wrong);
                }
            }
        }
        assertThat(TEMPLATES.resolve("now.jte")).exists();
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>$unsafe{view.text()}</p>",
                "<script>start()</script>",
                "<script type=\"module\" src=\"https://evil.test/x.js\"></script>",
                "<style>p {}</style>",
                "<p style=\"color: red\">",
                "<button onclick=\"go()\">",
                "<a href=\"javascript:go()\">",
                "!{var x = view.text();}",
                "<base href=\"/\">"
            })
    void a_bad_one_is_refused(String template) {
        assertThat(wrong(template)).hasSize(1);
    }

    private static List<String> wrong(String template) {
        return REFUSED.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(template).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
