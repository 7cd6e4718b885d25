/** The {@code job:} Camel component: durable work in PostgreSQL, scheduled in the caller's transaction. */
@NullMarked
package dev.serai.hub.job;

import org.jspecify.annotations.NullMarked;
