package dev.serai.hub.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** Puts itself before whatever writes the log, as soon as Spring Boot has set that up. */
public final class LogGate implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            close(context.getLogger(Logger.ROOT_LOGGER_NAME));
        }
    }

    private static void close(Logger root) {
        List<Appender<ILoggingEvent>> open = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(open::add);
        open.removeIf(SafeAppender.class::isInstance);
        for (Appender<ILoggingEvent> appender : open) {
            SafeAppender safe = new SafeAppender(appender);
            root.detachAppender(appender);
            safe.start();
            root.addAppender(safe);
        }
    }

    /** After Spring Boot's own listener. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
