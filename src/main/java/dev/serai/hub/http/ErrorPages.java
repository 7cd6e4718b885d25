package dev.serai.hub.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Answers what Tomcat refuses before any filter, a request line or path that cannot be read, as a problem too. */
@Component
class ErrorPages implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final RequestIdFilter stamp;

    ErrorPages(RequestIdFilter stamp) {
        this.stamp = stamp;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ErrorPageValve(stamp)));
    }

    private static final class ErrorPageValve extends ErrorReportValve {

        private final RequestIdFilter stamp;

        ErrorPageValve(RequestIdFilter stamp) {
            this.stamp = stamp;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            AtomicBoolean writable = new AtomicBoolean();
            response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
            if (response.getStatus() < 400
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()
                    || !writable.get()) {
                return;
            }
            Problem problem = Problems.ofStatus(response.getStatus());
            byte[] body = Problems.text(problem).getBytes(StandardCharsets.UTF_8);
            stamp.seal(request, response, body);
            try {
                response.setContentType(Problems.CONTENT_TYPE);
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                // The caller has gone.
                container.getLogger().debug("no answer to a bad request", e);
            }
        }
    }
}
