package dev.serai.hub.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.routes.Folders;
import dev.serai.hub.routes.RouteFault;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebooksTest {

    @TempDir
    Path root;

    private RoutesFolder folder;

    private Rulebooks rulebooks() {
        folder = Folders.over(root);
        return new Rulebooks(folder, ClusterPlaybooksTest.catalogue());
    }

    /** As after a change of the folder. */
    private List<RouteFault> faults() {
        Folders.refresh(folder);
        return folder.faults();
    }

    private Path latin(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "# größer\n", StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_playbook_that_is_no_text_is_named_and_forgotten_once_it_is_gone() throws IOException {
        rulebooks();
        Path file = latin("playbooks/own.yaml");
        assertThat(faults()).extracting(RouteFault::file).containsExactly(file.toString());
        Files.delete(file);
        assertThat(faults()).isEmpty();
    }

    @Test
    void what_was_wrong_before_is_told_again_after_it_was_no_text() throws IOException {
        rulebooks();
        Files.createDirectories(root.resolve("playbooks"));
        Path file = Files.writeString(root.resolve("playbooks/own.yaml"), "nme: own\n");
        assertThat(faults().toString()).contains("nme");
        latin("playbooks/own.yaml");
        assertThat(faults().toString()).doesNotContain("nme");
        Files.writeString(file, "nme: own\n");
        assertThat(faults().toString()).contains("nme");
    }

    @Test
    void what_is_no_playbook_is_not_read() throws IOException {
        latin("playbooks/notes.txt");
        latin("playbooks/own/more.yaml");
        rulebooks();
        assertThat(faults()).isEmpty();
    }

    @Test
    void a_playbook_that_is_no_text_stops_the_start_by_its_name() throws IOException {
        Path file = latin("playbooks/own.yaml");
        assertThatThrownBy(this::rulebooks).hasMessageContaining(file + ":1:1: ");
    }

    @Test
    void a_playbook_of_comments_is_taken_away_and_a_blank_one_is_wrong() throws IOException {
        Rulebooks rulebooks = rulebooks();
        Files.createDirectories(root.resolve("playbooks"));
        Path file = Files.writeString(root.resolve("playbooks/crash-loop.yaml"), "");
        assertThat(faults()).singleElement().satisfies(fault -> assertThat(fault.toString())
                .startsWith(file + ":1: is blank; delete it"));
        assertThat(rulebooks.current().playbook("crash-loop")).isPresent();
        assertThatThrownBy(rulebooks::fresh).isInstanceOf(PolicyException.class);
        Files.writeString(file, "# not here\n");
        assertThat(faults()).isEmpty();
        assertThat(rulebooks.current().playbook("crash-loop")).isEmpty();
    }
}
