package dev.serai.hub;

import dev.serai.hub.audit.AuditCommand;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the hub. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Hub {

    /** For how many milliseconds the pool does not ask whether a connection lives: each question is a transaction, also at an idle hub. */
    private static final String UNASKED = "com.zaxxer.hikari.aliveBypassWindowMs";

    public static void main(String[] arguments) {
        if (AuditCommand.handles(arguments)) {
            System.exit(AuditCommand.run(arguments, System.out));
        }
        System.setProperty(UNASKED, System.getProperty(UNASKED, "6000"));
        SpringApplication.run(Hub.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
