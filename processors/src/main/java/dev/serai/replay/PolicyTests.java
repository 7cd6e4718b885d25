package dev.serai.replay;

import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Runs the tests that lie beside policies: a policy that fails one is not taken. */
public final class PolicyTests {

    /** Where the files of tests lie. */
    public static final String FOLDER = "policy/tests";

    private PolicyTests() {}

    /**
     * A policy that passes its tests.
     *
     * @param texts the texts of the policy's files and of its tests, by name
     * @param path how errors name a file
     * @throws PolicyException naming each difference with file, line and test, or what is wrong in a file
     */
    public static AlertPolicy tested(Map<String, String> texts, UnaryOperator<String> path) {
        AlertPolicy policy = AlertPolicy.read(texts, path);
        List<PolicyError> failures = new ArrayList<>();
        new TreeMap<>(texts).forEach((name, text) -> {
            if (name.startsWith(FOLDER + "/")) {
                failures.addAll(PolicyTestFile.read(path.apply(name), text).failures(policy));
            }
        });
        if (!failures.isEmpty()) {
            throw PolicyException.ofTests(failures);
        }
        return policy;
    }
}
