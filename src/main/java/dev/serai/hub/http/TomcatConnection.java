package dev.serai.hub.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What a servlet cannot do with its connection: leave the rest of a body unread, and see that the other side has hung up.
 * By itself Tomcat reads a body on the thread of the request, however slowly it comes, at least to the end of the next
 * chunk, and looks at nothing while a request waits.
 */
final class TomcatConnection {

    /** Bytes. By itself the kernel keeps megabytes for each connection whose answers are not read. */
    private static final String SEND_BUFFER = "131072";

    /** Tomcat calls it one byte when it cannot read any further, so that whoever reads that is told; a request is longer. */
    private static final int END_OF_STREAM = 1;

    private static final String ATTRIBUTE = TomcatConnection.class.getName();

    private final Request request;

    private TomcatConnection(Request request) {
        this.request = request;
    }

    /** The connection of a request; null where another container serves it. */
    static @Nullable TomcatConnection of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof TomcatConnection connection ? connection : null;
    }

    /** Whether the container still has to answer an error that it was told of. */
    boolean hasErrorToReport() {
        return request.getResponse().isErrorReportRequired();
    }

    /** Closes the connection after the answer where a part of the body is still to come. */
    void closeUnlessRead() {
        AtomicBoolean read = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        if (!read.get()) {
            close(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /**
     * Whether nobody waits for the answer any more. To be asked in the request's own thread, and when its body was read: it
     * looks at what came since, and reads nothing away.
     */
    boolean isGone() {
        request.getCoyoteRequest().action(ActionCode.AVAILABLE, true);
        return request.getCoyoteRequest().getAvailable() == END_OF_STREAM;
    }

    /** Closes the connection at once; what has not been sent is lost. */
    void abort() {
        close(ActionCode.CLOSE_NOW, new IOException("the answer is not read"));
    }

    /** To Tomcat that is an error: one that nobody has to be told of. */
    private void close(ActionCode how, @Nullable Object why) {
        request.getCoyoteRequest().action(how, why);
        request.getResponse().getCoyoteResponse().setErrorReported();
    }

    /** Around everything else. */
    private static final class Outermost extends ValveBase {

        Outermost() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            TomcatConnection connection = new TomcatConnection(request);
            request.setAttribute(ATTRIBUTE, connection);
            getNext().invoke(request, response);
            if (!request.isAsync()) {
                connection.closeUnlessRead();
            }
        }
    }

    @Component
    static final class Settings implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addEngineValves(new Outermost());
            factory.addConnectorCustomizers(connector -> connector.setProperty("socket.txBufSize", SEND_BUFFER));
        }
    }
}
