package dev.serai.hub.flow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apache.camel.spring.SpringCamelContext;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of product routes alone, in a {@link FlowContext}: which steps a message takes, and what stands in one transaction.
 * The class has {@code @UseAdviceWith}, says which ends are mocked ({@code @StubEndpoints} by components, so that
 * none is needed, and {@code @MockEndpointsAndSkip}), and starts Camel once. What needs rows or an answer of the
 * outside belongs to a test of the whole hub.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CamelSpringBootTest
@ExtendWith(FlowIT.LetOthersStart.class)
// No database of its own is started.
@TestPropertySource(properties = "spring.datasource.url=jdbc:none")
@DirtiesContext
public @interface FlowIT {

    /** Camel's listener keeps contexts from starting; when this one's does not load, it forgets to let those behind it. */
    class LetOthersStart implements AfterAllCallback {

        @Override
        public void afterAll(ExtensionContext context) {
            SpringCamelContext.setNoStart(false);
            System.clearProperty("skipStartingCamelContext");
        }
    }
}
