package dev.serai.hub.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.routes.Folders;
import dev.serai.hub.routes.RouteFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebooksTest {

    @TempDir
    Path root;

    private Rulebooks rulebooks() {
        return new Rulebooks(Folders.over(root), ClusterPlaybooksTest.catalogue());
    }

    private Path latin(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "# größer\n", StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_playbook_that_is_no_text_is_named_and_forgotten_once_it_is_gone() throws IOException {
        Rulebooks rulebooks = rulebooks();
        Path file = latin("playbooks/own.yaml");
        assertThat(rulebooks.faults()).extracting(RouteFault::file).containsExactly(file.toString());
        Files.delete(file);
        assertThat(rulebooks.faults()).isEmpty();
    }

    @Test
    void what_was_wrong_before_is_told_again_after_it_was_no_text() throws IOException {
        Rulebooks rulebooks = rulebooks();
        Files.createDirectories(root.resolve("playbooks"));
        Path file = Files.writeString(root.resolve("playbooks/own.yaml"), "nme: own\n");
        assertThat(rulebooks.faults().toString()).contains("nme");
        latin("playbooks/own.yaml");
        assertThat(rulebooks.faults().toString()).doesNotContain("nme");
        Files.writeString(file, "nme: own\n");
        assertThat(rulebooks.faults().toString()).contains("nme");
    }

    @Test
    void what_is_no_playbook_is_not_read() throws IOException {
        latin("playbooks/notes.txt");
        latin("playbooks/own/more.yaml");
        assertThat(rulebooks().faults()).isEmpty();
    }

    @Test
    void a_playbook_that_is_no_text_stops_the_start_by_its_name() throws IOException {
        Path file = latin("playbooks/own.yaml");
        assertThatThrownBy(this::rulebooks).hasMessageContaining(file + ":1:1: ");
    }
}
