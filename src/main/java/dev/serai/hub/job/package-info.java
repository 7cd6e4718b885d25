/** The {@code job:} Camel component: durable work on db-scheduler, scheduled in the caller's transaction. */
@NullMarked
package dev.serai.hub.job;

import org.jspecify.annotations.NullMarked;
