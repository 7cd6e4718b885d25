package dev.serai.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Somebody who follows a link of another site, such as a chat in the browser. It sends no cookie with that, so the page goes
 * on to the same address by itself: that comes from the console, and with the cookie.
 */
final class CrossSiteVisit {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="0; url=%1$s">
            <title>Serai</title>
            </head>
            <body><p><a href="%1$s">Go on to Serai</a></p></body>
            </html>
            """;

    private CrossSiteVisit() {}

    static boolean is(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    /** @param page one of the console, as {@link ConsolePaths#next} lets by: without any quote or bracket */
    static void goOn(HttpServletResponse response, String page) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream()
                .write(PAGE.formatted(page.replace("&", "&amp;")).getBytes(StandardCharsets.UTF_8));
    }
}
