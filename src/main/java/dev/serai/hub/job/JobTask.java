package dev.serai.hub.job;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.function.Consumer;

/** One job name as db-scheduler's task: runs the handler, and leaves every ending to {@link JobEnding}. */
final class JobTask extends AbstractTask<StoredJob> {

    private final Handler handler;
    private final JobEnding ending;
    private final Consumer<StoredJob> ended;

    /** What a job does. */
    interface Handler {
        void handle(StoredJob job) throws Exception;
    }

    /** @param ended is told of each job whose end was written, or could not be */
    JobTask(String name, Handler handler, JobEnding ending, Consumer<StoredJob> ended) {
        super(
                name,
                StoredJob.class,
                (complete, operations) -> {
                    try {
                        ending.failed(job(complete), complete.getCause().orElseThrow(), complete.getDuration());
                    } finally {
                        ended.accept(job(complete));
                    }
                },
                (complete, operations) -> ending.abandoned(job(complete)));
        this.handler = handler;
        this.ending = ending;
        this.ended = ended;
    }

    @Override
    public CompletionHandler<StoredJob> execute(TaskInstance<StoredJob> task, ExecutionContext context) {
        try {
            handler.handle(task.getData());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new JobFailed(e);
        }
        return this::succeeded;
    }

    private void succeeded(ExecutionComplete complete, ExecutionOperations<StoredJob> operations) {
        try {
            ending.succeeded(job(complete), complete.getDuration());
        } finally {
            ended.accept(job(complete));
        }
    }

    private static StoredJob job(ExecutionComplete complete) {
        return (StoredJob) complete.getExecution().taskInstance.getData();
    }

    @Override
    public SchedulableInstance<StoredJob> schedulableInstance(String id) {
        throw new UnsupportedOperationException("jobs are scheduled by the job queue only");
    }

    @Override
    public SchedulableInstance<StoredJob> schedulableInstance(String id, StoredJob data) {
        throw new UnsupportedOperationException("jobs are scheduled by the job queue only");
    }
}
