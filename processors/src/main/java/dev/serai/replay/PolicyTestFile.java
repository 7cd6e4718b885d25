package dev.serai.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.SchemaText;
import java.util.ArrayList;
import java.util.List;

/** A file of {@code policy/tests}: streams of alerts, each with what the policy must make of it. */
final class PolicyTestFile {

    private static final String SCHEMA = SchemaText.of(PolicyTestFile.class, "policy-tests.schema.json");

    private final PolicyFile file;

    private PolicyTestFile(PolicyFile file) {
        this.file = file;
    }

    /** @throws PolicyException when the file is broken */
    static PolicyTestFile read(String name, String text) {
        return new PolicyTestFile(PolicyFile.read(name, text, SCHEMA));
    }

    /** What a policy makes otherwise than its tests say, one error for each difference; none where all hold. */
    List<PolicyError> failures(AlertPolicy policy) {
        List<PolicyError> failures = new ArrayList<>();
        JsonNode tests = file.tree().path("tests");
        for (int i = 0; i < tests.size(); i++) {
            String here = "/tests/" + i;
            for (String difference : differences(tests.get(i), here, policy)) {
                failures.add(file.error(here + "/expect", named(tests.get(i)) + difference));
            }
        }
        return failures;
    }

    private static String named(JsonNode test) {
        return "test '" + test.path("name").asText() + "': ";
    }

    private List<String> differences(JsonNode test, String pointer, AlertPolicy policy) {
        try {
            PolicyTestCase read = PolicyTestCase.read(test);
            return read.expected().differences(PolicyRun.play(policy, read.stream()), read.start());
        } catch (IllegalArgumentException e) {
            throw new PolicyException(file.error(pointer, named(test) + e.getMessage()));
        }
    }
}
