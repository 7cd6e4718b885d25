package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The reference of operations is what the contract says. */
class OperationsPageTest {

    private static final Path PAGE = Path.of("docs/reference/operations.md");
    private static final String REGENERATE =
            "./mvnw -B -q test -Dtest=OperationsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dserai.docs.write=true";

    @Test
    void the_page_is_what_the_contract_says() throws IOException {
        String page = OperationsPage.of(contract(), ListedProblems.read());
        if (Boolean.getBoolean("serai.docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("regenerate it with: %s", REGENERATE)
                .isEqualTo(page);
    }

    @Test
    void another_contract_makes_another_page() throws IOException {
        JsonNode changed = contract();
        ((ObjectNode) changed.at("/paths/~1alerts/get")).put("summary", "Something else.");

        assertThat(OperationsPage.of(changed, ListedProblems.read()))
                .isNotEqualTo(OperationsPage.of(contract(), ListedProblems.read()))
                .contains("Something else.");
    }

    @Test
    void every_operation_is_there_and_every_link_leads_somewhere() throws IOException {
        String page = OperationsPage.of(contract(), ListedProblems.read());
        TreeSet<String> anchors = new TreeSet<>();
        Pattern.compile("(?m)^#+ (.+)$").matcher(page).results().forEach(heading -> assertThat(anchors.add(
                        heading.group(1).toLowerCase(java.util.Locale.ROOT).replace(' ', '-')))
                .as(heading.group(1))
                .isTrue());

        assertThat(Pattern.compile("\\]\\(#([^)]+)\\)").matcher(page).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allMatch(anchors::contains);
        assertThat(new ApiContract().operations()).allSatisfy(operation -> assertThat(page)
                .contains("### " + operation.id() + "\n`" + operation.method() + " " + operation.path() + "`"));
        assertThat(page).contains("**Deprecated** since 2026-11-21, may end on 2027-11-21");
    }

    private static JsonNode contract() throws IOException {
        return new YAMLMapper().readTree(new ClassPathResource(ApiContract.FILE).getInputStream());
    }
}
