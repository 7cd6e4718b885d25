package dev.serai.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyFileTest {

    private static final String SCHEMA =
            """
            {"type": "object", "required": ["rules"], "additionalProperties": false, "properties": {
              "rules": {"type": "array", "items": {
                "type": "object", "required": ["name"], "additionalProperties": false, "properties": {
                  "name": {"type": "string"},
                  "level": {"enum": ["low", "high"]},
                  "max_count": {"type": "integer", "minimum": 1},
                  "when": {"type": "string"}}}}}}
            """;

    record Rules(List<Rule> rules) {}

    record Rule(String name, String level, Integer maxCount, String when) {
        Rule {
            if ("bad".equals(name)) {
                throw new IllegalArgumentException("name 'bad' is taken");
            }
        }
    }

    private static PolicyFile read(String text) {
        return PolicyFile.read("policy/x.yaml", text, SCHEMA);
    }

    private static List<String> errors(String text) {
        PolicyException e = catchThrowableOfType(PolicyException.class, () -> read(text));
        assertThat(e).as("must be refused").isNotNull();
        return e.errors().stream().map(PolicyError::toString).toList();
    }

    @Test
    void a_good_file_becomes_records() {
        PolicyFile file = read("rules:\n  - name: a\n    level: high\n    max_count: 3\n");
        assertThat(file.as(Rules.class).rules()).containsExactly(new Rule("a", "high", 3, null));
        assertThat(file.as("/rules/0", Rule.class).maxCount()).isEqualTo(3);
        assertThat(file.sha256()).hasSize(64).isNotEqualTo(read("rules: []").sha256());
    }

    @Test
    void every_violation_is_told_with_file_line_column_and_what_is_allowed() {
        assertThat(errors("rules:\n  - name: a\n    level: hihg\n  - nme: b\n    max_count: 0\n"))
                .hasSize(4)
                .anySatisfy(e -> assertThat(e).startsWith("policy/x.yaml:3:5: ").contains("low", "high"))
                .anySatisfy(e -> assertThat(e)
                        .startsWith("policy/x.yaml:4:5: unknown key 'nme', allowed are: name, level, max_count, when"))
                .anySatisfy(e -> assertThat(e).startsWith("policy/x.yaml:4:5: ").contains("'name'"))
                .anySatisfy(e -> assertThat(e).startsWith("policy/x.yaml:5:5: ").contains("minimum"));
    }

    @Test
    void what_is_not_yaml_or_hides_something_is_refused() {
        assertThat(errors("rules: [\n  a").get(0)).startsWith("policy/x.yaml:2:");
        assertThat(errors("").get(0)).contains("the file is empty");
        assertThat(errors("rules: []\nrules: []\n").get(0))
                .startsWith("policy/x.yaml:2:")
                .contains("rules");
        assertThat(errors("rules: &a []\n").get(0)).contains("anchors and aliases");
        assertThat(errors("rules: []\n---\nrules: []\n").get(0))
                .startsWith("policy/x.yaml:3:")
                .contains("second");
        assertThat(errors("rules: " + "[".repeat(200) + "]".repeat(200))).hasSize(1);
        assertThat(errors("- 1\n").get(0)).contains("object");
    }

    @Test
    void what_a_record_refuses_is_told_with_its_place() {
        PolicyFile file = read("rules:\n  - name: a\n  - name: bad\n");
        assertThatThrownBy(() -> file.as(Rules.class)).hasMessage("policy/x.yaml:3:5: name 'bad' is taken");
    }

    @Test
    void a_bad_expression_is_told_with_its_place_and_text() {
        PolicyFile file = read("rules:\n  - name: a\n    when: alert.nope == 'x'\n");
        assertThatThrownBy(() -> file.expression("/rules/0/when", Vocabulary.alert(), Expression.Type.BOOL))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("policy/x.yaml:3:5: in 'alert.nope == 'x'': ")
                .hasMessageContaining("known names are: alert.");
    }
}
