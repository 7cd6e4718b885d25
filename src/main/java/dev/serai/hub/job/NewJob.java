package dev.serai.hub.job;

import java.time.Instant;

/**
 * A job to be stored.
 *
 * @param name the job's name
 * @param instance what it is among those of its name; equal for equal keys
 * @param payload its content as JSON text, without NUL
 * @param due when it may start
 */
record NewJob(String name, String instance, String payload, Instant due) {}
