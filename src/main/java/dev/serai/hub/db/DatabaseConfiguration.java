package dev.serai.hub.db;

import dev.serai.hub.settings.DatabaseSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayProperties;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/** The ways to the database, each with the hub's own limits: the pools, and the owner's for migrations. */
@Configuration
class DatabaseConfiguration {

    @Bean
    PurposePools purposePools(
            DataSourceProperties database, DatabaseSettings settings, MeterRegistry meters, Environment environment) {
        Map<String, String> unused = Binder.get(environment)
                .bind("spring.datasource.hikari", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        if (!unused.isEmpty()) {
            throw new DatabaseRefusedException(
                    "spring.datasource.hikari.* has no effect: the hub has a pool for each purpose.",
                    "Set serai.database.* instead (docs/reference/settings.md).",
                    null);
        }
        return new PurposePools(
                database.determineUrl(), database.determineUsername(), database.determinePassword(), settings, meters);
    }

    @Bean
    DataSource dataSource(PurposePools pools) {
        return new PurposeDataSource(pools);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource source, Commits commits) {
        return new PurposeTransactions(source, commits);
    }

    @Bean
    FlywayConfigurationCustomizer migrationConnections(FlywayProperties owner, DatabaseSettings settings) {
        ConnectionLimits limits = ConnectionLimits.of(Purpose.MIGRATION, settings);
        return flyway -> {
            DataSource source = limits.source(owner.getUrl(), owner.getUser(), owner.getPassword());
            ConnectionLimitsCheck.check(source, limits);
            MigrationRights.check(source);
            flyway.dataSource(limits.driverSource(owner.getUrl(), owner.getUser(), owner.getPassword()));
        };
    }
}
