/** Plans from playbooks, proposals with their risk, and the decisions of people on them. */
@NullMarked
package dev.serai.hub.approval;

import org.jspecify.annotations.NullMarked;
