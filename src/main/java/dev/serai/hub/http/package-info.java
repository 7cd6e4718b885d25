/** What HTTP routes share: problems and their rendering. */
@NullMarked
package dev.serai.hub.http;

import org.jspecify.annotations.NullMarked;
