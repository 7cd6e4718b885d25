package dev.serai.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A HEAD looks like the GET that it stands for; the container leaves the body of the answer out. */
final class GetOfHead extends HttpServletRequestWrapper {

    private GetOfHead(HttpServletRequest request) {
        super(request);
    }

    /** The request itself where it is no HEAD, or where nothing is to be got. */
    static HttpServletRequest of(HttpServletRequest request) {
        String path = RequestIdFilter.path(request);
        boolean posts = path.startsWith("/webhooks/") || path.startsWith("/channels/");
        return "HEAD".equals(request.getMethod()) && !posts ? new GetOfHead(request) : request;
    }

    @Override
    public String getMethod() {
        return "GET";
    }
}
