/** Slack: its Web API for sending and editing, its signed callbacks for presses and commands. */
@NullMarked
package dev.serai.hub.channel.slack;

import org.jspecify.annotations.NullMarked;
