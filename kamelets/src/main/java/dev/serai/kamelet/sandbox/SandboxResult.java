package dev.serai.kamelet.sandbox;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the sandbox Kamelets answer: every key always there, in this order. */
final class SandboxResult {

    private SandboxResult() {}

    /** The result of a container that has ended. */
    static Map<String, Object> of(InspectContainerResponse container, Containers.ContainerRun run) {
        ContainerState state = container.getState();
        Long exitCode = state.getExitCodeLong();
        String reason = reason(state, run, exitCode);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("outcome", reason.equals("EXITED") ? "succeeded" : "failed");
        result.put("reason", reason);
        result.put("exit_code", exitCode);
        result.put("stdout", run.stdout());
        result.put("stderr", run.stderr());
        result.put("truncated", run.truncated());
        result.put("duration_ms", duration(state));
        result.put("image", container.getImageId());
        return result;
    }

    private static String reason(ContainerState state, Containers.ContainerRun run, @Nullable Long exitCode) {
        if (!run.inTime()) {
            return "TIMEOUT";
        }
        if (Boolean.TRUE.equals(state.getOOMKilled())) {
            return "OUT_OF_MEMORY";
        }
        return exitCode != null && exitCode == 0 ? "EXITED" : "EXIT_CODE";
    }

    /** Certain that nothing ran. */
    static Map<String, Object> withoutEffect(String reason) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("outcome", "failed");
        result.put("reason", reason);
        result.put("exit_code", null);
        result.put("stdout", "");
        result.put("stderr", "");
        result.put("truncated", false);
        result.put("duration_ms", 0L);
        result.put("image", null);
        return result;
    }

    /** The result of a container that the engine could not start; empty unless the engine says so. */
    static Optional<Map<String, Object>> notStarted(InspectContainerResponse container) {
        ContainerState state = container.getState();
        String error = state.getError();
        if (!"created".equals(state.getStatus()) || error == null || error.isEmpty()) {
            return Optional.empty();
        }
        long exitCode = state.getExitCodeLong() == null ? 0 : state.getExitCodeLong();
        // As shells do, the engine tells these two by the exit code.
        String reason =
                exitCode == 127 ? "COMMAND_NOT_FOUND" : exitCode == 126 ? "COMMAND_NOT_EXECUTABLE" : "START_FAILED";
        return Optional.of(withoutEffect(reason));
    }

    /** Nothing carries the action's name, or what does was never started. Whether that is final, the caller knows: a creation may still be under way. */
    static Map<String, Object> absent() {
        return withoutEffect("NO_EFFECT_FOUND");
    }

    /** What is left of a container's time since it started, never negative. */
    static Duration timeLeft(InspectContainerResponse container, Duration timeout) {
        Duration used = Duration.between(started(container.getState()), Instant.now());
        Duration left = timeout.minus(used);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static long duration(ContainerState state) {
        String finished = state.getFinishedAt();
        return finished == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(started(state), Instant.parse(finished))
                                .toMillis());
    }

    private static Instant started(ContainerState state) {
        String startedAt = state.getStartedAt();
        return startedAt == null ? Instant.EPOCH : Instant.parse(startedAt);
    }
}
