package dev.serai.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the hub's start and memory are compared with: Spring Boot with a web server and nothing to do. */
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
@RestController
public class Empty {

    public static void main(String[] arguments) {
        SpringApplication.run(Empty.class, arguments);
    }

    @GetMapping("/")
    String up() {
        return "up";
    }
}
