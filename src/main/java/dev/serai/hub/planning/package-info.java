/** What could be done about an incident: playbooks that match, requests of people, previews and proposals with their risk. */
@NullMarked
package dev.serai.hub.planning;

import org.jspecify.annotations.NullMarked;
