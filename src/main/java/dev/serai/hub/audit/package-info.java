/** Seals the audit, writes its checkpoints, verifies and exports it. */
@NullMarked
package dev.serai.hub.audit;

import org.jspecify.annotations.NullMarked;
