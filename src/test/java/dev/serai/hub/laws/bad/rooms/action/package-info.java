@NullMarked
package dev.serai.hub.laws.bad.rooms.action;

import org.jspecify.annotations.NullMarked;
