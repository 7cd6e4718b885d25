package dev.serai.hub.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * What a room offers to the others: its public types. One that no other package uses is a part of the inside that
 * anybody might come to depend on.
 *
 * @param root the package whose packages are the rooms
 * @param users all that may use them
 * @param named whether somebody needs it in a way that classes do not show: frameworks make it by its name, the
 *     documents name it to who writes routes, only its constants are used
 */
record OfferedTypes(String root, JavaClasses users, Predicate<JavaClass> named) {

    ArchRule law() {
        Set<JavaClass> used = used();
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .should(new ArchCondition<>("be used by another package, or not be public") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!used.contains(type)
                                && !type.isAnnotatedWith(SpringBootApplication.class)
                                && !named.test(type)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " is public, and no other package uses it"));
                        }
                    }
                })
                .because("side by side rooms use each other through few types of the owner");
    }

    private Set<JavaClass> used() {
        return users.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> !use.getOriginClass()
                        .getPackageName()
                        .equals(target(use).getPackageName()))
                .map(OfferedTypes::target)
                .collect(Collectors.toSet());
    }

    private static JavaClass target(Dependency use) {
        JavaClass type = use.getTargetClass().getBaseComponentType();
        while (type.getEnclosingClass().isPresent()) {
            type = type.getEnclosingClass().get();
        }
        return type;
    }
}
