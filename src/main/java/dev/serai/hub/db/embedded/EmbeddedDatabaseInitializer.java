package dev.serai.hub.db.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;

/**
 * Where no database is configured, starts the hub's own before anything else, and generates what is secret. With a
 * database of your own nothing is started and nothing is generated.
 */
public class EmbeddedDatabaseInitializer
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    @Override
    public int getOrder() {
        // After whoever else may configure a database.
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (environment.containsProperty("spring.datasource.url")) {
            return;
        }
        Path directory = Path.of(environment.getProperty("serai.data-dir", "data"))
                .toAbsolutePath()
                .normalize();
        DataDirectory data = DataDirectory.open(directory);
        DatabasePasswords secrets = DatabasePasswords.load(data.secrets(), environment);
        EmbeddedDatabase database = EmbeddedDatabase.start(data, secrets);
        register(context, data, database);
        // What is configured elsewhere wins over what was generated.
        environment.getPropertySources().addLast(new PropertiesPropertySource("generated-secrets", secrets.all()));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("embedded-database", properties(database, secrets)));
        if (secrets.isNew()) {
            context.addApplicationListener(new FirstSteps(data.secrets()));
        }
    }

    /** Destroyed in reverse order of registration: the database goes after everything that uses it, the lock last. */
    private static void register(
            ConfigurableApplicationContext context, DataDirectory data, EmbeddedDatabase database) {
        DefaultSingletonBeanRegistry beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
        beans.registerDisposableBean("dataDirectory", data::close);
        beans.registerDisposableBean("embeddedDatabase", database::stop);
    }

    private static Map<String, Object> properties(EmbeddedDatabase database, DatabasePasswords secrets) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", EmbeddedDatabase.LOGIN);
        properties.put("spring.datasource.password", secrets.get(DatabasePasswords.LOGIN_PASSWORD));
        properties.put("spring.flyway.url", database.url());
        properties.put("spring.flyway.user", EmbeddedDatabase.OWNER);
        properties.put("spring.flyway.password", secrets.get(DatabasePasswords.OWNER_PASSWORD));
        return properties;
    }
}
