package dev.serai.hub.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;

/** Passes events on without secrets, whatever writes them and in which form. */
final class SafeAppender extends AppenderBase<ILoggingEvent> {

    private final Appender<ILoggingEvent> next;

    SafeAppender(Appender<ILoggingEvent> next) {
        this.next = next;
        setName(next.getName());
        setContext(next.getContext());
    }

    @Override
    protected void append(ILoggingEvent event) {
        next.doAppend(new SafeEvent(event));
    }

    @Override
    public void stop() {
        super.stop();
        next.stop();
    }
}
