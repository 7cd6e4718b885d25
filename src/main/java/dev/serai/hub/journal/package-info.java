/** What happened, written once in the transaction that made it so: the timeline and the audit read from here. */
@NullMarked
package dev.serai.hub.journal;

import org.jspecify.annotations.NullMarked;
