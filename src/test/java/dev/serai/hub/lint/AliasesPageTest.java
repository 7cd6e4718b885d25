package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The page of old names lists what the hub understands. */
class AliasesPageTest {

    private static final Path PAGE = Path.of("docs/reference/route-aliases.md");
    private static final String BEGIN = "<!-- aliases: written by AliasesPageTest -->\n";
    private static final String REGENERATE =
            "./mvnw -B -q test -Dtest=AliasesPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dserai.docs.write=true";

    @Test
    void the_page_lists_every_alias() throws IOException {
        String page = Files.readString(PAGE);
        String listed = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + AliasesPage.of(aliases());
        if (Boolean.getBoolean("serai.docs.write")) {
            Files.writeString(PAGE, listed);
        }

        assertThat(Files.readString(PAGE))
                .as("regenerate it with: %s", REGENERATE)
                .isEqualTo(listed);
    }

    @Test
    void another_alias_makes_another_page() throws IOException {
        JsonNode more = aliases();
        ((ObjectNode) more.path("beans")).put("oldBean", "newBean");

        assertThat(AliasesPage.of(more)).contains("| `oldBean` | `newBean` |").isNotEqualTo(AliasesPage.of(aliases()));
    }

    private static JsonNode aliases() throws IOException {
        return new YAMLMapper().readTree(new ClassPathResource("serai/route-aliases.yaml").getContentAsByteArray());
    }
}
