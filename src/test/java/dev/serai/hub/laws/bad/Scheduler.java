package dev.serai.hub.laws.bad;

import dev.serai.hub.job.JobQueue;

/** Schedules a job where no reader of the routes sees it: what the laws refuse. */
public record Scheduler(JobQueue jobs) {}
