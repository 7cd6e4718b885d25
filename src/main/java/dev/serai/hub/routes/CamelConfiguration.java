package dev.serai.hub.routes;

import org.apache.camel.CamelContext;
import org.apache.camel.ContextEvents;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.StartupConditionStrategy;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.CamelConfigurationProperties;
import org.apache.camel.spring.boot.CamelSpringBootApplicationController;
import org.apache.camel.spring.spi.CamelBeanPostProcessor;
import org.apache.camel.support.ResetableClock;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has Camel's auto-configuration configure the hub's own kind of context, made as it makes its own. */
@Configuration(proxyBeanMethods = false)
class CamelConfiguration {

    // Spring would close it before the routes have ended; Camel ends it by itself.
    @Bean(destroyMethod = "")
    CamelContext camelContext(
            ApplicationContext spring,
            CamelConfigurationProperties settings,
            CamelBeanPostProcessor beans,
            StartupConditionStrategy conditions)
            throws Exception {
        ResetableClock boot = new ResetableClock();
        CamelSpringBootApplicationController controller = new CamelSpringBootApplicationController(spring);
        CamelContext camel = new HubCamelContext(spring, settings.getMain().isWarnOnEarlyShutdown(), controller);
        camel.getClock().add(ContextEvents.BOOT, boot);
        controller.setCamelContext(camel);
        beans.setCamelContext(camel);
        ExtendedCamelContext extension = camel.getCamelContextExtension();
        extension.addContextPlugin(CamelBeanPostProcessor.class, beans);
        extension.addContextPlugin(StartupConditionStrategy.class, conditions);
        return CamelAutoConfiguration.doConfigureCamelContext(spring, camel, settings, controller);
    }
}
