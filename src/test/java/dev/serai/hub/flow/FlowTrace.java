package dev.serai.hub.flow;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a message did, in order: which of the mocked ends it came to, and where transactions began and ended. It stands in
 * for the database's transactions.
 */
public final class FlowTrace extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient List<String> steps = new CopyOnWriteArrayList<>();

    /** Forgets what was, and what the mocks were told. */
    public void clear(CamelContext camel) {
        MockEndpoint.resetMocks(camel);
        steps.clear();
    }

    public List<String> steps() {
        return List.copyOf(steps);
    }

    /** An end that says that it was reached, and answers. */
    public void at(CamelContext camel, String mock, String name, org.apache.camel.Processor answer) {
        camel.getEndpoint(mock, MockEndpoint.class).whenAnyExchangeReceived(exchange -> {
            steps.add(name);
            answer.process(exchange);
        });
    }

    public void at(CamelContext camel, String mock, String name) {
        at(camel, mock, name, exchange -> {});
    }

    @Override
    protected Object doGetTransaction() {
        return this;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        steps.add("begin");
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        steps.add("commit");
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        steps.add("rollback");
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        steps.add("rollback-only");
    }
}
