package dev.serai.hub.db;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is to be done only once it is certain that what was written stays. */
public final class AfterCommit {

    private AfterCommit() {}

    /**
     * Does something once the current transaction is committed, and now when there is none; after a rollback never.
     *
     * @param task is run by the thread that commits: it must not wait, and what it writes is in no transaction
     */
    public static void run(Runnable task) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            task.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                task.run();
            }
        });
    }
}
