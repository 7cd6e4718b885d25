/** What may be done about an incident: playbooks, when they apply, and the arguments of their steps. */
@NullMarked
package dev.serai.playbook;

import org.jspecify.annotations.NullMarked;
