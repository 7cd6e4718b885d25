/** The console: pages of what the API answers, for people; what they read and change goes through the API's operations. */
@NullMarked
package dev.serai.hub.console;

import org.jspecify.annotations.NullMarked;
