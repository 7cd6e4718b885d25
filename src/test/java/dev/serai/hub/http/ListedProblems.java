package dev.serai.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The problems of {@code docs/reference/errors.md}, and which of them an operation names. */
record ListedProblems(Map<String, String> statusByCode) {

    private static final Pattern LINE = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\|");

    static ListedProblems read() {
        try {
            Map<String, String> statuses = new LinkedHashMap<>();
            LINE.matcher(Files.readString(Path.of("docs/reference/errors.md")))
                    .results()
                    .forEach(found -> statuses.put(found.group(1), found.group(2)));
            return new ListedProblems(statuses);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its own, those of its parameters and those of its answers that can happen to it. */
    static TreeSet<String> named(JsonNode contract, String name, JsonNode operation) {
        TreeSet<String> codes = new TreeSet<>(codes(operation));
        ContractComparison.parameters(contract, name, operation).values().forEach(part -> codes.addAll(codes(part)));
        operation
                .path("responses")
                .forEach(answer -> codes.addAll(codes(ContractComparison.resolve(contract, answer))));
        codes.removeAll(impossible(operation));
        return codes;
    }

    /** As ApiAccess has it: who brings a token, who a session, and whose role is too low. */
    private static Set<String> impossible(JsonNode operation) {
        TreeSet<String> codes = new TreeSet<>();
        codes.add(operation.path("x-serai-session-only").asBoolean() ? "scope-missing" : "session-required");
        String role = operation.path("x-serai-role").asText();
        if (role.equals("self") || role.equals("viewer")) {
            codes.add("forbidden");
        }
        if (role.equals("self")) {
            codes.add("password-change-required");
        }
        if (!operation.has("requestBody")) {
            codes.add("malformed-json");
        }
        return codes;
    }

    /** Those of one status; the others belong to {@code default}. */
    List<String> of(String status, TreeSet<String> codes, JsonNode responses) {
        return codes.stream()
                .filter(code -> {
                    String own = statusByCode.getOrDefault(code, "");
                    return status.equals(responses.has(own) ? own : "default");
                })
                .toList();
    }

    private static TreeSet<String> codes(JsonNode part) {
        TreeSet<String> codes = new TreeSet<>();
        part.path("x-serai-problems").forEach(code -> codes.add(code.asText()));
        return codes;
    }
}
