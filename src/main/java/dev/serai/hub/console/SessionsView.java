package dev.serai.hub.console;

import java.util.List;

/** The sessions of who looks, the last used first. */
public record SessionsView(List<SessionLine> sessions) {

    /**
     * @param end where the form that ends it is sent
     * @param current whether it is that of this browser
     */
    public record SessionLine(String end, String browser, boolean current, List<PageFact> facts) {}

    public boolean hasOthers() {
        return sessions.stream().anyMatch(session -> !session.current());
    }
}
