/** Slack's Web API and its signed callbacks. */
@NullMarked
package dev.serai.kamelet.slack;

import org.jspecify.annotations.NullMarked;
