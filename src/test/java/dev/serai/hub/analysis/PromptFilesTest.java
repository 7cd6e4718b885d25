package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.routes.Folders;
import dev.serai.hub.routes.RouteFault;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
