package dev.serai.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.serai.alert.Severity;
import dev.serai.analysis.Analysis;
import dev.serai.approval.Role;
import dev.serai.signal.Stage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireNameTest {

    @Test
    void each_one_of_each_set_is_read_as_it_was_written() {
        List<JavaClass> sets = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.serai").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(WireName.class))
                        .toList();

        assertThat(sets).hasSizeGreaterThan(15).allSatisfy(type -> comesBack(type.reflect()));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The enum is only known by its class file.
    private static void comesBack(Class type) {
        for (Object one : type.getEnumConstants()) {
            String wire = ((WireName) one).wire();
            assertThat(wire).isEqualTo(wire.toLowerCase(Locale.ROOT));
            assertThat((Object) WireName.of(type, wire)).isSameAs(one);
        }
    }

    @Test
    void the_stored_spelling_is_the_name_in_lower_case() {
        assertThat(Severity.CRITICAL.wire()).isEqualTo("critical");
        assertThat(Analysis.AnalysisStatus.PARTLY_CITED.wire()).isEqualTo("partly_cited");
        assertThat(Stage.SELF_RESOLVED.wire()).isEqualTo("self-resolved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "root", "ADMIN", "admin "})
    void any_other_spelling_is_an_error_that_says_what_there_is(String other) {
        assertThat(Role.find(other)).isEmpty();
        assertThatThrownBy(() -> Role.of(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown role '" + other + "', supported values are: [viewer, operator, approver, admin]");
    }
}
