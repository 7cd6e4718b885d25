@NullMarked
package dev.serai.hub.laws.bad.rooms.planning;

import org.jspecify.annotations.NullMarked;
