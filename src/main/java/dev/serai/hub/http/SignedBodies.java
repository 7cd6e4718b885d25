package dev.serai.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/**
 * The bodies of Slack and Discord, which are signed: what a signature is checked over must be neither decoded nor parsed
 * before, so the routes get the bytes as they came. A form looks like bytes to them, or Camel would take it apart.
 */
@Component
class SignedBodies implements BodyRule {

    private static final int MAX_BYTES = 256 * 1024;
    private static final String SLACK = "/channels/slack/";
    private static final String SLACK_EVENTS = SLACK + "events";
    private static final String DISCORD = "/channels/discord/";

    private final HeapShare heap = new HeapShare(MAX_BYTES);

    @Override
    public boolean isFor(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith(SLACK) || path.startsWith(DISCORD);
    }

    @Override
    public BodyAdmission admit(HttpServletRequest request) {
        boolean slack = request.getServletPath().startsWith(SLACK);
        if ("POST".equals(request.getMethod())) {
            boolean form = slack && !request.getServletPath().equals(SLACK_EVENTS);
            ContentType.require(
                    form ? "application/x-www-form-urlencoded" : "application/json", request.getContentType());
        }
        return new BodyAdmission(slack ? SLACK : DISCORD, MAX_BYTES, heap, slack ? "application/octet-stream" : null);
    }
}
