package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesFolderTest {

    @TempDir
    Path root;

    @Test
    void a_file_is_read_by_its_name_in_the_folder() throws IOException {
        Files.createDirectories(root.resolve("policy"));
        Files.writeString(root.resolve("policy/b.yaml"), "b: ü");
        Files.writeString(root.resolve("policy/a.yaml"), "a: 1");
        Files.writeString(root.resolve("policy/route.camel.yaml"), "- route: {}");
        RoutesFolder folder = new RoutesFolder(root.toString());
        assertThat(folder.text("policy/b.yaml")).isEqualTo("b: ü");
        assertThat(folder.yamlIn("policy")).containsExactly("policy/a.yaml", "policy/b.yaml");
        assertThat(folder.yamlIn("nothing")).isEmpty();
    }

    @Test
    void a_missing_file_and_one_that_is_not_text_are_broken_policies() throws IOException {
        RoutesFolder folder = new RoutesFolder(root.toString());
        assertThatThrownBy(() -> folder.text("policy/none.yaml"))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith(root.resolve("policy/none.yaml") + ":1:1: cannot be read");
        Files.write(root.resolve("bytes.yaml"), new byte[] {(byte) 0xc3, (byte) 0x28});
        assertThatThrownBy(() -> folder.text("bytes.yaml")).isInstanceOf(PolicyException.class);
    }
}
