package dev.serai.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.mcp.McpMessage.McpRequest;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which revision a request is of, and whether it and its headers say the same. */
class McpTermsTest {

    private static final String NEW = "2026-07-28";

    /** Of both sides' revisions the client's is spoken if it can be agreed on; the newest cannot, as it has no such hello. */
    @ParameterizedTest
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        "2025-03-26, 2025-03-26",
        "2024-11-05, 2025-11-25",
        "2026-07-28, 2025-11-25",
        "2099-01-01, 2025-11-25",
        "'', 2025-11-25"
    })
    void the_clients_revision_is_agreed_on_if_it_is_known(String wanted, String agreed) {
        assertThat(McpSession.begin(JsonNodeFactory.instance.objectNode().put("protocolVersion", wanted), "1")
                        .path("protocolVersion")
                        .asText())
                .isEqualTo(agreed);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // header, _meta, self-described, refusal
                "-,            -,            false, -",
                "2025-11-25,   -,            false, -",
                "2025-03-26,   -,            false, -",
                "2025-06-18,   2025-06-18,   false, -",
                "2026-07-28,   2026-07-28,   true,  -",
                "1999-01-01,   -,            false, UNSUPPORTED_REVISION",
                "1999-01-01,   1999-01-01,   true,  UNSUPPORTED_REVISION",
                "2026-07-28,   1999-01-01,   true,  HEADER_MISMATCH",
                "1999-01-01,   2026-07-28,   true,  HEADER_MISMATCH",
                "2025-11-25,   2026-07-28,   true,  HEADER_MISMATCH",
                "-,            2026-07-28,   true,  HEADER_MISMATCH",
                "'2026-07-28, 2025-11-25', 2026-07-28, true, HEADER_MISMATCH",
                "2026-07-28,   -,            true,  INVALID_META"
            })
    void a_request_is_of_the_revision_that_its_header_and_its_message_name(
            @Nullable String header, @Nullable String said, boolean selfDescribed, @Nullable McpError refusal) {
        McpTerms terms = McpTerms.of(request("tools/list", null, said), new McpHeaders(header, "tools/list", null));

        assertThat(terms.selfDescribed()).isEqualTo(selfDescribed);
        assertThat(terms.refusal()).isEqualTo(refusal);
        assertThat(terms.requested()).isEqualTo(refusal == McpError.UNSUPPORTED_REVISION ? header : null);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "tools/call,  who_may,                   -",
                "tools/call,  =?base64?d2hvX21heQ==?=,   -",
                "tools/list,  who_may,                   HEADER_MISMATCH",
                "TOOLS/CALL,  who_may,                   HEADER_MISMATCH",
                "-,           who_may,                   HEADER_MISMATCH",
                "tools/call,  read_logs,                 HEADER_MISMATCH",
                "tools/call,  WHO_MAY,                   HEADER_MISMATCH",
                "tools/call,  -,                         HEADER_MISMATCH",
                "tools/call,  d2hvX21heQ==,              HEADER_MISMATCH",
                "tools/call,  =?base64?!!?=,             HEADER_MISMATCH",
                "tools/call,  =?base64?=,                HEADER_MISMATCH",
                "tools/call,  'who_may, read_logs',      HEADER_MISMATCH"
            })
    void headers_say_what_the_message_says(@Nullable String method, @Nullable String name, @Nullable McpError refusal) {
        assertThat(McpTerms.of(request("tools/call", "who_may", NEW), new McpHeaders(NEW, method, name))
                        .refusal())
                .isEqualTo(refusal);
    }

    @Test
    void what_a_client_can_do_is_said_each_time() {
        McpRequest silent = request("tools/list", null, NEW);
        ((ObjectNode) silent.params().path("_meta")).remove("io.modelcontextprotocol/clientCapabilities");

        assertThat(McpTerms.of(silent, new McpHeaders(NEW, "tools/list", null)).refusal())
                .isEqualTo(McpError.INVALID_META);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "a b", "x\ny", ""})
    void only_what_looks_like_a_revision_is_repeated(String revision) {
        McpTerms terms = McpTerms.of(request("tools/list", null, null), new McpHeaders(revision, null, null));

        assertThat(terms.refusal()).isEqualTo(McpError.UNSUPPORTED_REVISION);
        assertThat(terms.requested()).isNull();
        assertThat(McpTerms.of(
                                request("tools/list", null, null),
                                new McpHeaders(
                                        IntStream.range(0, 33)
                                                .mapToObj(i -> "1")
                                                .reduce("", String::concat),
                                        null,
                                        null))
                        .requested())
                .isNull();
    }

    @Test
    void the_answer_to_an_unknown_revision_names_those_that_are_spoken_as_discovery_does() {
        String answer = McpAnswer.unsupported(JsonNodeFactory.instance.numberNode(1), "1999-01-01");

        assertThat(answer)
                .contains("\"code\":-32022", "\"requested\":\"1999-01-01\"")
                .contains("\"supported\":" + McpSession.discover().path("supportedVersions"));
        assertThat(McpSession.discover().path("supportedVersions"))
                .map(one -> one.asText())
                .containsExactly("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26");
    }

    @Test
    void an_answer_to_what_could_not_be_read_has_no_id() {
        assertThat(McpAnswer.error(null, McpError.PARSE)).doesNotContain("\"id\"");
    }

    private static McpRequest request(String method, @Nullable String name, @Nullable String revision) {
        ObjectNode params = JsonNodeFactory.instance.objectNode();
        if (name != null) {
            params.put("name", name);
        }
        if (revision != null) {
            ObjectNode meta = params.putObject("_meta").put("io.modelcontextprotocol/protocolVersion", revision);
            meta.putObject("io.modelcontextprotocol/clientCapabilities");
        }
        return new McpRequest(JsonNodeFactory.instance.numberNode(1), method, params);
    }
}
