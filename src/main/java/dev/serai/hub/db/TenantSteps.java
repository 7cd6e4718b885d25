package dev.serai.hub.db;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.stereotype.Component;

/**
 * Lets each step of each route work for the tenant of its message's header {@code tenant}, on whichever thread it runs. A
 * message without the header works for whom its thread works already, which is nobody where a route begins. A step of a
 * job uses the connections of jobs likewise.
 */
@Component
class TenantSteps implements InterceptStrategy {

    private static final String HEADER = "tenant";

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        return new TenantStep(AsyncProcessorConverterHelper.convert(target));
    }

    private static final class TenantStep extends DelegateAsyncProcessor {

        TenantStep(AsyncProcessor step) {
            super(step);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Purpose purpose = exchange.getProperty(PurposeContext.PROPERTY, Purpose.class);
            if (purpose == null) {
                return inTenant(exchange, callback);
            }
            Purpose before = PurposeContext.enter(purpose);
            try {
                return inTenant(exchange, callback);
            } finally {
                PurposeContext.leave(before);
            }
        }

        private boolean inTenant(Exchange exchange, AsyncCallback callback) {
            String tenant = exchange.getMessage().getHeader(HEADER, String.class);
            if (tenant == null) {
                return super.process(exchange, callback);
            }
            TenantContext.TenantScope scope;
            try {
                scope = TenantContext.enter(tenant);
            } catch (IllegalArgumentException e) {
                exchange.setException(e);
                callback.done(true);
                return true;
            }
            try {
                return super.process(exchange, callback);
            } finally {
                scope.close();
            }
        }
    }
}
