/** The channel Discord: sending and editing by its HTTP API, presses and commands by its interactions endpoint. */
@NullMarked
package dev.serai.hub.channel.discord;

import org.jspecify.annotations.NullMarked;
