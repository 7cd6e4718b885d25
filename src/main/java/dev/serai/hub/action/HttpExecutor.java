package dev.serai.hub.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.RefusalReason;
import dev.serai.hub.settings.HttpActionSettings;
import dev.serai.kamelet.http.AllowList;
import dev.serai.kamelet.http.HttpAction;
import dev.serai.planning.ActionRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The HTTP actions' settings as the routes write them, and the hub's own ports, which no action may reach. */
@Component("httpActions")
class HttpExecutor implements TargetPolicy, EffectLimit {

    private static final String REQUEST = "http-request-action";
    private static final String STATUS_URL = "status_url";

    private final HttpActionSettings settings;
    private final Set<Integer> ports = new TreeSet<>();

    HttpExecutor(HttpActionSettings settings) {
        this.settings = settings;
        // A list that is wrong stops the start, not the first action.
        HttpAction check = new HttpAction();
        check.setAllow(allow());
        check.setAllowPrivate(allowPrivate());
    }

    @EventListener
    synchronized void started(WebServerInitializedEvent event) {
        ports.add(event.getWebServer().getPort());
    }

    public synchronized String ownPorts() {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Where there is no list at all a playbook's step says so when it runs: that its executor is not configured. */
    @Override
    public Optional<RefusalReason> refusal(String tenant, ActionRequest request) {
        boolean mine = request.definition().name().startsWith("http-");
        if (!mine || !configured() && request.source().inSequence()) {
            return Optional.empty();
        }
        JsonNode arguments = request.arguments();
        AllowList list = AllowList.of(settings.allow());
        Optional<String> refusal = list.refusal(arguments.path("url").asText());
        if (refusal.isEmpty() && arguments.hasNonNull(STATUS_URL)) {
            refusal = list.refusal(arguments.path(STATUS_URL).asText().replace("{id}", "id"));
        }
        return refusal.map(RefusalReason::valueOf);
    }

    /** Whoever sends one may be at work for so long after the last look at the clock. */
    @Override
    public Optional<Duration> of(StoredAction action) {
        return action.kamelet().equals(REQUEST) ? Optional.of(settings.timeout()) : Optional.empty();
    }

    public boolean configured() {
        return !settings.allow().isEmpty();
    }

    public String allow() {
        return String.join(",", settings.allow());
    }

    public String allowPrivate() {
        return String.join(",", settings.allowPrivate());
    }

    /** In milliseconds. */
    public long timeLimit() {
        return settings.timeout().toMillis();
    }
}
