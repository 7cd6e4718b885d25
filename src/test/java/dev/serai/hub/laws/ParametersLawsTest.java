package dev.serai.hub.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.serai.hub.laws.bad.Entangled;
import org.junit.jupiter.api.Test;

/** What needs many others is several things. */
class ParametersLawsTest {

    private static final int MOST = 8;

    /** A record's fields are counted by {@link RecordsLawsTest}. */
    private static final ArchRule FEW = codeUnits()
            .should(new ArchCondition<JavaCodeUnit>("have at most eight parameters") {
                @Override
                public void check(JavaCodeUnit unit, ConditionEvents events) {
                    boolean fields =
                            unit instanceof JavaConstructor && unit.getOwner().isRecord();
                    if (unit.getRawParameterTypes().size() > MOST && !fields) {
                        events.add(SimpleConditionEvent.violated(
                                unit,
                                unit.getFullName() + " has "
                                        + unit.getRawParameterTypes().size()));
                    }
                }
            });

    @Test
    void all_modules_keep_it() {
        assertThat(Modules.ALL.contain("dev.serai.hub.intake.InboxWriter")).isTrue();
        FEW.check(Modules.ALL);
    }

    @Test
    void it_refuses_what_breaks_it() {
        assertThat(FEW.evaluate(new ClassFileImporter().importClasses(Entangled.class))
                        .getFailureReport()
                        .getDetails())
                .hasSize(2);
    }
}
