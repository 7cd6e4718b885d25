package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.action.RefusalReason;
import dev.serai.action.RefusalReason.RefusalKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Why a step is not proposed stands in the documents, each reason by its name and no other. */
class RefusalReasonsDocumentTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \\|");
    private static final Pattern NAME = Pattern.compile("[A-Z_]+");

    /** What the order of a playbook's steps says, not the check. */
    private static final Set<String> OF_THE_ORDER = Set.of("NOT_NEEDED", "TRIED_OFTEN_ENOUGH");

    /** Only people name these. */
    private static final Set<RefusalReason> OF_PEOPLE =
            Set.of(RefusalReason.NO_SUCH_PLAYBOOK, RefusalReason.NO_SUCH_STEP, RefusalReason.ALREADY_COMPENSATED);

    @Test
    void the_table_of_steps_that_are_not_proposed_has_each_reason_and_no_other() throws IOException {
        Set<String> documented = documented(Files.readString(Path.of("docs/concepts/approval.md")));
        Set<String> known = Arrays.stream(RefusalReason.values())
                .filter(reason -> !OF_PEOPLE.contains(reason))
                .map(Enum::name)
                .collect(Collectors.toSet());
        known.addAll(OF_THE_ORDER);
        assertThat(documented).isEqualTo(known);
    }

    @Test
    void a_reason_that_is_missing_and_one_that_is_not_there_are_refused() throws IOException {
        String page = Files.readString(Path.of("docs/concepts/approval.md"));
        Set<String> documented = documented(page);
        String one = RefusalReason.COOLDOWN.name();

        assertThat(documented).contains(one);
        assertThat(documented(page.replace("`" + one + "`", "`COOL_DOWN`")))
                .contains("COOL_DOWN")
                .doesNotContain(one);
    }

    private static Set<String> documented(String page) {
        String table = page.substring(page.indexOf("\n## Admission"), page.indexOf("\n## Risk"));
        return ROW.matcher(table)
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results().map(MatchResult::group))
                .collect(Collectors.toSet());
    }

    @Test
    void the_table_of_problems_names_what_may_be_otherwise_later_as_people_are_told() throws IOException {
        String errors = Files.readString(Path.of("docs/reference/errors.md"));
        String row = errors.lines()
                .filter(line -> line.startsWith("| `proposal-refused`"))
                .findFirst()
                .orElseThrow();
        assertThat(notNamed(row)).isEmpty();
        String one = reasonsThatMayPass().get(0);
        assertThat(notNamed(row.replace(one, "`SOMETHING_ELSE`"))).containsExactly(one);
    }

    private static List<String> notNamed(String row) {
        return reasonsThatMayPass().stream().filter(name -> !row.contains(name)).toList();
    }

    private static List<String> reasonsThatMayPass() {
        return Arrays.stream(RefusalReason.values())
                .filter(reason -> reason.kind() == RefusalKind.NOT_NOW)
                .map(reason -> "`" + reason.asked() + "`")
                .distinct()
                .toList();
    }
}
