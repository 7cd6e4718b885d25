package dev.serai.hub.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.serai.hub.laws.bad.Overloaded;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What belongs together stands together: a record of many fields is several records. */
class RecordsLawsTest {

    private static final int MOST = 10;

    /** Settings have a field for each key that a user may set; nothing else is added here. */
    private static final Set<String> LARGE = Set.of("dev.serai.hub.settings.ClusterSettings$Cluster");

    private static final ArchRule SMALL = classes()
            .that()
            .areRecords()
            .should(new ArchCondition<JavaClass>("have at most ten fields") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (fields(type) > MOST && !LARGE.contains(type.getName())) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " has " + fields(type) + " fields"));
                    }
                }
            });

    private static long fields(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .count();
    }

    @Test
    void all_modules_keep_it() {
        assertThat(Modules.ALL.contain("dev.serai.planning.ActionRequest")).isTrue();
        SMALL.check(Modules.ALL);
    }

    @Test
    void it_refuses_what_breaks_it() {
        assertThat(SMALL.evaluate(new ClassFileImporter().importClasses(Overloaded.class))
                        .hasViolation())
                .isTrue();
    }
}
