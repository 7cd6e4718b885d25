package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/**
 * What was released stays: nothing disappears, changes its type, or becomes required of a caller. And each operation says
 * all that a caller must know.
 */
class ContractTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String ALERT = "/components/schemas/Alert";

    @Test
    void the_contract_keeps_what_was_released() throws IOException {
        assertThat(ContractComparison.breaks(read("openapi/serai-v1-released.yaml"), now()))
                .isEmpty();
    }

    @Test
    void what_only_adds_breaks_nobody() throws IOException {
        assertThat(broken(contract -> {
                    object(contract, ALERT + "/properties").putObject("colour").put("type", "string");
                    array(contract, ALERT + "/required").add("colour");
                    object(contract, "/components/schemas/Settlement/properties")
                            .putObject("comment")
                            .put("type", "string");
                    object(contract, "/paths").putObject("/colours").putObject("get");
                    object(contract, "/paths/~1audit/get").put("x-serai-role", "viewer");
                    object(contract, "/components/parameters/limit/schema").put("maximum", 1000);
                }))
                .isEmpty();
    }

    @Test
    void a_removed_and_a_renamed_field_is_found() throws IOException {
        assertThat(broken(contract -> object(contract, ALERT + "/properties").remove("notes")))
                .contains("GET /alerts/{alertId} 200.notes is gone", "GET /alerts 200.items[].notes is gone");
        assertThat(broken(contract -> object(contract, ALERT + "/properties")
                        .set("remarks", object(contract, ALERT + "/properties").remove("notes"))))
                .contains("GET /alerts/{alertId} 200.notes is gone");
        assertThat(broken(contract -> object(contract, "/components/schemas/DecisionRequest/properties")
                        .remove("comment")))
                .containsExactly("POST /approvals/{approvalId}/decisions body.comment is gone");
    }

    @Test
    void another_type_is_found() throws IOException {
        assertThat(broken(contract ->
                        object(contract, ALERT + "/properties/episode").put("type", "string")))
                .contains("GET /alerts/{alertId} 200.episode has another type");
        assertThat(broken(contract ->
                        object(contract, "/components/parameters/limit/schema").put("type", "string")))
                .contains("GET /alerts query limit has another type");
        assertThat(broken(contract ->
                        object(contract, ALERT + "/properties/title").put("nullable", true)))
                .contains("GET /alerts/{alertId} 200.title may now be null");
    }

    @Test
    void a_field_that_a_caller_must_now_send_is_found() throws IOException {
        assertThat(broken(contract -> array(contract, "/components/schemas/DecisionRequest/required")
                        .add("comment")))
                .containsExactly("POST /approvals/{approvalId}/decisions body.comment became required");
        assertThat(broken(contract ->
                        object(contract, "/components/parameters/severity").put("required", true)))
                .contains("GET /alerts query severity became required");
        assertThat(broken(contract -> object(contract, "/components/schemas/NewUser/properties/username")
                        .put("pattern", "^[a-z]$")))
                .containsExactly("POST /users body.username has another pattern");
    }

    @Test
    void a_field_that_a_caller_may_no_longer_find_is_found() throws IOException {
        assertThat(broken(contract -> array(contract, ALERT + "/required").remove(0)))
                .contains("GET /alerts/{alertId} 200.id may now be missing");
    }

    @Test
    void a_lost_value_is_found() throws IOException {
        assertThat(broken(contract -> array(contract, "/components/parameters/severity/schema/enum")
                        .remove(4)))
                .contains("GET /alerts query severity lost the value info");
        assertThat(broken(contract ->
                        array(contract, "/components/schemas/Role/enum").remove(0)))
                .contains("GET /auth/me 200.role lost the value viewer");
    }

    @Test
    void a_lost_parameter_operation_answer_or_right_is_found() throws IOException {
        assertThat(broken(contract ->
                        array(contract, "/paths/~1alerts/get/parameters").remove(0)))
                .containsExactly("GET /alerts query limit is gone");
        assertThat(broken(contract -> object(contract, "/paths").remove("/audit/verify")))
                .containsExactly("GET /audit/verify is gone");
        assertThat(broken(contract ->
                        object(contract, "/paths/~1alerts/get/responses").remove("200")))
                .containsExactly("GET /alerts 200 is gone");
        assertThat(broken(contract -> object(contract, "/paths/~1alerts/get").put("x-serai-role", "operator")))
                .containsExactly("GET /alerts asks for a higher role");
        assertThat(broken(contract -> object(contract, "/paths/~1alerts/get").put("operationId", "alerts")))
                .containsExactly("GET /alerts has another operationId");
    }

    @Test
    void every_operation_says_what_a_caller_must_know() throws IOException {
        assertThat(ContractRules.breaches(now(), ListedProblems.read())).isEmpty();
    }

    @Test
    void a_bad_example_is_found() throws IOException {
        assertThat(breaches(contract -> object(contract, ALERT + "/example").put("episode", "one")))
                .anyMatch(breach -> breach.contains("schema Alert example") && breach.contains("episode"));
        assertThat(breaches(contract -> object(contract, ALERT + "/example").remove("title")))
                .anyMatch(breach -> breach.contains("GET /alerts 200 example") && breach.contains("title"));
        assertThat(breaches(contract -> object(contract, ALERT + "/example").put("colour", "red")))
                .anyMatch(breach -> breach.contains("schema Alert example") && breach.contains("colour"));
        assertThat(breaches(contract -> object(contract, ALERT + "/example").putNull("source")))
                .anyMatch(breach -> breach.contains("schema Alert example") && breach.contains("source"));
        assertThat(breaches(contract -> object(contract, "/components/schemas/DecisionRequest/example")
                        .put("verdict", "maybe")))
                .anyMatch(breach -> breach.contains("POST /approvals/{approvalId}/decisions body example"));
        assertThat(breaches(contract -> object(contract, ALERT + "/example").put("starts_at", "yesterday")))
                .anyMatch(breach -> breach.contains("starts_at"));
        assertThat(breaches(contract ->
                        object(contract, "/components/schemas/NewNote").remove("example")))
                .contains("POST /incidents/{incidentId}/notes body has no example");
    }

    @Test
    void what_an_operation_does_not_say_is_found() throws IOException {
        for (String told : List.of("operationId", "summary", "x-serai-role")) {
            assertThat(breaches(
                            contract -> object(contract, "/paths/~1alerts/get").remove(told)))
                    .contains("GET /alerts has no " + told);
        }
        assertThat(breaches(contract ->
                        object(contract, "/paths/~1alerts/get").putArray("tags").add("colours")))
                .containsExactly("GET /alerts has not exactly one tag of the contract's tags");
        assertThat(breaches(contract -> object(contract, "/paths/~1alerts~1{alertId}/get/responses")
                        .remove("404")))
                .contains("GET /alerts/{alertId} does not declare 404");
        assertThat(breaches(contract ->
                        array(contract, "/paths/~1users/post/parameters").remove(0)))
                .containsExactly("POST /users takes no Idempotency-Key");
        assertThat(breaches(contract ->
                        object(contract, "/components/responses/Alert").remove("content")))
                .contains("GET /alerts/{alertId} 200 has no content");
    }

    @Test
    void an_unlisted_problem_is_found() throws IOException {
        assertThat(breaches(contract ->
                        array(contract, "/paths/~1users/post/x-serai-problems").add("bad-hair")))
                .containsExactly("POST /users names the unlisted problem bad-hair");
        assertThat(breaches(contract ->
                        array(contract, "/paths/~1users/post/x-serai-problems").add("approval-expired")))
                .containsExactly("POST /users names approval-expired without the status 410");
        assertThat(breaches(contract -> object(
                                contract, "/components/responses/Busy/content/application~1problem+json/example")
                        .put("type", "urn:serai:problem:bad-hair")))
                .contains("GET /alerts 503 shows the unlisted problem bad-hair");
    }

    private static List<String> breaches(Consumer<JsonNode> change) throws IOException {
        JsonNode changed = now();
        change.accept(changed);
        return ContractRules.breaches(changed, ListedProblems.read());
    }

    private static List<String> broken(Consumer<JsonNode> change) throws IOException {
        JsonNode changed = now();
        change.accept(changed);
        return ContractComparison.breaks(now(), changed);
    }

    private static ObjectNode object(JsonNode contract, String at) {
        return (ObjectNode) contract.at(at);
    }

    private static ArrayNode array(JsonNode contract, String at) {
        return (ArrayNode) contract.at(at);
    }

    private static JsonNode now() throws IOException {
        return read(ApiContract.FILE);
    }

    private static JsonNode read(String file) throws IOException {
        return YAML.readTree(new ClassPathResource(file).getInputStream());
    }
}
