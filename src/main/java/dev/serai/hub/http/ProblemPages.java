package dev.serai.hub.http;

import jakarta.servlet.http.HttpServletRequest;

/** Says in a page what is wrong, where a person has asked for a page. */
public interface ProblemPages {

    boolean isFor(HttpServletRequest request);

    /**
     * The whole page, HTML in UTF-8.
     *
     * @param problem as the API would say it, JSON
     */
    byte[] page(HttpServletRequest request, int status, byte[] problem);
}
