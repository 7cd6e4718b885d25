/** Java behind the Kamelet for mail. */
@NullMarked
package dev.serai.kamelet.mail;

import org.jspecify.annotations.NullMarked;
