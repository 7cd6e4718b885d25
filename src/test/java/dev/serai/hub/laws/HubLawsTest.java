package dev.serai.hub.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.laws.bad.ClockReader;
import dev.serai.hub.laws.bad.FieldInjected;
import dev.serai.hub.laws.bad.LocaleReader;
import dev.serai.hub.laws.bad.LooseSettings;
import dev.serai.hub.laws.bad.OwnReplayCheck;
import dev.serai.hub.laws.bad.Prober;
import dev.serai.hub.laws.bad.Scheduler;
import dev.serai.hub.laws.bad.Sender;
import dev.serai.hub.laws.bad.StepRunner;
import dev.serai.wire.bad.HubInContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HubLawsTest {

    private static final JavaClasses HUB = Modules.ALL;

    @Test
    void the_hub_keeps_them() {
        assertThat(HUB.contain("dev.serai.hub.Hub")).isTrue();
        List.of(
                        HubLaws.DATA,
                        HubLaws.EDGE,
                        HubLaws.CONTRACT,
                        HubLaws.CLOCK,
                        HubLaws.CHARSET,
                        HubLaws.NO_FIELD_INJECTION,
                        HubLaws.SETTINGS,
                        HubLaws.FLOW,
                        HubLaws.STEPS,
                        HubLaws.ONE_REPLAY_CHECK,
                        HubLaws.NULL_MARKED)
                .forEach(law -> law.check(HUB));
    }

    @Test
    void each_refuses_what_breaks_it() {
        assertRefused(HubLaws.DATA, Prober.class);
        assertRefused(HubLaws.EDGE, HubInContract.class);
        assertRefused(HubLaws.CONTRACT, HubInContract.class);
        assertRefused(HubLaws.CLOCK, ClockReader.class);
        assertRefused(HubLaws.CHARSET, LocaleReader.class);
        assertRefused(HubLaws.NO_FIELD_INJECTION, FieldInjected.class);
        assertRefused(HubLaws.SETTINGS, LooseSettings.class);
        assertRefused(HubLaws.FLOW, Scheduler.class);
        assertRefused(HubLaws.FLOW, Sender.class);
        assertRefused(HubLaws.STEPS, StepRunner.class);
        assertRefused(HubLaws.ONE_REPLAY_CHECK, OwnReplayCheck.class);
        assertRefused(HubLaws.NULL_MARKED, ClockReader.class);
    }

    @Test
    void the_beans_that_send_are_those_of_the_document() throws IOException {
        Set<String> sending = HUB.stream()
                .filter(type -> type.isAnnotatedWith(LeadsTo.class))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        String page = Files.readString(Path.of("docs/internals/conventions.md"));
        String section = page.substring(page.indexOf("## Beans that send"));
        Set<String> documented = Pattern.compile("(?m)^\\| `(\\w+)` \\|")
                .matcher(section.substring(0, section.indexOf("\n## ", 3)))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(sending).isNotEmpty().isEqualTo(documented);
    }

    @Test
    void no_package_of_any_module_goes_round_in_a_circle() {
        assertThat(HUB.contain("dev.serai.kamelet.cluster.watch.WatchComponent"))
                .isTrue();
        assertThat(HUB.contain("dev.serai.demo.ApiServer")).isTrue();
        HubLaws.noCycles("dev.serai").check(HUB);

        String bad = "dev.serai.hub.laws.bad.circle";
        assertThat(HubLaws.noCycles(bad)
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
