/** The one writer of events: whatever happened is recorded in the transaction that made it so. */
@NullMarked
package dev.serai.hub.journal;

import org.jspecify.annotations.NullMarked;
