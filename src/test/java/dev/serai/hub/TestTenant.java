package dev.serai.hub;

import dev.serai.hub.db.TenantContext;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets a test's own thread look at the rows of the tenant {@code default}; the hub's threads get no tenant from it. The
 * hub has started by then. Conditions that are waited for are looked at on the test's thread.
 */
public class TestTenant implements TestExecutionListener {

    private TenantContext.@Nullable TenantScope scope;

    @Override
    public void prepareTestInstance(TestContext test) {
        test.getApplicationContext();
        if (scope == null) {
            Awaitility.pollInSameThread();
            scope = TenantContext.enter("default");
        }
    }

    @Override
    public void afterTestClass(TestContext test) {
        if (scope != null) {
            scope.close();
            scope = null;
        }
    }
}
