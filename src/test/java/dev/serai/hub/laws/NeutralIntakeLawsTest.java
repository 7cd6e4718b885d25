package dev.serai.hub.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.serai.hub.laws.bad.ServletAlerts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What takes alerts behind {@code direct:alerts-accept} does not know what brought them. */
class NeutralIntakeLawsTest {

    /** The steps that take a delivery, and what makes one. */
    private static final List<String> STEPS = List.of("AlertsAccept", "DeliverySteps");

    private static final List<String> HTTP = List.of(
            "jakarta.servlet",
            "org.springframework.web",
            "org.springframework.http",
            "java.net.http",
            "dev.serai.hub.http");

    @Test
    void nothing_behind_alerts_accept_knows_http() {
        Set<JavaClass> behind = new HashSet<>();
        STEPS.forEach(name -> behind.addAll(reached(Modules.ALL.get("dev.serai.hub.intake." + name))));
        assertThat(behind)
                .extracting(JavaClass::getSimpleName)
                .contains("Inbox", "InboxWriter", "InboxRows", "Delivery");
        assertThat(findings(behind)).isEmpty();
    }

    @Test
    void one_that_does_is_refused() {
        JavaClass bad = new ClassFileImporter()
                .importClasses(ServletAlerts.class, ServletAlerts.Sender.class)
                .get(ServletAlerts.class);
        assertThat(findings(reached(bad)))
                .contains(ServletAlerts.Sender.class.getName() + " uses jakarta.servlet.http.HttpServletRequest");
    }

    /** The class and what it uses in its own package, and so on. */
    private static Set<JavaClass> reached(JavaClass from) {
        Set<JavaClass> reached = new HashSet<>(Set.of(from));
        Deque<JavaClass> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            used(open.remove())
                    .filter(type -> type.getPackageName().equals(from.getPackageName()))
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }

    private static Stream<JavaClass> used(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType);
    }

    private static Set<String> findings(Set<JavaClass> types) {
        Set<String> findings = new TreeSet<>();
        for (JavaClass type : types) {
            used(type)
                    .filter(used -> HTTP.stream().anyMatch(used.getPackageName()::startsWith))
                    .forEach(used -> findings.add(type.getName() + " uses " + used.getName()));
        }
        return findings;
    }
}
