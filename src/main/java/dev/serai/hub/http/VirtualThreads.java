package dev.serai.hub.http;

import org.springframework.boot.autoconfigure.condition.ConditionalOnJava;
import org.springframework.boot.autoconfigure.web.embedded.TomcatVirtualThreadsWebServerFactoryCustomizer;
import org.springframework.boot.system.JavaVersion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Requests on virtual threads where the JDK has them, so that nobody who waits in one keeps another from having one.
 *
 * <p>From 24 on: before, a virtual thread that waits inside {@code synchronized} keeps a real one, and there are only as
 * many as cores. The pool that runs platform-http routes stays as it is, since it bounds how many run at once.
 */
@Configuration
@ConditionalOnJava(JavaVersion.TWENTY_FOUR)
class VirtualThreads {

    @Bean
    TomcatVirtualThreadsWebServerFactoryCustomizer virtualThreadsForRequests() {
        return new TomcatVirtualThreadsWebServerFactoryCustomizer();
    }
}
