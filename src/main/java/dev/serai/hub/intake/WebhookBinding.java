package dev.serai.hub.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.http.common.DefaultHttpBinding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes nothing from a request into the message, neither header nor parameter nor body, and lets only our own answer
 * out. The route's first steps look at the request themselves, so that a stranger's body is never read.
 */
@Component("webhookBinding")
class WebhookBinding extends DefaultHttpBinding {

    private static final Set<String> OUT = Set.of("Retry-After", "WWW-Authenticate");

    WebhookBinding() {
        setMuteException(true);
    }

    @Override
    public void readRequest(HttpServletRequest request, Message message) {
        // The servlet expects the path there.
        message.setHeader(Exchange.HTTP_PATH, "");
    }

    /** Camel asks for the body before the first step, to find that step's method, and would unpack what calls itself gzip. */
    @Override
    public Object parseBody(HttpServletRequest request, Message message) {
        return new byte[0];
    }

    @Override
    public void doWriteResponse(Message message, HttpServletResponse response, Exchange exchange) throws IOException {
        response.setStatus(message.getHeader(Exchange.HTTP_RESPONSE_CODE, 500, Integer.class));
        response.setContentType(message.getHeader(Exchange.CONTENT_TYPE, "application/json", String.class));
        for (String name : OUT) {
            String value = message.getHeader(name, String.class);
            if (value != null) {
                response.setHeader(name, value);
            }
        }
        byte[] body = bytes(message.getBody());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static byte[] bytes(@Nullable Object body) {
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
    }
}
