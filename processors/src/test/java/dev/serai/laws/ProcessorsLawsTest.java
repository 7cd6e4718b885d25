package dev.serai.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.serai.laws.bad.ClockReader;
import dev.serai.laws.bad.FileReading;
import dev.serai.laws.bad.Framework;
import dev.serai.laws.unmarked.Unmarked;
import dev.serai.wire.bad.RuleInContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorsLawsTest {

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.serai");

    @Test
    void the_module_keeps_them() {
        assertThat(MODULE).isNotEmpty();
        List.of(
                        ProcessorsLaws.NO_OUTSIDE,
                        ProcessorsLaws.NO_CLOCK,
                        ProcessorsLaws.PLAIN,
                        ProcessorsLaws.NO_CYCLES,
                        ProcessorsLaws.NULL_MARKED,
                        ProcessorsLaws.WIRE)
                .forEach(law -> law.check(MODULE));
    }

    @Test
    void each_refuses_what_breaks_it() {
        assertRefused(ProcessorsLaws.NO_OUTSIDE, FileReading.class);
        assertRefused(ProcessorsLaws.NO_CLOCK, ClockReader.class);
        assertRefused(ProcessorsLaws.PLAIN, Framework.class);
        assertRefused(ProcessorsLaws.NULL_MARKED, Unmarked.class);
        assertRefused(ProcessorsLaws.WIRE, RuleInContract.class);
    }

    @Test
    void a_circle_of_packages_is_refused() {
        String bad = "dev.serai.laws.bad.circle";
        assertThat(ProcessorsLaws.noCycles(bad)
                        .evaluate(new ClassFileImporter().importPackages(bad))
                        .getFailureReport()
                        .toString())
                .contains("Slice one", "Slice two");
    }

    private static void assertRefused(ArchRule law, Class<?> bad) {
        JavaClasses classes = new ClassFileImporter().importClasses(bad);
        assertThat(law.evaluate(classes).hasViolation())
                .as(law.getDescription() + " on " + bad)
                .isTrue();
    }
}
