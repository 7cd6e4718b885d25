package dev.serai.hub;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the hub. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Hub {

    public static void main(String[] arguments) {
        SpringApplication.run(Hub.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
