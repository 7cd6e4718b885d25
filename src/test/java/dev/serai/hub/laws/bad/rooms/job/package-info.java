@NullMarked
package dev.serai.hub.laws.bad.rooms.job;

import org.jspecify.annotations.NullMarked;
