/** The hub's own PostgreSQL for a machine that has none: durable, closed to strangers, stopped with the hub. */
@NullMarked
package dev.serai.hub.db.embedded;

import org.jspecify.annotations.NullMarked;
