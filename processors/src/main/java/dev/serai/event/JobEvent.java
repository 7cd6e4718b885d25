package dev.serai.event;

/** What happened to a job. */
public sealed interface JobEvent extends Event {

    @Override
    Subject.Job subject();

    @Verb(value = "job.retried", means = "A person had a dead job tried again.")
    record Retried(Subject.Job subject) implements JobEvent {}
}
