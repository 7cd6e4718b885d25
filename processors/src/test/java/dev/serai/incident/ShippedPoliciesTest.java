package dev.serai.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What we ship and what our documents show can be used as it stands. */
class ShippedPoliciesTest {

    @Test
    void the_documented_example_of_correlation_is_valid() throws IOException {
        String document = Files.readString(Path.of("../docs/reference/policies.md"));
        Matcher example = Pattern.compile("```yaml\n(environments:.*?)```", Pattern.DOTALL)
                .matcher(document);
        assertThat(example.find()).as("the document has an example").isTrue();
        Correlator correlator = CorrelationFile.read("policies.md", example.group(1), Map.of());
        Correlation found = correlator.correlate(Alerts.of("am", "team", "payments", "namespace", "e2e-1"));
        assertThat(found.rule()).isEqualTo("payments");
        assertThat(found.environment()).isEqualTo("test");
    }
}
