package dev.serai.hub.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.serai.hub.laws.bad.ReasonAsText;
import dev.serai.hub.laws.bad.StateAsText;
import dev.serai.wire.ReasonCode;
import dev.serai.wire.WireName;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States, roles, verdicts are enums, and a column that a row does not have is an error. */
class StatesLawsTest {

    private static final Set<String> WORDS =
            Set.of("state", "status", "role", "outcome", "verdict", "phase", "severity", "concern", "effect");

    /** Class and name; each is a text because it is not the hub's own word, or only ever written. */
    private static final Set<String> TEXTS = Set.of(
            // As a source sent it: what it means is found out there and then.
            "dev.serai.alert.AlertmanagerNormaliser status",
            "dev.serai.alert.GenericNormaliser state",
            "dev.serai.alert.GithubSecurity state",
            // As Kubernetes has it.
            "dev.serai.cluster.Trees status",
            // As a person's request has it, before it is checked.
            "dev.serai.hub.action.ActionCommands outcome",
            // As a Kamelet answered it, for people.
            "dev.serai.event.ActionEvent$Probed answerVerdict",
            // The tag of a meter.
            "dev.serai.hub.job.JobMetrics outcome",
            "dev.serai.hub.security.LoginGuard outcome");

    /** Reasons that are no enum: each is made of some that are, or says what an executor said. */
    private static final Set<String> JOINED_REASONS = Set.of(
            "dev.serai.action.ExecutorReason",
            "dev.serai.hub.planning.StepOutcomeReason$Refused",
            "dev.serai.hub.planning.StepOutcomeReason$InOrder",
            "dev.serai.hub.planning.StepOutcomeReason$EarlierState",
            "dev.serai.hub.planning.StepOutcomeReason$BegunAction");

    private static final JavaClasses ALL = Modules.ALL;

    private static final List<Path> SOURCES = List.of(Path.of("processors/src/main/java"), Path.of("src/main/java"));

    /** A row as a map has no column for a wrong name either, and says null; {@code LoadedRow} says which is missing. */
    private static final Pattern COLUMN =
            Pattern.compile("\\b(?:row|rows|columns|found|loaded)(?:\\.get\\(\\d+\\))?\\.get(?:OrDefault)?\\(\\s*\"");

    /** Kamelets are not of the hub: they hold what other systems say, and work without it. */
    private static boolean isOurs(JavaClass type) {
        return Stream.of("dev.serai.kamelet", "dev.serai.demo", "dev.serai.bench")
                .noneMatch(other -> type.getPackageName().startsWith(other));
    }

    /** As {@code class name}. */
    private static Set<String> texts(Stream<JavaClass> types) {
        Set<String> found = new TreeSet<>();
        types.forEach(type -> names(type).stream()
                .filter(name -> WORDS.contains(lastWord(name)))
                .forEach(name -> found.add(type.getName() + " " + name)));
        return found;
    }

    private static List<String> names(JavaClass type) {
        List<String> names = new ArrayList<>();
        type.getFields().stream()
                .filter(field -> field.getRawType().isEquivalentTo(String.class))
                .forEach(field -> names.add(field.getName()));
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            executable(unit).map(Executable::getParameters).stream()
                    .flatMap(Arrays::stream)
                    .filter(parameter -> parameter.getType() == String.class)
                    .map(Parameter::getName)
                    .forEach(names::add);
        }
        return names;
    }

    private static Optional<Executable> executable(JavaCodeUnit unit) {
        Object reflected = unit.isMethod() || unit.isConstructor() ? unit.reflect() : null;
        return reflected instanceof Method method
                ? Optional.of(method)
                : Optional.ofNullable((Constructor<?>) reflected);
    }

    private static String lastWord(String name) {
        String[] words = name.split("(?=[A-Z])");
        return words[words.length - 1].toLowerCase(Locale.ROOT);
    }

    @Test
    void no_state_is_a_text() {
        assertThat(ALL.contain("dev.serai.playbook.AlertFact")).isTrue();
        assertThat(texts(ALL.stream().filter(StatesLawsTest::isOurs))).isEqualTo(new TreeSet<>(TEXTS));
    }

    @Test
    void a_state_that_is_a_text_is_refused() {
        assertThat(texts(new ClassFileImporter().importClasses(StateAsText.class).stream()))
                .containsExactly(
                        StateAsText.class.getName() + " answerState", StateAsText.class.getName() + " severity");
    }

    @Test
    void no_reason_is_a_text() {
        assertThat(looseReasons(ALL.stream())).isEqualTo(new TreeSet<>(JOINED_REASONS));
    }

    @Test
    void a_reason_that_is_a_text_is_refused() {
        assertThat(looseReasons(new ClassFileImporter().importClasses(ReasonAsText.class, ReasonCode.class).stream()))
                .containsExactly(ReasonAsText.class.getName());
    }

    private static Set<String> looseReasons(Stream<JavaClass> types) {
        return types.filter(type -> type.isAssignableTo(ReasonCode.class) && !type.isInterface() && !type.isEnum())
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void no_row_is_read_as_a_map() throws IOException {
        assertThat(hits(COLUMN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return row.get(\"sha256\") + row.get(\"source\");",
                "rows.get(0).get(\"state\")",
                "columns.getOrDefault( \"state\", \"open\")"
            })
    void a_row_that_is_read_as_a_map_is_refused(String line) {
        assertThat(COLUMN.matcher(line).find()).isTrue();
    }

    @Test
    void no_state_is_compared_with_a_text() throws IOException {
        assertThat(comparison()
                        .matcher("if (page.text(\"x\").equals(\"resolved\")) {")
                        .find())
                .isTrue();
        for (String line : List.of(
                "\"awaiting_approval\".equals(state)",
                "Objects.equals(state, \"resolved\")",
                "Objects.equals(row.text(\"state\"), \"resolved\")",
                "Objects.equals(\"resolved\", state)",
                "case \"resolved\" -> over();",
                "case \"nothing\", \"resolved\":")) {
            assertThat(comparison().matcher(line).find()).as(line).isTrue();
        }
        assertThat(comparison()
                        .matcher("case \"nothing\" -> Objects.equals(a, b)")
                        .find())
                .isFalse();
        assertThat(hits(comparison()))
                .as("what GitHub says of a finding, an executor of its work, a person in a request and a command")
                .containsExactlyInAnyOrder(
                        "GithubSecurity.java: .equals(\"open\")",
                        "GithubSecurity.java: \"active\".equals(",
                        "ActionResult.java: case \"succeeded\"",
                        "ActionResult.java: case \"failed\"",
                        "ActionCommands.java: case \"succeeded\"",
                        "ActionCommands.java: case \"failed\"",
                        "ChatCommand.java: case \"open\"");
    }

    /** With a name of one of the sets of states; those of kinds of things are everyday words. */
    private static Pattern comparison() {
        String names = ALL.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(WireName.class))
                .filter(type -> !Set.of("EvidenceKind", "CitationKind", "NoticeKind", "MessageSubject", "Stage")
                        .contains(type.getSimpleName()))
                .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                .map(one -> ((WireName) one).wire())
                .distinct()
                .collect(Collectors.joining("|"));
        String word = "\"(?:" + names + ")\"";
        return Pattern.compile(word + "\\.equals\\(|\\.equals\\(" + word + "\\)|\\bcase (?:\"[^\"]*\",\\s*)*" + word
                + "|Objects\\.equals\\(" + word + "|Objects\\.equals\\([^;{]*?,\\s*" + word + "\\)");
    }

    private static List<String> hits(Pattern pattern) throws IOException {
        List<String> hits = new ArrayList<>();
        for (Path root : SOURCES) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    pattern.matcher(Files.readString(file))
                            .results()
                            .map(MatchResult::group)
                            .forEach(hit -> hits.add(file.getFileName() + ": " + hit));
                }
            }
        }
        return hits;
    }
}
