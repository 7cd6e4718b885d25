/** What HTTP routes share: problems and their rendering. */
@NullMarked
package dev.serai.hub.web;

import org.jspecify.annotations.NullMarked;
