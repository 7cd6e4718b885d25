package dev.serai.hub.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.conversation.AnswerStore.AnswerState;
import dev.serai.hub.http.EventStream;
import dev.serai.wire.Wire;
import dev.serai.wire.WireRow;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One caller's wait for one answer: what was shown of it, and what is shown next. */
final class AwaitedAnswer {

    private static final Duration BETWEEN_BEATS = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String NOTHING = "{}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String tenant;
    private final UUID caller;
    private final UUID asked;
    private final EventStream stream;
    private final long began = System.nanoTime();
    private long saidAt = began;
    private String shown = "";

    AwaitedAnswer(String tenant, UUID caller, UUID asked, EventStream stream) {
        this.tenant = tenant;
        this.caller = caller;
        this.asked = asked;
        this.stream = stream;
    }

    String tenant() {
        return tenant;
    }

    UUID caller() {
        return caller;
    }

    UUID asked() {
        return asked;
    }

    boolean isOver() {
        return stream.isOver();
    }

    /** @param state null when the message is gone */
    void show(@Nullable AnswerState state) {
        if (state != null && state.answer() != null) {
            stream.event("answer", Wire.item("ConversationMessage", new WireRow(state.answer())));
            stream.end();
        } else if (state == null || !state.waits() || passed(began, LONGEST)) {
            leave();
        } else {
            show(state.soFar() == null ? "" : state.soFar());
        }
    }

    private void show(String soFar) {
        if (!soFar.equals(shown)) {
            // Made anew, by a second attempt.
            if (!soFar.startsWith(shown)) {
                stream.event("restart", NOTHING);
                shown = "";
            }
            if (!soFar.isEmpty()) {
                stream.event("piece", text(soFar.substring(shown.length())));
            }
            shown = soFar;
            saidAt = System.nanoTime();
        } else if (passed(saidAt, BETWEEN_BEATS)) {
            stream.beat();
            saidAt = System.nanoTime();
        }
    }

    /** No answer comes here any more. */
    void leave() {
        stream.event("ended", NOTHING);
        stream.end();
    }

    private static boolean passed(long since, Duration time) {
        return System.nanoTime() - since > time.toNanos();
    }

    private static String text(String piece) {
        try {
            return JSON.writeValueAsString(Map.of("text", piece));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text is JSON", e);
        }
    }
}
