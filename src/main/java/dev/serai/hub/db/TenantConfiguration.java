package dev.serai.hub.db;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link TenantDataSource} before the pool, so that there is no way to a connection around it. */
@Configuration
class TenantConfiguration {

    /** Counts {@code serai.tenant.missing}: statements about tenants' rows that ran for no tenant. */
    @Bean
    static TenantMissing tenantMissing(ObjectProvider<MeterRegistry> meters) {
        return new TenantMissing(
                () -> meters.getObject().counter("serai.tenant.missing").increment());
    }

    /** At zero before the first, so that it is an increase. */
    @Bean
    static MeterBinder tenantMissingMeter() {
        return meters -> meters.counter("serai.tenant.missing");
    }

    @Bean
    static BeanPostProcessor tenantDataSources(ObjectProvider<TenantMissing> missing) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool && !(bean instanceof TenantDataSource)
                        ? new TenantDataSource(pool, missing.getObject())
                        : bean;
            }
        };
    }
}
