/** Other AI clients: they get the tools of the investigator, for the person whose token they have. */
@NullMarked
package dev.serai.hub.mcp;

import org.jspecify.annotations.NullMarked;
