package dev.serai.hub.laws;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rooms of the hub: packages by noun, on floors. Who stands on a floor uses what is below, or beside it without going
 * round in a circle.
 *
 * @param root the package whose packages are the rooms
 */
record Rooms(String root) {

    static final Rooms HUB = new Rooms("dev.serai.hub");

    /** From below; every other room stands above them, one for each noun. */
    private static final List<Set<String>> FLOORS =
            List.of(Set.of("db", "settings", "log"), Set.of("job", "journal", "http", "routes", "leader"));

    ArchRule withoutCycles() {
        return SlicesRuleDefinition.slices()
                .matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a part that can be understood alone can be changed alone");
    }

    /** One rule a floor: nothing on it knows of what is above. */
    List<ArchRule> floors() {
        return List.of(below(FLOORS.get(0), Set.of()), below(FLOORS.get(1), FLOORS.get(0)));
    }

    private ArchRule below(Set<String> floor, Set<String> under) {
        String[] allowed = packages(floor, under);
        return noClasses()
                .that()
                .resideInAnyPackage(packages(floor, Set.of()))
                .should()
                .dependOnClassesThat(resideInAPackage(root + ".(*)..")
                        .and(not(resideInAnyPackage(allowed)))
                        .as("stand above them"))
                .because("arrows only go down");
    }

    private String[] packages(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream())
                .map(room -> root + "." + room + "..")
                .toArray(String[]::new);
    }

    /** The rooms and who uses whom, as a Mermaid flowchart; an arrow that others imply is left out. */
    String picture(JavaClasses classes) {
        Map<String, Set<String>> uses = uses(classes);
        StringBuilder text = new StringBuilder("```mermaid\nflowchart TD\n");
        List<String> names = List.of("ground", "first", "nouns");
        Map<Integer, Set<String>> byFloor = new TreeMap<>(Comparator.reverseOrder());
        uses.keySet().forEach(room -> byFloor.computeIfAbsent(floor(room), floor -> new TreeSet<>())
                .add(room));
        byFloor.forEach((floor, rooms) -> {
            text.append("  subgraph ").append(names.get(floor)).append('\n');
            rooms.forEach(room -> text.append("    ").append(room).append('\n'));
            text.append("  end\n");
        });
        uses.forEach((room, used) -> used.stream()
                .filter(other ->
                        used.stream().noneMatch(between -> !between.equals(other) && reaches(uses, between, other)))
                .forEach(other -> text.append("  ")
                        .append(room)
                        .append(" --> ")
                        .append(other)
                        .append('\n')));
        return text.append("```\n").toString();
    }

    private static int floor(String room) {
        return FLOORS.get(0).contains(room) ? 0 : FLOORS.get(1).contains(room) ? 1 : 2;
    }

    private static boolean reaches(Map<String, Set<String>> uses, String from, String to) {
        Set<String> used = uses.getOrDefault(from, Set.of());
        return used.contains(to) || used.stream().anyMatch(next -> reaches(uses, next, to));
    }

    private Map<String, Set<String>> uses(JavaClasses classes) {
        Map<String, Set<String>> uses = new TreeMap<>();
        classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .forEach(dependency -> add(uses, dependency));
        return uses;
    }

    private void add(Map<String, Set<String>> uses, Dependency dependency) {
        Optional<String> from = room(dependency.getOriginClass().getPackageName());
        Optional<String> to =
                room(dependency.getTargetClass().getBaseComponentType().getPackageName());
        from.ifPresent(room -> uses.computeIfAbsent(room, key -> new TreeSet<>()));
        if (from.isPresent() && to.isPresent() && !from.equals(to)) {
            uses.computeIfAbsent(to.get(), key -> new TreeSet<>());
            uses.get(from.get()).add(to.get());
        }
    }

    private Optional<String> room(String packageName) {
        return packageName.startsWith(root + ".")
                ? Optional.of(packageName.substring(root.length() + 1).split("\\.")[0])
                : Optional.empty();
    }
}
