/** ApprovalRequests people for their yes, their decisions, and whether what they approved still is what would run. */
@NullMarked
package dev.serai.hub.approval;

import org.jspecify.annotations.NullMarked;
