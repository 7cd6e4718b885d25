/** What every HTTP route shares: the contract, problems, limits and gates. */
@NullMarked
package dev.serai.hub.http;

import org.jspecify.annotations.NullMarked;
