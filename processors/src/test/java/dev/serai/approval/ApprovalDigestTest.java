package dev.serai.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalDigestTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void given_equal_subjects_then_the_digests_are_equal_whatever_the_order_they_were_read_in() {
        assertThat(ApprovalDigest.of(subject(new String[17], json("{\"a\":1,\"b\":[1.0,\"x\"]}"), "e1", "e2")))
                .isEqualTo(ApprovalDigest.of(subject(new String[17], json("{\"b\":[1,\"x\"],\"a\":1.0}"), "e2", "e1")))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void given_a_change_of_any_one_part_then_the_digest_is_another() {
        List<String> digests = new ArrayList<>();
        digests.add(ApprovalDigest.of(subject(new String[17], json("{}"), "e1")));
        for (int part = 0; part < 16; part++) {
            String[] changed = new String[17];
            changed[part] = "2030-01-01T00:00:00Z";
            digests.add(ApprovalDigest.of(subject(changed, json("{}"), "e1")));
        }
        digests.add(ApprovalDigest.of(subject(new String[17], json("{\"x\":null}"), "e1")));
        digests.add(ApprovalDigest.of(subject(new String[17], json("{}"), "e1", "e2")));
        digests.add(ApprovalDigest.of(subject(new String[17], json("{}"))));

        assertThat(new HashSet<>(digests)).hasSize(20);
    }

    /** Approvals that were asked for before an upgrade are decided after it. */
    @Test
    void given_a_subject_of_before_then_its_digest_is_what_it_was() {
        ApprovalSubject subject = new ApprovalSubject(
                "default",
                "a1",
                "b2",
                new RunFiles("kubernetes-scale-action", "k-sha", "scale-up", "p-sha", "scale", "sha256:image"),
                new IntendedChange(
                        json("{\"name\":\"cart\",\"replicas\":3}"),
                        "shop/Deployment/shop/cart",
                        "{\"uid\":\"u\"}",
                        "- 2\n+ 3"),
                List.of(new EvidenceRef("e2", "s2"), new EvidenceRef("e1", "s1")),
                json("{\"score\":45,\"level\":\"medium\",\"factors\":[]}"),
                json("{\"quorum\":1}"),
                "user:ann",
                Instant.parse("2026-11-21T12:00:00.123Z"));

        assertThat(ApprovalDigest.of(subject))
                .isEqualTo("e83082260172cc2db4da1bf0d65308a7c671a44b8efb3c71c8cf4192c89920c0");
    }

    private static ApprovalSubject subject(String[] parts, JsonNode arguments, String... evidence) {
        return new ApprovalSubject(
                part(parts, 0),
                part(parts, 1),
                part(parts, 2),
                new RunFiles(part(parts, 3), part(parts, 4), part(parts, 5), part(parts, 6), part(parts, 7), parts[11]),
                new IntendedChange(arguments, part(parts, 8), parts[9], parts[10]),
                List.of(evidence).stream().map(id -> new EvidenceRef(id, "sha")).toList(),
                json("{\"score\":\"" + part(parts, 12) + "\"}"),
                json("{\"quorum\":\"" + part(parts, 13) + "\"}"),
                part(parts, 14),
                Instant.parse(parts[15] == null ? "2029-01-01T00:00:00Z" : parts[15]));
    }

    private static String part(String[] parts, int index) {
        return parts[index] == null ? "p" + index : parts[index];
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
