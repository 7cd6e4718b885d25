/** Which of several hubs does what only one may do: {@code master:<name>:…} in a route. */
@NullMarked
package dev.serai.hub.leader;

import org.jspecify.annotations.NullMarked;
