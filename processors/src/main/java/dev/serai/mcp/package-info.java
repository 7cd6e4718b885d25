/** The Model Context Protocol, as far as the hub speaks it: JSON-RPC 2.0 messages, one a request. */
@NullMarked
package dev.serai.mcp;

import org.jspecify.annotations.NullMarked;
