/** Discord's HTTP API and its signed interactions. */
@NullMarked
package dev.serai.kamelet.discord;

import org.jspecify.annotations.NullMarked;
