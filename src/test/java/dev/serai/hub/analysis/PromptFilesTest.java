package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.routes.Folders;
import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RouteFault;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptFilesTest {

    @TempDir
    Path root;

    private Path wrong(String name) throws IOException {
        Files.createDirectories(root.resolve("analysis/prompts"));
        return Files.writeString(root.resolve("analysis/prompts/" + name + ".txt"), "What is it?\nSay {{nope}}.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "question", "repair"})
    void a_place_that_nothing_fills_is_told_with_its_file_and_line(String name) throws IOException {
        RoutesFolder folder = Folders.over(root);
        new AnalysisConfiguration().prompts(folder);
        Path file = wrong(name);
        Folders.refresh(folder);
        assertThat(folder.faults()).hasSize(1);
        RouteFault fault = folder.faults().get(0);
        assertThat(fault.file()).isEqualTo(file.toString());
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.reason()).startsWith("nothing fills {{nope}}, known are: ");
    }

    @Test
    void it_stops_the_start_with_the_name_of_the_file() throws IOException {
        Path file = wrong("question");
        assertThatThrownBy(() -> new AnalysisConfiguration().prompts(Folders.over(root)))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith(file + ":2:");
    }

    @Test
    void another_wording_of_one_prompt_is_a_variant_with_a_version_of_its_own() throws IOException {
        RoutesFolder folder = Folders.over(root);
        Live<PromptRotation> prompts = new AnalysisConfiguration().prompts(folder);
        assertThat(prompts.get().variants()).containsOnlyKeys("a");
        Prompts first = prompts.get().of(UUID.randomUUID());

        Files.createDirectories(root.resolve("analysis/prompts/b"));
        Files.writeString(
                root.resolve("analysis/prompts/b/question.txt"), "What is it?\n{{evidence}}\n{{playbooks}}\n");
        Files.writeString(root.resolve("analysis/prompts/b/system.txt"), "---\nversion: 2-short\n---\nBe brief.\n");
        Folders.refresh(folder);

        assertThat(folder.faults()).isEmpty();
        Prompts second = prompts.get().variants().get("b");
        assertThat(second.used().variant()).isEqualTo("b");
        assertThat(second.used().version()).startsWith("2-short-");
        assertThat(second.system()).isEqualTo("Be brief.\n");
        assertThat(second.repair("x")).isEqualTo(first.repair("x"));
        assertThat(prompts.get().variants().get("a")).isEqualTo(first);
    }

    @Test
    void a_head_that_says_something_else_is_told() throws IOException {
        RoutesFolder folder = Folders.over(root);
        new AnalysisConfiguration().prompts(folder);
        Files.createDirectories(root.resolve("analysis/prompts/b"));
        Files.writeString(root.resolve("analysis/prompts/b/system.txt"), "---\nauthor: me\n---\nBe brief.\n");
        Folders.refresh(folder);
        assertThat(folder.faults()).hasSize(1);
        assertThat(folder.faults().get(0).reason()).contains("'version: <name>' and nothing else");
    }
}
