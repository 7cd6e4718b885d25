package dev.serai.hub.http;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.coyote.AbstractProtocol;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.WebServer;

/**
 * What is logged with an exception by the threads on which one hub's requests run, wherever that exception was made. Hubs of
 * other tests, which live on in this JVM, have threads of their own.
 */
final class LoggedTraces extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Queue<String> found = new ConcurrentLinkedQueue<>();
    private final String threads;

    private LoggedTraces(String threads) {
        this.threads = threads;
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
    }

    static LoggedTraces of(WebServer hub) {
        var protocol = (AbstractProtocol<?>)
                ((TomcatWebServer) hub).getTomcat().getConnector().getProtocolHandler();
        // Threads are named before the port is known: "http-nio-auto-3-43210" has http-nio-auto-3-exec-1.
        Matcher name =
                Pattern.compile(".*-auto-\\d+").matcher(protocol.getName().replace("\"", ""));
        if (!name.lookingAt()) {
            throw new IllegalStateException("not on a port that was free: " + protocol.getName());
        }
        String threads = name.group() + "-";
        if (Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith(threads + "exec-"))) {
            throw new IllegalStateException("no request's thread begins with " + threads);
        }
        return of(threads);
    }

    /** @param threads how their names begin */
    static LoggedTraces of(String threads) {
        return new LoggedTraces(threads);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getThrowableProxy() != null && event.getThreadName().startsWith(threads)) {
            found.add(event.getThreadName() + ": " + event.getFormattedMessage() + ": "
                    + event.getThrowableProxy().getClassName());
        }
    }

    List<String> found() {
        return List.copyOf(found);
    }

    @Override
    public void close() {
        root.detachAppender(this);
    }
}
