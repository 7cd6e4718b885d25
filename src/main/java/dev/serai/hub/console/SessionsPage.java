package dev.serai.hub.console;

import dev.serai.hub.console.SessionsView.SessionLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Where somebody is signed in to the console. */
@Component("sessionsPage")
class SessionsPage {

    private final PageOutput output;

    SessionsPage(PageOutput output) {
        this.output = output;
    }

    void show(
            @Body List<Map<String, Object>> sessions,
            @ExchangeProperty(PageVisits.VISIT) PageVisit visit,
            Exchange exchange) {
        output.show(exchange, "sessions", "Where you are signed in", null, view(sessions, visit.now()));
    }

    static SessionsView view(List<Map<String, Object>> sessions, Instant now) {
        return new SessionsView(
                sessions.stream().map(session -> line(session, now)).toList());
    }

    private static SessionLine line(Map<String, Object> session, Instant now) {
        return new SessionLine(
                "/console/sessions/" + session.get("id") + "/end",
                Wording.capital(String.valueOf(session.get("browser"))),
                Boolean.TRUE.equals(session.get("current")),
                List.of(
                        PageFact.of("from " + session.get("address")),
                        PageFact.at("signed in", (Instant) session.get("created_at"), now),
                        PageFact.at("last used", (Instant) session.get("last_seen_at"), now),
                        PageFact.at("ends", (Instant) session.get("ends_at"), now)));
    }
}
