package dev.serai.hub.conversation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.access.Account;
import dev.serai.hub.conversation.AnswerStore.AnswerState;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.db.Watchdog;
import dev.serai.hub.db.WatchedLoop;
import dev.serai.hub.http.EventStream;
import dev.serai.hub.http.EventStreams;
import dev.serai.hub.http.ScopedCaller;
import dev.serai.json.StrictJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Shows callers of the API their answers as they are made. Whichever hub makes one, what may be shown of it is in its row: one
 * thread reads the rows of all who wait, and at none while nobody does. Nobody who waits or has gone takes a thread.
 */
@Component
class AnswerStreams implements EventStreams, DisposableBean {

    private static final int MOST_OPEN = 200;
    private static final int MOST_OF_ONE = 4;
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(250);
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);

    private final AnswerStore answers;
    private final WatchedLoop checks;
    private final List<AwaitedAnswer> awaited = new ArrayList<>();
    private boolean started;

    AnswerStreams(AnswerStore answers, Watchdog watchdog) {
        this.answers = answers;
        this.checks = new WatchedLoop("answer-streams", watchdog, this::check);
    }

    @Override
    public String operation() {
        return "sayInConversation";
    }

    @Override
    public boolean open(ScopedCaller caller, String first, EventStream stream) {
        Account person = caller.account();
        AwaitedAnswer answer = new AwaitedAnswer(person.tenant(), person.id(), asked(first), stream);
        synchronized (awaited) {
            awaited.removeIf(AwaitedAnswer::isOver);
            long own = awaited.stream()
                    .filter(one -> one.caller().equals(person.id()))
                    .count();
            if (own >= MOST_OF_ONE || awaited.size() >= MOST_OPEN) {
                return false;
            }
            awaited.add(answer);
            if (!started) {
                started = true;
                checks.start();
            }
        }
        stream.event("message", first);
        checks.wake();
        return true;
    }

    private static UUID asked(String message) {
        try {
            return UUID.fromString(JSON.readTree(message).path("id").asText());
        } catch (IOException e) {
            throw new IllegalStateException("the answer is JSON", e);
        }
    }

    private Duration check() {
        Map<String, List<AwaitedAnswer>> tenants;
        synchronized (awaited) {
            awaited.removeIf(AwaitedAnswer::isOver);
            tenants = awaited.stream().collect(Collectors.groupingBy(AwaitedAnswer::tenant));
        }
        tenants.forEach((tenant, waiting) -> TenantContext.run(tenant, () -> show(tenant, waiting)));
        return tenants.isEmpty() ? IDLE : BETWEEN_CHECKS;
    }

    private void show(String tenant, List<AwaitedAnswer> waiting) {
        Map<UUID, AnswerState> states = answers.answers(
                tenant, waiting.stream().map(AwaitedAnswer::asked).collect(Collectors.toSet()));
        waiting.forEach(one -> one.show(states.get(one.asked())));
    }

    /** Those who wait read the conversation later, which another hub goes on with. */
    @Override
    public void destroy() {
        checks.close();
        synchronized (awaited) {
            awaited.forEach(AwaitedAnswer::leave);
            awaited.clear();
        }
    }
}
