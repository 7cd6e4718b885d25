package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesFolderTest {

    @TempDir
    Path root;

    @TempDir
    Path outside;

    @Test
    void a_file_is_read_by_its_name_in_the_folder() throws IOException {
        Files.createDirectories(root.resolve("policy"));
        Files.writeString(root.resolve("policy/b.yaml"), "b: ü");
        Files.writeString(root.resolve("policy/a.yaml"), "a: 1");
        Files.writeString(root.resolve("policy/route.camel.yaml"), "- route: {}");
        RoutesFolder folder = new RoutesFolder(root.toString());
        assertThat(folder.text("policy/b.yaml")).isEqualTo("b: ü");
        assertThat(folder.yamlIn("policy"))
                .contains("policy/a.yaml", "policy/b.yaml", "policy/approval.yaml")
                .doesNotContain("policy/route.camel.yaml");
        assertThat(folder.yamlIn("nothing")).isEmpty();
    }

    @Test
    void the_products_file_counts_where_the_folder_has_none_or_a_copy_of_it() throws IOException {
        RoutesFolder folder = new RoutesFolder(root.resolve("missing").toString());
        String shipped = folder.text("policy/approval.yaml");
        assertThat(shipped).isEqualTo(Files.readString(Path.of("routes/policy/approval.yaml")));
        assertThat(folder.yamlIn("playbooks")).contains("playbooks/crash-loop.yaml");

        folder = new RoutesFolder(root.toString());
        Files.createDirectories(root.resolve("policy"));
        Files.createDirectories(root.resolve("playbooks"));
        Files.writeString(root.resolve("policy/approval.yaml"), shipped);
        assertThat(folder.own("policy/approval.yaml")).isNull();
        Files.writeString(root.resolve("policy/approval.yaml"), shipped + "# mine\n");
        assertThat(folder.text("policy/approval.yaml")).endsWith("# mine\n");
        Files.writeString(root.resolve("playbooks/crash-loop.yaml"), "# not here\n");
        assertThat(folder.yamlIn("playbooks")).isNotEmpty().doesNotContain("playbooks/crash-loop.yaml");
    }

    @Test
    void the_products_policy_comes_back_where_the_folders_holds_comments_only() throws IOException {
        RoutesFolder folder = new RoutesFolder(root.toString());
        for (String name : java.util.List.of("policy/triage.yaml", "analysis/patterns.yaml")) {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), "# mine was here\n\n");
            assertThat(folder.text(name))
                    .isEqualTo(Files.readString(Path.of("routes").resolve(name)));
        }
        Files.createDirectories(root.resolve("analysis/prompts"));
        Files.writeString(root.resolve("analysis/prompts/system.txt"), "# What is it?\n");
        assertThat(folder.text("analysis/prompts/system.txt")).isEqualTo("# What is it?\n");
        Files.writeString(root.resolve("policy/triage.yaml"), "\n");
        assertThatThrownBy(() -> folder.text("policy/triage.yaml")).hasMessageContaining("is blank");
    }

    @Test
    void a_kamelet_that_is_not_called_like_its_file_is_none_of_the_catalogue() throws IOException {
        Files.createDirectories(root.resolve("kamelets"));
        Files.writeString(root.resolve("kamelets/own-action.kamelet.yaml"), "metadata:\n  name: own-action\n");
        Files.writeString(root.resolve("kamelets/scale-action.kamelet.yaml"), "metadata:\n  name: own-action\n");
        Files.writeString(root.resolve("kamelets/broken-action.kamelet.yaml"), "metadata: [\n");
        assertThat(new RoutesFolder(root.toString()).kamelets())
                .containsOnlyKeys("own-action.kamelet.yaml", "broken-action.kamelet.yaml");
    }

    @Test
    void a_reason_says_what_is_allowed_and_not_what_stands_there() throws IOException {
        Files.writeString(root.resolve("own.yaml"), "level: hunter22\nother: critical\n");
        RoutesFolder folder = new RoutesFolder(root.toString());
        assertThatThrownBy(() -> folder.live("own.yaml", (name, text) -> {
                    throw new PolicyException(new PolicyError(
                            name, 1, 8, "Unknown level 'hunter22', supported values are: [high, critical]"));
                }))
                .hasMessage(
                        root.resolve("own.yaml") + ":1:8: Unknown level '…', supported values are: [high, critical]");
        // A key is none of the file's values.
        assertThatThrownBy(() -> folder.live("own.yaml", (name, text) -> {
                    throw new PolicyException(
                            new PolicyError(name, 2, 1, "unknown key 'other', allowed are: level, name"));
                }))
                .hasMessage(root.resolve("own.yaml") + ":2:1: unknown key 'other', allowed are: level, name");
    }

    @Test
    void hidden_files_are_not_looked_at_and_links_are_followed() throws IOException {
        // As Kubernetes mounts a ConfigMap.
        Files.createDirectories(root.resolve("..2026/intake"));
        Files.writeString(root.resolve("..2026/intake/own.camel.yaml"), "- route: {}");
        Files.createSymbolicLink(root.resolve("..data"), Path.of("..2026"));
        Files.createSymbolicLink(root.resolve("intake"), Path.of("..data/intake"));
        assertThat(new OverlayFolder(root).stamps()).containsOnlyKeys("intake/own.camel.yaml");
    }

    @Test
    void pages_that_are_wrong_stay_as_they_were_and_stop_no_other() throws IOException {
        Path pages = Files.createDirectories(root.resolve("pages"));
        Path secret = Files.writeString(outside.resolve("secret.md"), "not theirs");
        Files.write(pages.resolve("bytes.md"), new byte[] {'a', (byte) 0xFF, (byte) 0xFE});
        Files.writeString(pages.resolve("one.md"), "first");
        Files.writeString(pages.resolve("two.md"), "second");
        Files.createSymbolicLink(pages.resolve("link.md"), secret);
        Files.createSymbolicLink(pages.resolve("folder"), outside);
        Files.writeString(pages.resolve("long.md"), "x".repeat(1_001));
        RoutesFolder folder = new RoutesFolder(root.toString());

        LivePages live = folder.pages(Pattern.compile("pages/.+\\.md"), 1_000);

        assertThat(live.texts()).containsOnlyKeys("pages/one.md", "pages/two.md");
        assertThat(folder.faults())
                .extracting(RouteFault::toString)
                .containsExactly(
                        root.resolve("pages/bytes.md") + ":1: is not UTF-8 text",
                        root.resolve("pages/folder/secret.md") + ":1: leads out of the folder",
                        root.resolve("pages/link.md") + ":1: leads out of the folder",
                        root.resolve("pages/long.md") + ":1: is longer than 1000 bytes");

        Files.write(pages.resolve("one.md"), new byte[] {(byte) 0xFF});
        Files.delete(pages.resolve("two.md"));
        Files.writeString(pages.resolve("bytes.md"), "mended");
        Files.delete(pages.resolve("long.md"));
        folder.refresh(false);
        assertThat(live.texts())
                .containsExactly(Map.entry("pages/bytes.md", "mended"), Map.entry("pages/one.md", "first"));
        assertThat(folder.faults()).hasSize(3);
    }

    @Test
    void what_is_live_is_read_again_and_stays_as_it_was_while_it_is_wrong() throws IOException {
        RoutesFolder folder = new RoutesFolder(root.toString());
        Files.writeString(root.resolve("word.txt"), "one");
        Live<String> word = folder.live(java.util.List.of("word.txt"), texts -> {
            String text = texts.get("word.txt");
            if (text.isBlank() || text.equals("none")) {
                throw new IllegalArgumentException("no word");
            }
            return text;
        });
        Files.writeString(root.resolve("word.txt"), "two");
        folder.refresh(false);
        assertThat(word.get()).isEqualTo("two");
        Files.writeString(root.resolve("word.txt"), "none");
        folder.refresh(false);
        assertThat(word.get()).isEqualTo("two");
        assertThat(folder.faults())
                .containsExactly(new RouteFault(root.resolve("word.txt").toString(), 1, "no word"));
        Files.writeString(root.resolve("word.txt"), "two");
        folder.refresh(false);
        assertThat(folder.faults()).isEmpty();
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

    @Test
    void what_is_live_is_in_use_again_once_a_file_that_was_no_text_says_what_it_said() throws IOException {
        RoutesFolder folder = new RoutesFolder(root.toString());
        Files.writeString(root.resolve("word.txt"), "one");
        Live<String> word = folder.live("word.txt", (path, text) -> text);
        Files.write(root.resolve("word.txt"), new byte[] {(byte) 0xc3, (byte) 0x28});
        folder.refresh(false);
        assertThat(word.get()).isEqualTo("one");
        assertThat(folder.faults()).hasSize(1);
        Files.writeString(root.resolve("word.txt"), "one");
        folder.refresh(false);
        assertThat(folder.faults()).isEmpty();
    }
}
