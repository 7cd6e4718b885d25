/** What happens, as it happens: who listens, and how far each has read. */
@NullMarked
package dev.serai.hub.events;

import org.jspecify.annotations.NullMarked;
