package dev.serai.hub.db;

import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** A transaction of a thread that named no purpose is a decision, unless it only reads. */
final class PurposeTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    PurposeTransactions(DataSource source) {
        super(source);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        if (PurposeContext.current() == null && !definition.isReadOnly()) {
            PurposeContext.run(Purpose.DECISIONS, () -> super.doBegin(transaction, definition));
        } else {
            super.doBegin(transaction, definition);
        }
    }
}
