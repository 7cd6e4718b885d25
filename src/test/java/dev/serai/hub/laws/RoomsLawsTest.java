package dev.serai.hub.laws;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The hub's packages stand on floors, and the picture in the documents is of them. */
class RoomsLawsTest {

    private static final JavaClasses HUB = Modules.ALL.that(resideInAPackage("dev.serai.hub.."));

    private static final Path PAGE = Path.of("docs/internals/architecture.md");
    private static final String BEGIN = "<!-- rooms: written by RoomsLawsTest -->\n";
    private static final String END = "<!-- end of rooms -->";
    private static final String REGENERATE =
            "./mvnw -B -q test -Dtest=RoomsLawsTest -Dsurefire.failIfNoSpecifiedTests=false -Dserai.docs.write=true";

    @Test
    void no_room_goes_round_in_a_circle() {
        Rooms.HUB.withoutCycles().check(HUB);
    }

    @Test
    void arrows_only_go_down() {
        Rooms.HUB.floors().forEach(law -> law.check(HUB));
    }

    @Test
    void a_circle_and_an_arrow_upwards_are_refused() {
        JavaClasses bad = new ClassFileImporter().importPackages("dev.serai.hub.laws.bad.rooms");
        Rooms rooms = new Rooms("dev.serai.hub.laws.bad.rooms");

        assertThat(rooms.withoutCycles().evaluate(bad).getFailureReport().toString())
                .contains("Slice action", "Slice planning");
        assertThat(rooms.floors().get(0).evaluate(bad).getFailureReport().toString())
                .contains("RowOfTheFloor");
        assertThat(rooms.floors().get(1).evaluate(bad).getFailureReport().toString())
                .contains("JobOfANoun");
    }

    @Test
    void the_picture_in_the_documents_is_of_this_code() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String drawn = page.substring(0, begin) + Rooms.HUB.picture(HUB) + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("serai.docs.write")) {
            Files.writeString(PAGE, drawn);
        }

        assertThat(Files.readString(PAGE))
                .as("regenerate it with: %s", REGENERATE)
                .isEqualTo(drawn);
    }
}
