package dev.serai.hub.security;

import dev.serai.hub.http.Problems;
import java.io.IOException;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Refuses a page of another origin with a problem, where Spring answers plain text. */
final class CorsRefusals extends DefaultCorsProcessor {

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        if (response instanceof ServletServerHttpResponse servlet) {
            Problems.write(
                    servlet.getServletResponse(),
                    Problems.forbidden("Pages of this origin may not send this method with these headers."));
        } else {
            super.rejectRequest(response);
        }
    }
}
