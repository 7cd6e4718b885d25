@NullMarked
package dev.serai.hub.laws.bad.rooms.db;

import org.jspecify.annotations.NullMarked;
