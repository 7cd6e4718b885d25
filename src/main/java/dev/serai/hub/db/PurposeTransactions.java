package dev.serai.hub.db;

import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** A transaction of a thread that named no purpose is a decision, unless it only reads. */
final class PurposeTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient Commits commits;

    PurposeTransactions(DataSource source, Commits commits) {
        super(source);
        this.commits = commits;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        try {
            super.doCommit(status);
        } finally {
            // Also one whose answer was lost may be there.
            if (!status.isReadOnly()) {
                commits.note();
            }
        }
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        if (PurposeContext.current() == null && !definition.isReadOnly()) {
            PurposeContext.run(Purpose.DECISIONS, () -> super.doBegin(transaction, definition));
        } else {
            super.doBegin(transaction, definition);
        }
    }

    /** A connection that is lost has rolled back by itself; what broke it is what the caller is to hear. */
    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e) != DatabaseFailure.UNREACHABLE) {
                throw e;
            }
        }
    }
}
