package dev.serai.kamelet.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of the sandbox.
 *
 * @param actionId names the container, so that one action can never have two
 * @param command constant argv, at most 64 elements of at most 4096 characters; no shell
 * @param input bytes for standard input, at most 1 MiB; null for none
 */
record SandboxRequest(String actionId, List<String> command, byte @Nullable [] input) {

    static final String INPUT_HEADER = "stdin";
    private static final int MAX_INPUT_BYTES = 1024 * 1024;
    private static final Pattern ACTION_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,100}");
    private static final Pattern PINNED = Pattern.compile("(?:[a-z0-9][a-z0-9._/:-]{0,250}@)?sha256:[0-9a-f]{64}");

    SandboxRequest {
        if (!ACTION_ID.matcher(actionId).matches()) {
            throw new IllegalArgumentException("header actionId is no name a container can have");
        }
        if (command.isEmpty() || command.size() > 64) {
            throw new IllegalArgumentException("command has " + command.size() + " elements, not within 1 and 64");
        }
        if (command.stream().anyMatch(element -> element.length() > 4096 || element.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("an element of command is over 4096 characters or contains NUL");
        }
        if (input != null && input.length > MAX_INPUT_BYTES) {
            throw new IllegalArgumentException("stdin has " + input.length + " bytes, more than " + MAX_INPUT_BYTES);
        }
    }

    /** Body: a map with {@code command}; headers {@code actionId} and, where there is input, {@code stdin}. */
    static SandboxRequest of(Message message) {
        if (!(message.getBody() instanceof Map<?, ?> arguments)
                || !(arguments.get("command") instanceof List<?> command)) {
            throw new IllegalArgumentException("the body is no map with the list 'command'");
        }
        if (!command.stream().allMatch(String.class::isInstance)) {
            throw new IllegalArgumentException("an element of command is no string");
        }
        return new SandboxRequest(
                actionId(message),
                command.stream().map(String.class::cast).toList(),
                message.getHeader(INPUT_HEADER, byte[].class));
    }

    static String actionId(Message message) {
        String id = message.getHeader("actionId", String.class);
        if (id == null) {
            throw new IllegalArgumentException("header actionId is missing");
        }
        return id;
    }

    /** Refuses a start that comes so late that somebody may have taken it for one that never came. */
    static void checkInTime(Message message, Instant now) {
        String startBefore = message.getHeader("startBefore", String.class);
        if (startBefore != null && !now.isBefore(Instant.parse(startBefore))) {
            throw new IllegalStateException("the container was not started before " + startBefore);
        }
    }

    static String containerName(String actionId) {
        return "serai-" + actionId;
    }

    /** The image, if it is named by its content. */
    static String pinned(String image) {
        if (!PINNED.matcher(image).matches()) {
            throw new IllegalArgumentException(
                    "image '" + image + "' is not pinned: write <repository>@sha256:<digest> or sha256:<image id>");
        }
        return image;
    }
}
