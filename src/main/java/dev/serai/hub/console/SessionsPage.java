package dev.serai.hub.console;

import dev.serai.hub.console.SessionsView.SessionLine;
import dev.serai.hub.security.SignedInBrowser;
import java.time.Instant;
import java.util.List;
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
            @Body List<SignedInBrowser> sessions,
            @ExchangeProperty(PageVisits.VISIT) PageVisit visit,
            Exchange exchange) {
        output.show(exchange, "sessions", "Where you are signed in", null, view(sessions, visit.now()));
    }

    static SessionsView view(List<SignedInBrowser> sessions, Instant now) {
        return new SessionsView(
                sessions.stream().map(session -> line(session, now)).toList());
    }

    private static SessionLine line(SignedInBrowser session, Instant now) {
        return new SessionLine(
                "/console/sessions/" + session.id() + "/end",
                Wording.capital(session.browser()),
                session.current(),
                List.of(
                        PageFact.of("from " + session.address()),
                        PageFact.at("signed in", session.createdAt(), now),
                        PageFact.at("last used", session.lastSeenAt(), now),
                        PageFact.at("ends", session.endsAt(), now)));
    }
}
