package dev.serai.investigation;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a question has used up what it may ask. Nothing of it grows back.
 *
 * @param calls that were judged so far, refused ones too
 * @param rounds that were answered so far
 * @param bytes that were shown so far
 * @param made the calls that were allowed, each by its key
 */
public record LoopState(LoopLimits limits, int calls, int rounds, int bytes, Set<String> made) {

    public LoopState {
        made = Set.copyOf(made);
    }

    public static LoopState begin(LoopLimits limits) {
        return new LoopState(limits, 0, 0, 0, Set.of());
    }

    /** Judges one call. */
    public ToolCall evaluate(
            @Nullable String name, @Nullable String arguments, Map<String, OfferedTool> tools, Duration since) {
        OfferedTool tool = name == null ? null : tools.get(name);
        String known = tool == null ? ToolCall.UNKNOWN : tool.schema().name();
        ToolVerdict spent = spent(since);
        if (spent != null) {
            return ToolCall.refused(spent, known, Map.of());
        }
        if (tool == null) {
            return ToolCall.refused(ToolVerdict.UNKNOWN_TOOL, known, Map.of());
        }
        if (tool.proposes() && hasProposed(tools)) {
            return ToolCall.refused(ToolVerdict.PROPOSED_BEFORE, known, Map.of());
        }
        return evaluate(arguments, tool);
    }

    /** At most one proposal a question, whatever became of it. */
    private boolean hasProposed(Map<String, OfferedTool> tools) {
        return tools.values().stream().filter(OfferedTool::proposes).anyMatch(tool -> made.stream()
                .anyMatch(key -> key.startsWith(tool.schema().name() + " ")));
    }

    private ToolCall evaluate(@Nullable String arguments, OfferedTool tool) {
        Optional<SortedMap<String, Object>> read = tool.schema().read(arguments);
        String name = tool.schema().name();
        if (read.isEmpty()) {
            return new ToolCall(
                    ToolVerdict.UNREADABLE,
                    name,
                    new TreeMap<>(),
                    ToolVerdict.UNREADABLE.words() + tool.schema().usage());
        }
        ToolCall call = new ToolCall(ToolVerdict.ALLOWED, name, read.get(), "");
        if (tool.takesObject() && call.object() > tool.fits().size()) {
            return ToolCall.refused(ToolVerdict.NO_SUCH_OBJECT, name, Map.of());
        }
        if (tool.takesObject() && !tool.fits().get(call.object() - 1)) {
            return ToolCall.refused(ToolVerdict.DOES_NOT_FIT, name, read.get());
        }
        return made.contains(call.key()) ? ToolCall.refused(ToolVerdict.REPEATED, name, read.get()) : call;
    }

    /** What is used up, if anything is. */
    public @Nullable ToolVerdict spent(Duration since) {
        if (callsLeft() == 0 || rounds >= limits.rounds()) {
            return ToolVerdict.OUT_OF_CALLS;
        }
        if (since.compareTo(limits.time()) >= 0) {
            return ToolVerdict.OUT_OF_TIME;
        }
        return bytesLeft() == 0 ? ToolVerdict.OUT_OF_ROOM : null;
    }

    public int callsLeft() {
        return Math.max(0, limits.calls() - calls);
    }

    public int bytesLeft() {
        return Math.max(0, limits.bytes() - bytes);
    }

    /** One more call was judged. */
    public LoopState with(ToolCall call) {
        Set<String> all = new LinkedHashSet<>(made);
        if (call.allowed()) {
            all.add(call.key());
        }
        return new LoopState(limits, calls + 1, rounds, bytes, all);
    }

    /** A round was answered with so many bytes. */
    public LoopState shown(int more) {
        return new LoopState(limits, calls, rounds + 1, (int) Math.min(Integer.MAX_VALUE, (long) bytes + more), made);
    }
}
