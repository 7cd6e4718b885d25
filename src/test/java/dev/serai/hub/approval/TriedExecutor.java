package dev.serai.hub.approval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A fake executor with a dry run; each test says by its target's name what that answers. */
public final class TriedExecutor {

    /** The routes that lead here. */
    public static final String ROUTES =
            """
            - route:
                id: preview-test-tried-action
                from:
                  uri: direct:preview-test-tried-action
                  steps:
                    - bean: { beanType: dev.serai.hub.approval.TriedExecutor, method: preview }
            - route:
                id: execute-test-tried-action
                from:
                  uri: direct:execute-test-tried-action
                  steps:
                    - bean: { beanType: dev.serai.hub.approval.TriedExecutor, method: execute }
            """;

    /** A playbook that asks for it, of low risk in a test environment. */
    public static final String PLAYBOOK =
            """
            name: try-out
            title: Try it out
            when: alert.labels.kind == "tried"
            steps:
              - id: try
                action: test-tried-action
                with:
                  name: alert.labels.name
                  replicas: 5
                onFailure: continue
                cooldown: PT0S
              - id: look
                action: test-read-action
                with:
                  url: '"https://shop.example.com/" + alert.labels.name'
            """;

    private static final Map<String, Function<Integer, Map<String, Object>>> ANSWERS = new ConcurrentHashMap<>();
    private static final List<String> TRIED = new CopyOnWriteArrayList<>();
    private static final List<Map<String, Object>> EXECUTED = new CopyOnWriteArrayList<>();

    private TriedExecutor() {}

    /** What the dry run of this name answers, by how often it was asked. */
    static void answer(String name, Function<Integer, Map<String, Object>> answer) {
        ANSWERS.put(name, answer);
    }

    static Map<String, Object> shown(String diff) {
        return Map.of(
                "outcome",
                "succeeded",
                "reason",
                "DRY_RUN",
                "diff",
                diff,
                "diff_complete",
                true,
                "uid",
                "u-1",
                "generation",
                3,
                "resource_version",
                "77");
    }

    static Map<String, Object> failed(String reason) {
        return Map.of("outcome", "failed", "reason", reason, "detail", "why it is so");
    }

    static long tried(String name) {
        return TRIED.stream().filter(name::equals).count();
    }

    static List<Map<String, Object>> executed(String name) {
        return EXECUTED.stream().filter(body -> name.equals(body.get("name"))).toList();
    }

    public static Map<String, Object> preview(Map<String, Object> arguments) {
        String name = String.valueOf(arguments.get("name"));
        TRIED.add(name);
        return ANSWERS.get(name).apply((int) tried(name));
    }

    public static Map<String, Object> execute(Map<String, Object> arguments) {
        EXECUTED.add(new HashMap<>(arguments));
        return Map.of(
                "outcome", "succeeded",
                "reason", "DONE",
                "compensation",
                        Map.of("kamelet", "test-tried-action", "arguments", Map.of("replicas", 3, "uid", "u-1")));
    }
}
