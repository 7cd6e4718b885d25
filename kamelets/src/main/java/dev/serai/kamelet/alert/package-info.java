/** What is done with alerts and their texts on the way, in any Camel: reading, identifying, scoring, matching, redacting. */
@NullMarked
package dev.serai.kamelet.alert;

import org.jspecify.annotations.NullMarked;
