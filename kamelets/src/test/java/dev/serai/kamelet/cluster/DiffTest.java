package dev.serai.kamelet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class DiffTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Diff diff(String before, String after) throws Exception {
        return Diff.of(json(before), json(after));
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static Diff values(String before, String after) {
        return Diff.of(
                JSON.createObjectNode().put("command", before),
                JSON.createObjectNode().put("command", after));
    }

    @Test
    void an_empty_object_that_is_filled_or_emptied_is_not_shown_as_removed_or_added() throws Exception {
        assertThat(diff("{'spec':{}}", "{'spec':{'unschedulable':true}}"))
                .isEqualTo(new Diff("+ spec.unschedulable: true\n", true));
        assertThat(diff("{'spec':{'unschedulable':true}}", "{'spec':{}}"))
                .isEqualTo(new Diff("- spec.unschedulable: true\n", true));
        assertThat(diff("{'v':[{'name':'a','emptyDir':{}}]}", "{'v':[{'name':'a','hostPath':{'path':'/'}}]}"))
                .isEqualTo(new Diff("- v[a].emptyDir: {}\n+ v[a].hostPath.path: /\n", true));
    }

    @Test
    void a_long_value_shows_where_it_differs_wherever_that_is() {
        String same = "x".repeat(230);
        assertThat(values(same + "ls" + same, same + "rm -rf /" + same))
                .isEqualTo(new Diff(
                        "- command: …(190 equal characters)…%1$sls%1$s…(190 equal characters)…\n"
                                        .formatted("x".repeat(40))
                                + "+ command: …(190 equal characters)…%1$srm -rf /%1$s…(190 equal characters)…\n"
                                        .formatted("x".repeat(40)),
                        true));
        assertThat(values(same, same + "x").text())
                .isEqualTo("- command: …(190 equal characters)…%s\n+ command: …(190 equal characters)…%s\n"
                        .formatted("x".repeat(40), "x".repeat(41)));
    }

    @Test
    void what_does_not_fit_makes_it_incomplete() {
        assertThat(values("a", "b".repeat(3_900)).complete()).isTrue();
        assertThat(values("a", "b".repeat(4_100)).complete()).isFalse();
        Diff lines = Diff.bounded(Collections.nCopies(500, "+ " + "y".repeat(60)));
        assertThat(lines.complete()).isFalse();
        assertThat(lines.text().length()).isLessThan(16_384);
        assertThat(lines.text()).endsWith(" more lines\n");
        assertThat(Diff.bounded(Collections.nCopies(400, "+ short")).complete()).isTrue();
    }

    @Test
    void a_change_of_order_or_type_is_a_change() throws Exception {
        assertThat(diff("{'c':[{'name':'a'},{'name':'b'}]}", "{'c':[{'name':'b'},{'name':'new'},{'name':'a'}]}")
                        .text())
                .isEqualTo("+ c[new].name: new\n- c in order: a, b\n+ c in order: b, a\n");
        assertThat(diff("{'port':8080}", "{'port':'8080'}").text()).isEqualTo("- port: 8080\n+ port: \"8080\"\n");
    }

    @Test
    void a_line_break_is_seen_and_breaks_no_line() {
        assertThat(values("a\nb", "a b\u202e").text()).isEqualTo("- command: a\\nb\n+ command: a b\\u{202e}\n");
    }

    @Test
    void two_leaves_of_one_path_make_it_incomplete() throws Exception {
        assertThat(diff("{}", "{'a.b':'1','a':{'b':'2'}}").complete()).isFalse();
    }

    @Test
    void a_hidden_value_stays_hidden() throws Exception {
        assertThat(diff("{'c':{'env':[{'name':'P','value':'old'}]}}", "{'c':{'env':[{'name':'P','value':'new'}]}}"))
                .isEqualTo(new Diff("- c.env[P].value: (hidden)\n+ c.env[P].value: (hidden)\n", true));
    }
}
