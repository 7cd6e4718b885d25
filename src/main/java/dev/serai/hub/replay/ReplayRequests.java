package dev.serai.hub.replay;

import dev.serai.event.JournalEntry;
import dev.serai.event.ReplayEvent;
import dev.serai.event.Subject;
import dev.serai.hub.db.Ids;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.replay.ReplayStore.RequestedReplay;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.policy.PolicyException;
import dev.serai.replay.AlertPolicy;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person asks to have played, and what of the shadow policy is. */
@Component("replayRequests")
class ReplayRequests {

    private static final int MOST_OPEN = 3;
    private static final int KEPT = 50;
    private static final int SHADOW_DAYS = 1;

    private final ReplayStore store;
    private final RoutesFolder folder;
    private final ShadowPolicy shadow;
    private final Clock clock;

    ReplayRequests(ReplayStore store, RoutesFolder folder, ShadowPolicy shadow, Clock clock) {
        this.store = store;
        this.folder = folder;
        this.shadow = shadow;
        this.clock = clock;
    }

    /**
     * Stores the request, and sets the header {@code replayId} and the property {@code event}.
     *
     * @param body {@code days} and {@code policy}: the texts of {@code signal}, {@code suppression}, {@code triage} and {@code topology}; of
     *     what is not given the hub's own counts
     * @throws Problem 422 for a policy that cannot be read, 409 while others of the tenant are not over
     */
    public void request(
            @Body Map<String, ?> body,
            @Header("tenant") String tenant,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Map<String, String> policy = policy(body.get("policy"));
        requireRoom(tenant);
        int days = Integer.parseInt(String.valueOf(body.get("days")));
        insert(tenant, actor, new RequestedReplay(days, policy, clock.instant(), false), exchange);
    }

    /** Whether there is a sound shadow policy, and no replay of it waits or is under way. */
    public boolean isShadowWanted(@Header("tenant") String tenant) {
        return shadow.isSound() && store.open(tenant, true) == 0;
    }

    /** As {@link #request}, for the shadow policy and the last day. */
    public void requestShadow(@Header("tenant") String tenant, Exchange exchange) {
        RequestedReplay replay = new RequestedReplay(SHADOW_DAYS, shadow.texts(), clock.instant(), true);
        insert(tenant, "system", replay, exchange);
    }

    private void insert(String tenant, String actor, RequestedReplay replay, Exchange exchange) {
        UUID id = Ids.next();
        store.forget(tenant, replay.shadow(), KEPT);
        store.insert(tenant, id, replay, actor);
        exchange.getMessage().setHeader("replayId", id.toString());
        exchange.setProperty(
                Journal.ENTRY,
                new JournalEntry(tenant, actor, new ReplayEvent.Requested(new Subject.Replay(id), replay.days())));
    }

    private Map<String, String> policy(@Nullable Object given) {
        Map<String, String> texts = new TreeMap<>();
        AlertPolicy.FILES.forEach(name -> texts.put(name, text(given, name)));
        try {
            AlertPolicy.read(texts, UnaryOperator.identity());
        } catch (PolicyException e) {
            throw new Problem(422, "policy-refused", "The policy cannot be used", String.valueOf(e.getMessage()));
        }
        return texts;
    }

    private String text(@Nullable Object given, String name) {
        String key = name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'));
        return given instanceof Map<?, ?> texts && texts.get(key) instanceof String text ? text : folder.text(name);
    }

    private void requireRoom(String tenant) {
        if (store.open(tenant, false) >= MOST_OPEN) {
            throw new Problem(
                    409, "too-many-replays", "Too many replays", "Three replays are not over; wait for one of them.");
        }
    }
}
